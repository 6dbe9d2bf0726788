package auth

import (
	"strings"

	"github.com/eml-inspect/eml-inspect/analyze/eml"
	"github.com/eml-inspect/eml-inspect/headers"
)

// rawField is a header field as it is signed.
type rawField struct {
	name  string // as written, with the white space before the colon
	value string // all that follows the colon, folds included, without the last line end
	at    int    // where it begins in the layer; -1 for one that does not stand there
}

// rawFields gives the fields of a message as they are signed. Lines that are no fields are left out: the
// "From " line of an mbox was never part of the message.
func rawFields(m *eml.Message) []rawField {
	header := m.Header()
	out := make([]rawField, 0, len(header.Fields))
	for _, f := range header.Fields {
		if f.Kind == headers.Named {
			out = append(out, rawOf(m.Root.Layer, f))
		}
	}
	return out
}

func rawOf(layer *eml.Layer, f headers.Field) rawField {
	raw := rawField{name: f.Name, value: f.Text, at: f.Start}
	if colon := f.Value.Start - 1; colon-f.Start != len(f.Name) {
		raw.name = string(layer.Bytes(headers.Span{Start: f.Start, End: colon}))
	}
	if len(f.Text) < f.Value.Len() {
		raw.value = string(layer.Bytes(f.Value))
	}
	return raw
}

// appendField adds a field in canonical form (RFC 6376, sections 3.4.1 and 3.4.2), with its line end.
func appendField(out []byte, canon Canon, name, value string) []byte {
	if canon == Relaxed {
		out = appendLower(out, strings.TrimRight(name, " \t"))
		out = append(out, ':')
		out = appendUnfolded(out, value)
	} else {
		out = append(append(out, name...), ':')
		out = appendFolded(out, value)
	}
	return append(out, '\r', '\n')
}

func appendLower(out []byte, name string) []byte {
	for i := range len(name) {
		c := name[i]
		if 'A' <= c && c <= 'Z' {
			c += 'a' - 'A'
		}
		out = append(out, c)
	}
	return out
}

// appendUnfolded adds a value on one line: each run of white space is one blank, none is left at its ends.
// A line end counts as white space, so that a fold that lost its blank gets it back.
func appendUnfolded(out []byte, value string) []byte {
	from := pastFold(value, 0)
	for i := from; i < len(value); {
		if c := value[i]; c > ' ' || !isFold(c) || c == ' ' && i+1 < len(value) && !isFold(value[i+1]) {
			i++
			continue
		}
		out = append(out, value[from:i]...)
		if from = pastFold(value, i); from == len(value) {
			return out
		}
		out, i = append(out, ' '), from
	}
	return append(out, value[from:]...)
}

// pastFold gives where the white space ends that begins at an offset.
func pastFold(value string, i int) int {
	for i < len(value) && isFold(value[i]) {
		i++
	}
	return i
}

func isFold(c byte) bool { return c == ' ' || c == '\t' || c == '\r' || c == '\n' }

// appendFolded adds a value as it stands, with line ends as they were on the wire: a file may have been
// saved with LF, CR CR LF, or CR.
func appendFolded(out []byte, value string) []byte {
	for {
		i := strings.IndexAny(value, "\r\n")
		if i < 0 {
			return append(out, value...)
		}
		out = append(out, value[:i]...)
		rest := strings.TrimLeft(value[i:], "\r")
		switch {
		case strings.HasPrefix(rest, "\n"):
			out, value = append(out, '\r', '\n'), rest[1:]
		case rest != "" && isBlank(rest[0]):
			out, value = append(out, '\r', '\n'), rest
		default:
			out, value = append(out, value[i:len(value)-len(rest)]...), rest
		}
	}
}
