package analyze

import (
	"crypto/sha256"
	"encoding/hex"
	"strings"
	"unicode/utf8"

	"github.com/eml-inspect/eml-inspect/analyze/eml"
	"github.com/eml-inspect/eml-inspect/analyze/filetype"
	"github.com/eml-inspect/eml-inspect/charset"
)

// parts lists the tree of the message, of which the contents are leaves in the same order, each behind those recovered from it.
func (e *Evidence) parts() []Part {
	list := make([]Part, 0, len(e.Contents)+1)
	contents := e.Contents
	for p := range e.Root.All() {
		contents = contents[len(p.Recovered):]
		name := ""
		if len(contents) > 0 && contents[0].Part == p {
			name, contents = contents[0].Name.Text, contents[1:]
		}
		list = append(list, Part{Path: p.Section(), Type: printable(p.Type), Charset: printable(p.Content.Get("charset")),
			Encoding: string(p.Encoding), Disposition: printable(p.Disposition().Value), Name: name,
			Span: p.Layer.AtSpan(p.Span), Size: p.Decoded.Size()})
	}
	return list
}

// nameOf gives the file name of one part.
func (e *Evidence) nameOf(p *eml.Part) string {
	for _, c := range e.Contents {
		if c.Part == p {
			return c.Name.Text
		}
	}
	return ""
}

// texts lists every text that a person would read: the shown fields, the names of files, the bodies.
func (e *Evidence) texts() []Text {
	list := make([]Text, 0, len(e.HeaderTexts)+len(e.Contents))
	for _, h := range e.HeaderTexts {
		list = append(list, headerText(h))
	}
	for _, c := range e.Contents {
		if c.Name.Text != "" {
			list = append(list, nameText(c))
		}
		if c.Reading != nil && c.Body {
			list = append(list, bodyText(c))
		}
		if c.TNEF != nil {
			list = append(list, e.tnefTexts(c)...)
		}
	}
	return list
}

func headerText(h HeaderText) Text {
	text := h.HeaderText.Text
	t := Text{Part: h.Part, Field: h.Name, Text: text, Repaired: h.Repaired, Plain: h.Plain, Line: text}
	actual := "us-ascii"
	switch {
	case len(h.Words) > 0:
		w := tellingWord(h.Words)
		declared := printable(w.Label)
		t.Declared, actual = &declared, w.Actual
	case h.RawCharset != "":
		actual = h.RawCharset
	}
	if actual != "" {
		t.Actual = &actual
	}
	return t.cut()
}

// tellingWord is the word that says most of the charset of a text: one under a wrong label, else one that
// holds more than ASCII, else the first.
func tellingWord(words []charset.Word) charset.Word {
	telling := words[0]
	for _, w := range words {
		if mislabeled(w) {
			return w
		}
		if telling.Actual == "us-ascii" {
			telling = w
		}
	}
	return telling
}

func nameText(c Content) Text {
	n := c.Name
	t := Text{Part: c.Section(), Field: "filename", Repaired: n.Repaired, Text: n.Text, Plain: n.Plain, Line: n.Text}
	if declared := printable(c.Naming.Declared); declared != "" {
		t.Declared = &declared
	}
	actual := c.Naming.Actual
	if actual == "" && !highBytes(c.Name.Text) {
		actual = "us-ascii"
	}
	if actual != "" {
		t.Actual = &actual
	}
	return t.cut()
}

func bodyText(c Content) Text {
	t := Text{Part: c.Section(), Field: "body", Text: c.Reading.Text, Repaired: garbled(c) || c.changed() || c.Rescued()}
	if _, stated := c.Content.Find("charset"); stated {
		label := printable(c.Label)
		t.Declared = &label
	}
	if actual := c.Reading.Actual; actual != "" {
		t.Actual = &actual
	}
	if t.Repaired {
		t.Plain, t.Line = sideBySide(c)
	}
	return t.cut()
}

// cut shortens a text that is too long for a report.
func (t Text) cut() Text {
	if len(t.Text) <= maxText {
		return t
	}
	end := maxText
	for end > 0 && !utf8.RuneStart(t.Text[end]) {
		end--
	}
	t.Text, t.Cut = strings.Clone(t.Text[:end]), true // the whole text is not kept for its beginning
	return t
}

// attachments lists the files: leaves that are no body, and what is inside winmail.dat.
func (e *Evidence) attachments() []Attachment {
	list, h := make([]Attachment, 0, e.countFiles()), e.Hiding()
	for _, c := range e.Contents {
		list = append(list, enclosedFiles(c)...)
		if c.Body {
			continue
		}
		if (c.Part != e.Root || e.Message.Stored == "") && !c.ofReport() {
			list = append(list, Attachment{Name: c.Name.Text, Type: printable(c.Type), Size: c.Decoded.Size(),
				SHA256: sumOf(c.Decoded), Part: c.Section(), Source: e.fileSource(c),
				Hidden: h.hides(c) || c.shownInText(), Actual: differs(c), Data: held(c.Decoded)})
		}
		if c.TNEF != nil {
			list = append(list, tnefFiles(c)...)
		}
	}
	return list
}

// countFiles counts the leaves that are no body.
func (e *Evidence) countFiles() (n int) {
	for i := range e.Contents {
		if !e.Contents[i].Body {
			n++
		}
	}
	return n
}

// ofReport reports whether a part without a name is what a report says to programs: no file that anybody sent.
func (c Content) ofReport() bool {
	switch c.Type {
	case "message/delivery-status", "message/global-delivery-status", "message/disposition-notification",
		"message/global-disposition-notification", "message/feedback-report", "text/rfc822-headers", "message/global-headers":
		return c.Name.Text == "" && c.Disposition().Value != "attachment"
	}
	return false
}

// hides reports whether many programs do not list a file: they do not see it, or show it within the text.
func (h hiding) hides(c Content) bool {
	_, id := c.Field("Content-ID")
	why, _ := h.why(c)
	switch why {
	case "related", "alternative", "appledouble", "calendar":
		return true
	}
	return c.Lost != "" || id && c.Disposition().Value != "attachment"
}

// differs gives what a file is where its bytes show that it is something else than its part says.
func differs(c Content) string {
	actual := filetype.Of(c.Decoded.Data)
	if actual.Is(c.Type) || actual.Has(usualEnding(filetype.Named(c.Type))) {
		return ""
	}
	return actual.Name
}

// held gives the bytes of a content, nil where not all of them are held.
func held(d eml.Decoded) []byte {
	if d.Begins() {
		return nil
	}
	return d.Data
}

func sumOf(d eml.Decoded) string {
	return inHex(d.Sum())
}

func sum(b []byte) string { return inHex(sha256.Sum256(b)) }

func inHex(sum [sha256.Size]byte) string {
	var room [2 * sha256.Size]byte
	return string(hex.AppendEncode(room[:0], sum[:]))
}
