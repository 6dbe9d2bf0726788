package mapi

import (
	"slices"
	"strings"

	"github.com/eml-inspect/eml-inspect/analyze/rtf"
	"github.com/eml-inspect/eml-inspect/charset"
)

// Format says what a Text is written in, as a media type.
type Format string

const (
	HTML     Format = "text/html"
	Plain    Format = "text/plain"
	Calendar Format = "text/calendar" // an appointment, a meeting or a task (RFC 5545)
	Card     Format = "text/vcard"    // a contact (RFC 6350)
)

// Text is one text of a message that a person would read.
type Text struct {
	Format Format
	// Text is UTF-8, whatever charset HTML names.
	Text string
	// First says that it is the text that Outlook shows.
	First bool
	// Declared is the charset that the properties state for the bytes, "" for Unicode and for what
	// was made from other properties. Actual is the one that they are in, "" for what was taken out
	// of Rich Text, which has many, or made. Both are lower-case IANA names.
	Declared, Actual string
	// Raw are the bytes as stored, nil for Unicode and for what was made or taken out of Rich Text.
	Raw []byte
	// Repaired says that the bytes are not in the charset that is stated, and were read in another.
	Repaired bool
	// Cut says that the text goes on where Text ends.
	Cut bool
	// Faults are those of Rich Text that it was taken from, compressed or not.
	Faults []rtf.Fault
}

// Texts returns the texts of the message: the page it is shown as, its plain text, and what its
// properties say if it is an appointment, a task or a contact. The page is PidTagHtml, or is taken
// out of Rich Text; Rich Text that holds none gives its words where there is no plain text. Texts of
// more than 32 MB are cut.
func (m *Message) Texts() []Text { return m.TextsUpTo(maxText) }

// TextsUpTo is Texts for those who want no more than the beginning of each: somewhat more than
// limit bytes of it are read.
func (m *Message) TextsUpTo(limit int) []Text {
	var list []Text
	plain, hasPlain := m.body(TagBody, Plain, limit)
	if !hasPlain {
		plain, hasPlain = m.body(TagReportText, Plain, limit)
	}
	page, hasPage := m.body(TagHTML, HTML, limit)
	if !hasPage {
		rich, ok := m.rich(hasPlain, limit)
		switch {
		case ok && rich.Format == HTML:
			page, hasPage = rich, true
		case ok:
			plain, hasPlain = rich, true
		}
	}
	if hasPage {
		list = append(list, page)
	}
	if hasPlain {
		list = append(list, plain)
	}
	if item, ok := m.item(); ok {
		list = append(list, item)
	}
	if len(list) > 0 {
		list[0].First = true
	}
	return list
}

// body reads a text that is stored as it is.
func (m *Message) body(id uint16, format Format, limit int) (Text, bool) {
	p := m.longest(id)
	if p == nil {
		return Text{}, false
	}
	t := Text{Format: format}
	value, page := p.Value, m.page()
	if t.Cut = len(value) > 2*limit; t.Cut {
		value = value[:2*limit]
	}
	if p.Type == TypeString {
		t.Text, t.Actual = DecodeUnicode(value), "utf-16le"
		return t, strings.TrimSpace(t.Text) != ""
	}
	if p.Type == TypeString8 {
		value = UntilZero(value)
	}
	if n := m.number(TagInternetCodepage); format == HTML && n != 0 && (p.Type == TypeBinary || fits(value, n)) {
		page = n
	}
	t.Declared, _ = charset.Codepage(page)
	t.Raw = trimZeros(value)
	r := charset.Read(t.Raw, t.Declared)
	t.Text, t.Actual = r.Text, r.Actual
	switch r.Verdict {
	case charset.Wrong, charset.Unlabeled:
		t.Repaired = true
	}
	return t, strings.TrimSpace(t.Text) != ""
}

// fits says whether bytes are text in a code page.
func fits(b []byte, page int) bool {
	name, ok := charset.Codepage(page)
	return ok && charset.Read(b, name).Verdict == charset.Fits
}

// longest finds the property with this id, the one in Unicode if there are several.
func (m *Message) longest(id uint16) *Property {
	var found *Property
	for i := range m.Properties {
		p := &m.Properties[i]
		if p.ID != id || p.Name != nil || len(p.Value) == 0 {
			continue
		}
		if found == nil || p.Type == TypeString && found.Type != TypeString {
			found = p
		}
	}
	return found
}

func trimZeros(b []byte) []byte {
	for len(b) > 0 && b[len(b)-1] == 0 {
		b = b[:len(b)-1]
	}
	return b
}

const (
	maxGrowth = 6 << 20 // how much longer than it is Rich Text may become when it is unpacked
	richness  = 32      // how many bytes of Rich Text may stand for one of its text
	maxText   = 32 << 20
)

// cut says whether Rich Text was not unpacked to its end.
func cut(faults []rtf.Fault) bool {
	return slices.ContainsFunc(faults, func(f rtf.Fault) bool { return f.Kind == rtf.Limit })
}

// rich takes a text out of Rich Text: a page, or words unless there is plain text already.
func (m *Message) rich(hasPlain bool, limit int) (Text, bool) {
	p := m.Get(TagRTFCompressed)
	if p == nil || len(p.Value) == 0 {
		return Text{}, false
	}
	b, faults := rtf.DecompressUpTo(p.Value, min(len(p.Value)+maxGrowth, richness*limit))
	d := rtf.ReadHTML(b)
	t := Text{Format: HTML, Text: d.HTML, Cut: cut(faults), Faults: append(faults, d.Faults...)}
	if d.Encapsulated != rtf.FromHTML {
		t.Format, t.Text = Plain, d.Text
	}
	return t, strings.TrimSpace(t.Text) != "" && !(hasPlain && t.Format == Plain)
}
