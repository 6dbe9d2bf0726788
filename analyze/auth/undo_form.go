package auth

import (
	"bytes"
	"mime/quotedprintable"
	"slices"
	"strings"

	"github.com/eml-inspect/eml-inspect/analyze/eml"
	"github.com/eml-inspect/eml-inspect/charset"
)

// form is a way to write the content of a leaf.
type form struct {
	encoding eml.Encoding
	charset  string // "" where it stays
	links    bool   // its links are put back that a filter rewrote
}

// changes names what a form undoes.
func (f form) changes(p region) []Change {
	var list []Change
	if f.links {
		list = append(list, Change{What: LinksRewritten})
	}
	if f.charset != "" {
		list = append(list, Change{What: CharsetConverted})
	}
	if f.encoding != p.part.Encoding || len(list) == 0 {
		list = append(list, Change{What: Reencoded})
	}
	return list
}

// widths are the lengths of base64 lines that programs write.
var widths = [...]int{76, 72, 64, 60, 70, 74, 78}

// earlierCharsets are those that programs convert to UTF-8.
var earlierCharsets = [...]string{"gbk", "gb18030", "big5", "iso-8859-1", "windows-1252", "iso-8859-15", "iso-2022-jp",
	"shift_jis", "euc-jp", "euc-kr", "koi8-r", "windows-1251", "windows-1250", "iso-8859-2"}

// converted writes UTF-8 text in another charset, if it can be.
func converted(text []byte, name string) ([]byte, bool) {
	e, ok := charset.Encoding(name)
	if !ok {
		return nil, false
	}
	out, err := e.NewEncoder().Bytes(text)
	return out, err == nil && !bytes.Equal(out, text)
}

func splitLines(b []byte) [][]byte {
	if len(b) == 0 {
		return nil
	}
	lines := linesOf(b)
	if len(lines[len(lines)-1]) == 0 && b[len(b)-1] == '\n' {
		lines = lines[:len(lines)-1]
	}
	return lines
}

// linesOf gives the lines of a text without what ends them; the last one is what stands behind the last line end.
func linesOf(text []byte) [][]byte {
	lines := bytes.Split(text, []byte{'\n'})
	for i := range lines {
		lines[i] = bytes.TrimSuffix(lines[i], []byte{'\r'})
	}
	return lines
}

func quoted(lines [][]byte) [][]byte {
	var out bytes.Buffer
	w := quotedprintable.NewWriter(&out)
	_, _ = w.Write(bytes.Join(lines, crlf)) // a bytes.Buffer takes everything
	_ = w.Close()
	return linesOf(out.Bytes())
}

// with puts a form of a leaf into the body. Its header, where that is part of the body, states the
// encoding of the form.
func (d *draft) with(p region, e eml.Encoding, lines [][]byte) *draft {
	out := d.replace(p.first, p.last, lines)
	for i := p.header; i < p.first; i++ {
		if line := restated(out.lines[i], e); !bytes.Equal(line, out.lines[i]) {
			out.lines[i] = line
			var text canonText
			out.text.replace(&text, i, i+1, canonical([][]byte{line}, d.canon))
			out.text = text
		}
	}
	return out
}

// header gives the header of a leaf, as far as it is part of the body, where it states another encoding.
func (d *draft) header(p region, e eml.Encoding) piece {
	lines, kept := d.lines[p.header:p.first], true
	for i, line := range lines {
		other := restated(line, e)
		if bytes.Equal(line, other) {
			continue
		}
		if kept {
			lines, kept = slices.Clone(lines), false
		}
		lines[i] = other
	}
	if kept {
		return d.text.piece(lineRange{p.header, p.first})
	}
	text := canonical(lines, d.canon)
	return text.whole()
}

// restated gives a Content-Transfer-Encoding line another value.
func restated(line []byte, e eml.Encoding) []byte {
	const name = "content-transfer-encoding:"
	if len(line) < len(name) || !strings.EqualFold(string(line[:len(name)]), name) {
		return line
	}
	return append(bytes.Clone(line[:len(name)]), " "+string(e)...)
}
