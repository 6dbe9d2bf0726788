package eml

import (
	"bytes"
	"strings"

	"github.com/eml-inspect/eml-inspect/analyze/hypertext"
	"github.com/eml-inspect/eml-inspect/headers"
)

// openPasted finds a message whose source was pasted into a text of another one, or attached as a text: people who cannot forward
// it as an attachment send it so. What returns mail often has such a text, too, and is read as the notice that it is.
func (p *parser) openPasted(m *Message) {
	if len(m.Carried) > 0 || m.Root.Layer.Unwrapped() || p.depth >= p.limits.Depth || p.parts >= p.limits.Parts {
		return
	}
	for part := range m.Root.All() {
		if !part.Leaf() || part.Type != "text/plain" && part.Type != "text/html" {
			continue
		}
		source := part.pasted()
		if source == nil {
			continue
		}
		if m.returnsMail() {
			return
		}
		path := m.carriedPath(part.Section())
		layer := newLayer(path+textLayer, source)
		inner := p.parse(layer, layer.whole(), path, m, p.depth+1)
		inner.Pasted = !part.attached()
		m.Carried = append(m.Carried, inner)
		return
	}
}

// attached reports whether a text is a file.
func (part *Part) attached() bool {
	return part.Disposition().Value == "attachment" || part.Name() != ""
}

// pasted gives the source of a message that a text holds, nil where it holds none.
func (part *Part) pasted() []byte {
	text := part.Decoded.Data
	if part.attached() {
		if plain, ok := fromUTF16(text); ok {
			text = plain
		}
	}
	if !bytes.Contains(text, []byte("Received:")) {
		return nil
	}
	if part.Type != "text/html" {
		return sourceIn(text, func(b []byte) []byte { return b })
	}
	page := hypertext.Read(strings.ToValidUTF8(string(text), "\ufffd"))
	if page.Cut {
		return nil
	}
	return sourceIn([]byte(page.Text), refolded)
}

// sourceIn finds the source of a message in a text by a Received field. It has to have a whole header: a text may well speak of
// fields, and quote some. What a text of its kind does to lines is undone.
func sourceIn(text []byte, undo func([]byte) []byte) []byte {
	at := 0
	for range maxTries {
		i := bytes.Index(text[at:], []byte("Received:"))
		if i < 0 {
			return nil
		}
		at += i
		line := bytes.LastIndexByte(text[:at], '\n') + 1
		margin := text[line:at]
		at++
		if len(bytes.Trim(margin, "> \t")) > 0 {
			continue
		}
		top, whole := headerAbove(text, line, margin)
		for _, start := range [...]int{top, whole} {
			source := text[start:]
			if len(margin) > 0 {
				source = withoutMargin(source)
			}
			if source = undo(source); wholeHeader(headersOf(source)) {
				return source
			}
		}
	}
	return nil
}

// wholeHeader reports whether a header is that of a message, little else is in it, such as lines that pasting broke, and a server says
// when it took the message.
func wholeHeader(header headers.Block) bool {
	f, ok := header.Find("Received")
	others := len(header.Fields) - header.Named()
	return ok && others*5 <= header.Named() && ofMessage(header) >= 4 && headers.ReadReceived(f).Date.OK()
}

// headerAbove gives where the header may begin that a line of a text belongs to: at the first field that stands above it, up to an empty
// line, and at the first one with nothing between them but fields and folds that kept their white space.
func headerAbove(text []byte, line int, margin []byte) (top, whole int) {
	top, whole = line, line
	folded, broken := false, false
	for at := line; at > max(0, line-maxBefore); {
		at = bytes.LastIndexByte(text[:at-1], '\n') + 1
		end, _ := nextLineAt(text, at)
		rest, ok := bytes.CutPrefix(text[at:end], margin)
		said := bytes.TrimSpace(rest)
		switch {
		case !ok || len(said) == 0:
			return top, whole
		case rest[0] == ' ' || rest[0] == '\t':
			folded = true
			continue
		case !headers.Begins(rest, headers.Span{End: len(rest)}) || !folded && said[len(said)-1] == ':':
			broken = true
		default:
			top = at
			if !broken {
				whole = at
			}
		}
		folded = false
	}
	return top, whole
}
