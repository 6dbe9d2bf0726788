package eml

import (
	"bytes"
	"strconv"
	"strings"

	"github.com/eml-inspect/eml-inspect/headers"
)

// appleMail gives the message in a file of Apple Mail (.emlx): a line with its length stands before it, and a property list
// behind. Where the length does not fit, because line ends were converted, the message ends at the list.
func appleMail(file *Layer) (message *Layer, ok bool) {
	b := file.Data
	line, _, found := bytes.Cut(b[:min(len(b), maxCountLine)], []byte{'\n'})
	if !found {
		return nil, false
	}
	start := len(line) + 1
	length, err := strconv.Atoi(strings.TrimSpace(string(line)))
	if err != nil || length < 1 || !headers.Begins(b, headers.Span{Start: start, End: len(b)}) {
		return nil, false
	}
	end := start + length
	if length > len(b)-start || !isPropertyList(b[end:]) {
		if end = bytes.LastIndex(b, []byte("\n<?xml")) + 1; end < start || !isPropertyList(b[end:]) {
			return nil, false
		}
	}
	message = newLayer(file.Path, b[start:end])
	message.Base, message.Lines = start, 1
	return message, true
}

// maxCountLine is how long the line with the length is at the most.
const maxCountLine = 24

// isPropertyList reports whether bytes are a property list, from their beginning on.
func isPropertyList(b []byte) bool {
	head := b[:min(len(b), 300)]
	return bytes.HasPrefix(head, []byte("<?xml")) && bytes.Contains(head, []byte("<plist"))
}

// keptApart reports whether the content of a part of the message is kept in another file.
func (m *Message) keptApart() bool {
	for p := range m.Root.All() {
		if p.KeptApart() {
			return true
		}
	}
	return false
}

// KeptApart reports whether Apple Mail keeps the content of the part in a file of its own: it states the length of what is
// not there.
func (p *Part) KeptApart() bool {
	_, stated := p.Field("X-Apple-Content-Length")
	return stated && p.Leaf() && len(bytes.TrimSpace(p.Raw())) == 0
}
