package analyze

import (
	"strings"

	"github.com/eml-inspect/eml-inspect/analyze/eml"
	"github.com/eml-inspect/eml-inspect/charset"
	"github.com/eml-inspect/eml-inspect/headers"
)

// HeaderText is a text in a field that a person reads: a subject, or one display name of several.
type HeaderText struct {
	headers.Field
	charset.HeaderText
	Mended
	At    headers.Span // where it stands in Layer
	Layer *eml.Layer
	Part  string // of a field of a part: its section number
}

// source gives the text as it stands in the field.
func (h *HeaderText) source() string {
	start := h.At.Start - h.Field.Value.Start
	return h.Field.Text[start : start+h.At.Len()]
}

// usualTexts is how many texts most headers have: a sender, a subject and recipients.
const usualTexts = 4

// readHeaderTexts reads the fields that mail programs show. Few raw bytes in one of them are read as other
// texts of the message are, for one program wrote them all.
func (e *Evidence) readHeaderTexts() {
	for i := range e.Contents {
		if r := e.Contents[i].Reading; r != nil && r.Sure {
			e.noteLikely(r.Actual)
		}
	}
	e.HeaderTexts = make([]HeaderText, 0, usualTexts)
	fields := e.Header().Fields
	for i := range fields {
		e.readShown(&fields[i])
	}
	for p := range e.Root.All() {
		if f, ok := p.Field("Content-Description"); ok {
			e.readText(&f, p, p.Section(), headers.Span{End: len(f.Text)}, charset.Unstructured)
		}
	}
}

// readShown reads a field of the header, if mail programs show it.
func (e *Evidence) readShown(f *headers.Field) {
	switch shown(f) {
	case "addresses":
		e.readNamesOfPeople(f)
	case "text":
		e.readText(f, e.Root, "", headers.Span{End: len(f.Text)}, e.unstructured)
	}
}

// unstructured reads the text of a field, but not the first Subject again: where nothing of it is raw it says the same
// whatever charsets are likely.
func (e *Evidence) unstructured(text string, likely ...string) charset.HeaderText {
	if text == e.topic && e.about.RawStart < 0 {
		return e.about
	}
	return charset.Unstructured(text, likely...)
}

// shownField is a field that mail programs show, and whether it holds text or addresses.
type shownField struct{ name, holds string }

// shownFields are those fields, by the size of their names.
var shownFields = [...][]shownField{
	len("To"):           {{"To", "addresses"}, {"Cc", "addresses"}},
	len("From"):         {{"From", "addresses"}},
	len("Sender"):       {{"Sender", "addresses"}},
	len("Subject"):      {{"Subject", "text"}},
	len("Reply-To"):     {{"Reply-To", "addresses"}, {"Comments", "text"}, {"Keywords", "text"}},
	len("Organization"): {{"Organization", "text"}, {"Thread-Topic", "text"}},
}

// shown says whether mail programs show a field, and whether it holds text or addresses.
func shown(f *headers.Field) string {
	if len(f.Name) < len(shownFields) {
		for _, s := range shownFields[len(f.Name)] {
			if f.Is(s.name) {
				return s.holds
			}
		}
	}
	return ""
}

// readNamesOfPeople reads each display name of a field by itself. Raw bytes that stand in no name are read
// with the whole field.
func (e *Evidence) readNamesOfPeople(f *headers.Field) {
	at := 0
	for _, n := range e.readAddresses(f).Names() {
		if highBytes(f.Text[at:n.Start]) {
			break
		}
		at = n.End
		e.readText(f, e.Root, "", n.Span, charset.Phrase)
	}
	if highBytes(f.Text[at:]) {
		e.readText(f, e.Root, "", headers.Span{Start: at, End: len(f.Text)}, charset.Unstructured)
	}
}

// highBytes reports whether a text holds bytes beyond ASCII.
func highBytes(s string) bool {
	for i := range len(s) {
		if s[i] >= 0x80 {
			return true
		}
	}
	return false
}

// readText reads a span of the text of a field.
func (e *Evidence) readText(f *headers.Field, p *eml.Part, part string, s headers.Span,
	read func(string, ...string) charset.HeaderText) {
	most := maxHeaderTexts
	if shown(f) != "addresses" {
		most += maxHeaderTexts // the names of people leave room for these
	}
	if len(e.HeaderTexts) >= most {
		if text := f.Text[s.Start:s.End]; strings.Contains(text, "=?") || highBytes(text) {
			e.reached(limitTexts)
		}
		return
	}
	text := read(f.Text[s.Start:s.End], e.likely...)
	for _, w := range text.Words {
		if w.Verdict == charset.Fits {
			e.noteLikely(w.Actual)
		}
	}
	plain, spelled := unspelled(text.Text)
	text.Text, text.Repaired = plain, text.Repaired || spelled != nil
	text, m := mendHeader(text, e.Options.searches)
	m.Spelled = spelled
	e.HeaderTexts = append(e.HeaderTexts, HeaderText{Field: *f, HeaderText: text, Mended: m, At: s.Shift(f.Value.Start),
		Layer: p.Layer, Part: part})
}

// maxLikely is the most charsets that are kept as likely.
const maxLikely = 4

// noteLikely keeps a charset that a text of the message is in for sure.
func (e *Evidence) noteLikely(name string) {
	if name == "" || name == "us-ascii" || len(e.likely) >= maxLikely {
		return
	}
	for _, known := range e.likely {
		if known == name {
			return
		}
	}
	e.likely = append(e.likely, name)
}

// eachField runs over the texts of header fields, those of one field together.
func (p *Pass) eachField(see func([]HeaderText)) {
	texts := p.HeaderTexts
	for len(texts) > 0 {
		n := 1
		for n < len(texts) && texts[n].Field.Span == texts[0].Field.Span && texts[n].Layer == texts[0].Layer {
			n++
		}
		see(texts[:n])
		texts = texts[n:]
	}
}

// maxPlaces is how many places in one field are shown.
const maxPlaces = 5

// wordsAt gives the places of the words of texts that pass a test, and one of the texts.
func (p *Pass) wordsAt(texts []HeaderText, bad func(charset.Word) bool) (where []Place, of *HeaderText) {
	for i := range texts {
		h := &texts[i]
		for _, w := range h.Words {
			if !bad(w) || len(where) >= maxPlaces {
				continue
			}
			if of == nil {
				of = h
			}
			at := headers.Span{Start: w.Start, End: w.End}.Shift(h.At.Start)
			where = append(where, p.at(h.Layer, at, h.Part))
		}
	}
	return where, of
}

// maxFact is the most characters of a text that a fact holds.
const maxFact = 200

// brief is a text as a fact: shortened.
func brief(text string) string {
	n := 0
	for i := range text {
		if n++; n > maxFact {
			return text[:i] + "…"
		}
	}
	return text
}
