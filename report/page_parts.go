package report

import (
	"strings"

	"github.com/eml-inspect/eml-inspect/analyze"
	"github.com/eml-inspect/eml-inspect/report/catalogue"
)

// joinList strings short remarks together.
func joinList(o *Options, list []string) string {
	if o.Lang == Chinese {
		return strings.Join(list, "，")
	}
	return strings.Join(list, ", ")
}

// describeAttachments lists the files of a message and where they hid.
func describeAttachments(message *analyze.MessageReport, o *Options, m medium) {
	attachments := message.Attachments
	if len(attachments) == 0 {
		return
	}
	t := table{columns: []column{
		{head: o.word("column", "name"), least: 16},
		{head: o.word("column", "size"), right: true},
		{head: o.word("column", "type"), least: 12},
		{head: o.word("column", "part")},
		{head: o.word("column", "where"), least: 16, wrap: true},
	}}
	for i, a := range attachments {
		where := []string{o.word("source", a.Source)}
		if a.Hidden {
			where = append(where, o.word("label", "hidden"))
		}
		if o.Verbose {
			where = append(where, "SHA-256 "+a.SHA256)
		}
		name := theirs(a.Name)
		if a.Name == "" {
			name = ours(o.word("label", "unnamed"))
		}
		if a.SHA256 != "" {
			name.under = "SHA-256 " + a.SHA256
		}
		if o.Download != nil {
			name.link = o.Download(message.Path, i)
		}
		t.row(name, ours(catalogue.Bytes(o.Lang, int64(a.Size))), theirs(a.Type),
			ours(a.Part), ours(joinList(o, where)))
	}
	m.section(o.word("heading", "attachments"), decimal(len(attachments)))
	m.table(t)
}

// describeTexts shows the texts that read differently here than in a plain mail program: a line of each as
// labelled, and beside it as it should read; and who wrote it, as far as the message tells.
func describeTexts(r *analyze.MessageReport, o *Options, m medium) {
	t := table{columns: []column{
		{head: o.word("column", "field")},
		{head: o.word("column", "part"), spare: extra},
		{head: o.word("column", "declared"), least: 8},
		{head: o.word("column", "actual"), least: 8},
		{head: o.word("column", "plain"), least: 12},
		{head: o.word("column", "text"), least: 20},
	}}
	for _, text := range r.Texts {
		if !text.Repaired {
			continue
		}
		line := text.Line
		if line == "" {
			line = text.Text
		}
		t.row(ours(o.word("text-field", text.Field)), ours(text.Part), theirs(label(text.Declared)),
			theirs(label(text.Actual)), theirs(firstLine(text.Plain)), theirs(firstLine(line)))
	}
	if len(t.rows) == 0 {
		return
	}
	m.section(o.word("heading", "texts"), "")
	m.table(t)
	if r.Origin.Why != "" {
		m.remarks([]string{o.phrase("text-origin", r.Origin.Why, map[string]string{"name": r.Origin.Name})})
	}
}

// label is the name of a charset; none is shown as a dash.
func label(name *string) string {
	if name == nil || *name == "" {
		return "-"
	}
	return *name
}

// firstLine is the first line of a text that is not empty, and of an appointment or a contact what it is
// about.
func firstLine(text string) string {
	if strings.HasPrefix(text, "BEGIN:V") {
		return clip(gist(text))
	}
	for line := range strings.Lines(text) {
		line = strings.TrimSpace(line)
		if line != "" {
			return clip(line)
		}
	}
	return ""
}

// gist is what an object of RFC 5545 or RFC 6350 is about: what, where and when, or who.
func gist(text string) string {
	var list []string
	for line := range strings.Lines(text) {
		name, value, _ := strings.Cut(strings.TrimSpace(line), ":")
		name, _, _ = strings.Cut(name, ";")
		switch name {
		case "SUMMARY", "LOCATION", "DTSTART", "DTEND", "DUE", "FN", "ORG", "EMAIL", "TEL":
			list = append(list, value)
		}
	}
	return strings.Join(list, "; ")
}
