package analyze

import (
	"net/mail"
	"strconv"
	"strings"
	"time"

	"github.com/eml-inspect/eml-inspect/analyze/filetype"
	"github.com/eml-inspect/eml-inspect/analyze/mapi"
	"github.com/eml-inspect/eml-inspect/analyze/tnef"
)

// itemSummary is the summary of an item of Outlook that has no header.
func itemSummary(m *mapi.Message) Summary {
	s := Summary{From: addressee(m.From()), To: addressees(m.People(mapi.To)), Cc: addressees(m.People(mapi.Cc)),
		Subject: m.Subject(), MessageID: m.Text(mapi.TagMessageID)}
	if when := m.Sent(); !when.IsZero() {
		s.Date = when.Format(time.RFC3339)
	}
	return s
}

func addressees(list []mail.Address) string {
	out := make([]string, 0, len(list))
	for i, who := range list {
		if i == maxPeople {
			out = append(out, "…")
			break
		}
		out = append(out, addressee(who))
	}
	return strings.Join(out, ", ")
}

func addressee(who mail.Address) string {
	switch {
	case who.Name == "":
		return who.Address
	case who.Address == "":
		return who.Name
	}
	return who.Name + " <" + who.Address + ">"
}

// tnefTexts lists the texts that a winmail.dat holds, and the names of the files in it. A plain reader
// shows none of these texts: they count as repaired where nothing beside says the same.
func (e *Evidence) tnefTexts(c Content) []Text {
	var list []Text
	hidden := e.hidesText(c.TNEF)
	for _, t := range c.TNEF.Message.TextsUpTo(maxText + 1) {
		text := itemText(c.Section(), t)
		text.Repaired = text.Repaired || hidden || t.Format == mapi.Calendar || t.Format == mapi.Card
		list = append(list, text)
	}
	for i := range c.TNEF.Attachments {
		if file := &c.TNEF.Attachments[i]; file.Name != "" {
			t := Text{Part: c.Section() + "!" + strconv.Itoa(i+1), Field: "filename", Text: file.Name}
			list = append(list, t.cut())
		}
	}
	return list
}

// itemText is a text of an item as reports list it.
func itemText(part string, t mapi.Text) Text {
	out := Text{Part: part, Field: "body", Text: t.Text, Repaired: t.Repaired, Cut: t.Cut}
	if t.Declared != "" {
		out.Declared = &t.Declared
	}
	if t.Actual != "" {
		out.Actual = &t.Actual
	}
	return out.cut()
}

// tnefFiles lists what is attached in a winmail.dat. Messages in it are reported as such, too.
func tnefFiles(c Content) []Attachment {
	list := make([]Attachment, 0, len(c.TNEF.Attachments))
	for i := range c.TNEF.Attachments {
		file := &c.TNEF.Attachments[i]
		list = append(list, Attachment{Name: nameInside(file), Type: tnefType(file), Size: len(file.Data),
			SHA256: sum(file.Data),
			Part:   c.Section() + "!" + strconv.Itoa(i+1), Source: "tnef", Hidden: file.Hidden,
			Data: file.Data})
	}
	return list
}

func tnefType(file *tnef.Attachment) string {
	if file.Embedded != nil {
		return "application/ms-tnef"
	}
	if file.Type != "" && strings.Contains(file.Type, "/") {
		return file.Type
	}
	return filetype.MediaType(file.Name)
}

// shownInText reports whether a file in an item of Outlook belongs to the text: Outlook does not list it.
func (c Content) shownInText() bool { return c.Attached != nil && c.Attached.Hidden }
