package hypertext

import (
	"bytes"

	"github.com/eml-inspect/eml-inspect/headers"
)

// Declaration is what an HTML text says about its own charset.
type Declaration struct {
	headers.Span        // of the name, or of the byte order mark
	Charset      string // as written
	Source       Source
}

// Source says where a charset is declared.
type Source string

const (
	ByteOrderMark Source = "bom"  // the first bytes of the text; browsers believe it above all
	XML           Source = "xml"  // <?xml encoding="...">
	Meta          Source = "meta" // <meta charset> or <meta http-equiv="Content-Type">
)

// reach is how far into a text a declaration is looked for, as browsers do (HTML, section 13.2.3.2).
const reach = 1024

// Declared lists what an HTML text declares, one of each source, the one that browsers obey first.
func Declared(text []byte) []Declaration {
	var list []Declaration
	for _, find := range []func([]byte) (Declaration, bool){mark, meta, xml} {
		if d, ok := find(text[:min(len(text), reach)]); ok {
			list = append(list, d)
		}
	}
	return list
}

func mark(text []byte) (Declaration, bool) {
	for _, m := range []struct{ bytes, charset string }{
		{"\xEF\xBB\xBF", "utf-8"}, {"\xFF\xFE", "utf-16le"}, {"\xFE\xFF", "utf-16be"},
	} {
		if bytes.HasPrefix(text, []byte(m.bytes)) {
			return Declaration{headers.Span{End: len(m.bytes)}, m.charset, ByteOrderMark}, true
		}
	}
	return Declaration{}, false
}

// meta finds the first <meta> element that states a charset. One in a comment counts for nobody.
func meta(text []byte) (Declaration, bool) {
	lower := lowered(text)
	for at := 0; at < len(lower); {
		i := bytes.IndexByte(lower[at:], '<')
		if i < 0 {
			break
		}
		at += i
		switch rest := lower[at:]; {
		case bytes.HasPrefix(rest, []byte("<!--")):
			end := bytes.Index(rest, []byte("-->"))
			if end < 0 {
				return Declaration{}, false
			}
			at += end + 3
		case bytes.HasPrefix(rest, []byte("<meta")):
			end := at + element(rest)
			if d, ok := stated(text, lower, at, end, "charset"); ok {
				d.Source = Meta
				return d, true
			}
			at = end
		default:
			at++
		}
	}
	return Declaration{}, false
}

func xml(text []byte) (Declaration, bool) {
	start := len(text) - len(bytes.TrimLeft(text, "\xEF\xBB\xBF \t\r\n"))
	if !bytes.HasPrefix(text[start:], []byte("<?xml")) {
		return Declaration{}, false
	}
	d, ok := stated(text, text, start, start+element(text[start:]), "encoding")
	d.Source = XML
	return d, ok
}

// lowered writes ASCII letters small; all bytes keep their places.
func lowered(text []byte) []byte {
	out := bytes.Clone(text)
	for i, c := range out {
		if c >= 'A' && c <= 'Z' {
			out[i] = c + 'a' - 'A'
		}
	}
	return out
}

// element is the length of the tag that begins a text.
func element(text []byte) int {
	if end := bytes.IndexByte(text, '>'); end >= 0 {
		return end + 1
	}
	return len(text)
}

// stated reads key="value" between two offsets, as loosely as browsers do (HTML, section 13.2.3.3).
func stated(text, lower []byte, from, to int, key string) (Declaration, bool) {
	for from < to {
		i := bytes.Index(lower[from:to], []byte(key))
		if i < 0 {
			break
		}
		from += i + len(key)
		value := bytes.TrimLeft(text[from:to], " \t\r\n")
		if len(value) == 0 || value[0] != '=' {
			continue
		}
		value = bytes.TrimLeft(value[1:], " \t\r\n\"'")
		start := to - len(value)
		end := bytes.IndexAny(value, "\"' ;/?>\t\r\n")
		if end < 0 {
			end = len(value)
		}
		if end > 0 {
			return Declaration{Span: headers.Span{Start: start, End: start + end},
				Charset: string(value[:end])}, true
		}
	}
	return Declaration{}, false
}
