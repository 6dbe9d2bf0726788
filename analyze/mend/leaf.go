package mend

import (
	"bytes"
	"strconv"
	"strings"

	"github.com/eml-inspect/eml-inspect/analyze"
	"github.com/eml-inspect/eml-inspect/analyze/eml"
	"github.com/eml-inspect/eml-inspect/analyze/hypertext"
	"github.com/eml-inspect/eml-inspect/charset"
)

// leaf writes a part that has no parts: a text, a file, a winmail.dat.
func (w *mender) leaf(e *analyze.Evidence, p *eml.Part) *entity {
	c := w.content(p)
	var n *entity
	switch {
	case p.TNEF != nil:
		return w.unwrapped(e, p)
	case c.Body && c.Reading != nil:
		n = w.text(c)
	case strings.HasPrefix(p.Type, "message/") && reportLines(p.Decoded.Data):
		n = &entity{body: []byte(lineEnds.Replace(string(p.Decoded.Data))), fields: []field{
			{"Content-Type", structured(mediaType(p.Type), params(p, "boundary"))}, {"Content-Transfer-Encoding", "8bit"}}}
	default:
		n = w.file(p)
	}
	w.describe(p, n)
	if len(p.Recovered) == 0 && len(p.Enclosed) == 0 {
		return n
	}
	return w.beside(e, p, n)
}

// beside puts what was found in a text beside it: parts, and files that have an encoding of their own.
func (w *mender) beside(e *analyze.Evidence, p *eml.Part, own *entity) *entity {
	parts := []*entity{own}
	for i, f := range p.Enclosed {
		name := strings.TrimSpace(visible(charset.Phrase(f.Name).Text))
		if name == "" {
			name = "file-" + strconv.Itoa(i+1)
		}
		w.changed(p.Section(), ChangedEnclosed, name)
		file := leaf(kindOf(f.Data), nil, f.Data)
		file.fields = append(file.fields, disposed("attachment", name))
		parts = append(parts, file)
	}
	for _, lost := range p.Recovered {
		parts = append(parts, w.child(e, lost))
	}
	return w.multipart("multipart/mixed", nil, parts)
}

// file writes a file; what was saved of damaged encodings is encoded anew.
func (w *mender) file(p *eml.Part) *entity {
	if len(p.Decoded.Faults) > 0 {
		w.changed(p.Section(), ChangedEncoding, string(p.Encoding))
	}
	kind, but := p.Type, []string{"boundary", "name"}
	if strings.HasPrefix(kind, "message/") || strings.HasPrefix(kind, "multipart/") || !strings.Contains(kind, "/") {
		kind = "application/octet-stream" // readers would look for a message in it
	}
	return leaf(kind, params(p, but...), p.Decoded.Data)
}

// reportLines reports whether a report begins as a header does, and is text.
func reportLines(data []byte) bool {
	line, _, _ := bytes.Cut(bytes.TrimLeft(data, "\r\n"), []byte("\n"))
	name, _, ok := bytes.Cut(line, []byte(":"))
	named := ok && len(name) > 0 && !bytes.ContainsAny(name, " \t")
	return named && bytes.IndexByte(data, 0) < 0 && longest(data) <= maxLine
}

func longest(data []byte) int {
	most := 0
	for line := range bytes.Lines(data) {
		most = max(most, len(line))
	}
	return most
}

// text writes a text that a person reads, in UTF-8. Bytes whose charset nobody can tell stay as they are.
func (w *mender) text(c analyze.Content) *entity {
	r := c.Reading
	if len(c.Decoded.Faults) > 0 || len(c.Defects) > 0 {
		w.changed(c.Section(), ChangedEncoding, string(c.Encoding))
	}
	keep := params(c.Part, "charset", "boundary", "name")
	if r.Verdict == charset.Undecided {
		n := leaf(c.Type, keep, c.Decoded.Data)
		if label := c.Label; token(label) {
			n = leaf(c.Type, append([]param{{"charset", label}}, keep...), c.Decoded.Data)
		}
		return n
	}
	switch {
	case r.Verdict == charset.Mixed:
		w.changed(c.Section(), ChangedCharset, r.Actual+", "+r.Other)
	case r.Actual != "" && r.Actual != "us-ascii" && (r.Actual != "utf-8" || r.Verdict != charset.Fits):
		w.changed(c.Section(), ChangedCharset, r.Actual)
	}
	if c.Spelled != nil || c.Undone != nil || c.Unescaped != nil || c.Unstripped != nil || c.Shifted != "" {
		w.changed(c.Section(), ChangedText, "")
	}
	text := r.Text
	if r.MisfitCount > 0 {
		text = strings.ReplaceAll(text, "\uFFFD", "\u25A1") // says that a character is missing, not that this copy lost it
	}
	kind := c.Type
	if actual := c.TrueType(); actual != "" {
		w.changed(c.Section(), ChangedType, actual)
		kind = actual
	}
	if kind == "text/html" {
		text = asUTF8(text)
	}
	return textEntity(kind, keep, text)
}

// asUTF8 makes a page say that it is UTF-8, where it says something.
func asUTF8(page string) string {
	for _, d := range hypertext.Declared([]byte(page)) {
		if d.Source != hypertext.ByteOrderMark && d.End <= len(page) && !strings.EqualFold(page[d.Start:d.End], "utf-8") {
			return asUTF8(page[:d.Start] + "utf-8" + page[d.End:])
		}
	}
	return page
}
