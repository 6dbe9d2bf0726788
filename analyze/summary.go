package analyze

import (
	"strings"
	"time"

	"github.com/eml-inspect/eml-inspect/charset"
	"github.com/eml-inspect/eml-inspect/headers"
)

// summary reads the fields that a person looks at first.
func (e *Evidence) summary() Summary {
	if e.Header().Named() == 0 && e.Root.TNEF != nil {
		return itemSummary(&e.Root.TNEF.Message)
	}
	h := e.Root // an empty line may have cut fields off from the header
	s := Summary{
		From:      e.people("From"),
		To:        e.people("To"),
		Cc:        e.people("Cc"),
		MessageID: printable(unfolded(h.Field("Message-ID"))),
	}
	for _, t := range e.HeaderTexts {
		if t.Part == "" && t.Is("Subject") {
			s.Subject = t.HeaderText.Text
			break
		}
	}
	d := e.Way.Date
	if !d.OK() {
		f, _ := h.Field("Date")
		d = headers.ReadDate(f.Text)
	}
	s.Date = stamp(d)
	for _, name := range [...]string{"X-Mailer", "User-Agent"} {
		if s.Mailer == "" {
			s.Mailer = printable(unfolded(h.Field(name)))
		}
	}
	return s
}

func unfolded(f headers.Field, _ bool) string { return f.Unfolded() }

// maxPeople is the most addresses that a summary lists of one field.
const maxPeople = 20

// people reads an address field: decoded names, addresses as written.
func (e *Evidence) people(field string) string {
	f, ok := e.Root.Field(field)
	if !ok {
		return ""
	}
	list := e.addressesOf(&f).Addresses()
	out := make([]string, 0, min(len(list), maxPeople+1))
	for i, a := range list {
		if i == maxPeople {
			out = append(out, "…")
			break
		}
		out = append(out, e.person(&f, a))
	}
	return strings.Join(out, ", ")
}

func (e *Evidence) person(f *headers.Field, a headers.Address) string {
	name := strings.TrimSpace(strings.Trim(e.nameIn(f, a.Name), `"`))
	switch {
	case name == "":
		return printable(a.Addr)
	case a.Addr == "":
		return name
	}
	return name + " <" + printable(a.Addr) + ">"
}

// nameIn gives a display name of a field as it was read with the texts of the header; where those say it otherwise, it
// reads it: raw bytes hang on the charsets that are known by then, and references to characters are undone there.
func (e *Evidence) nameIn(f *headers.Field, name string) string {
	if name == "" {
		return ""
	}
	for i := range e.HeaderTexts {
		h := &e.HeaderTexts[i]
		if h.Field.Start == f.Start && h.Part == "" && h.RawStart < 0 && h.Spelled == nil && h.source() == name {
			return h.HeaderText.Text
		}
	}
	return mended(charset.Phrase(name, e.likely...), e.Options.searches)
}

// stamp writes a date as RFC 3339 with the offset as written, "" where it was not read. Where no zone
// is stated, none is made up: the offset is the unknown local one of RFC 3339, section 4.3.
func stamp(d headers.Date) string {
	if !d.OK() {
		return ""
	}
	text := d.Time.Format(time.RFC3339)
	if d.Zone == headers.ZoneAbsent {
		return strings.TrimSuffix(text, "Z") + "-00:00"
	}
	return text
}

// printable makes raw bytes of a field valid UTF-8.
//
//go:noinline
func printable(s string) string { return charset.UnstructuredText(s) }

// source gives the header of the message as it stands in its layer.
func (e *Evidence) source() Source {
	header := e.Header()
	data := e.layer().Data
	return Source{Layer: e.layer().Path, Start: e.layer().At(header.Start), Header: data[header.Start:min(header.End, len(data))]}
}
