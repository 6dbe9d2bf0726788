package report

import (
	"io"
	"strings"

	"github.com/eml-inspect/eml-inspect/analyze"
)

// Markdown writes a report for a ticket (GitHub Flavored Markdown), with the same content as Text.
// What is quoted from the message stands as code or is escaped: nothing of it becomes markup, a
// link or HTML. Colour and width do not apply. The error is the writer's.
func Markdown(w io.Writer, r *analyze.Report, o Options) error {
	m := &ticket{lang: o.Lang}
	describe(r, &o, m)
	_, err := io.WriteString(w, m.out.String())
	return err
}

// ticket is the medium of Markdown. Its prose passes safeMarkdown, its quotes codeSpan.
type ticket struct {
	out  strings.Builder
	lang Lang
}

// block writes one block and the empty line after it.
func (t *ticket) block(text string) {
	t.out.WriteString(text)
	t.out.WriteString("\n\n")
}

func (t *ticket) input(name, about string) {
	t.block("## " + codeSpan(name, false) + " (" + safeMarkdown(about) + ")")
}

func (t *ticket) heading(text string) {
	t.block("### " + safeMarkdown(text))
}

func (t *ticket) lead(with tone, label, text string) {
	text = safeMarkdown(text)
	switch {
	case label != "":
		text = "**" + safeMarkdown(label) + "**" + t.colon() + text
	case with == quiet:
		text = "*" + text + "*"
	default:
		text = "**" + text + "**"
	}
	t.block(text)
}

// colon parts a label from its text.
func (t *ticket) colon() string {
	if t.lang == Chinese {
		return "："
	}
	return ": "
}

func (t *ticket) section(title, about string) {
	text := "### " + safeMarkdown(title)
	if about != "" {
		text += " (" + safeMarkdown(about) + ")"
	}
	t.block(text)
}

func (t *ticket) pairs(list []pair) {
	if len(list) == 0 {
		return
	}
	data := table{columns: make([]column, 2)}
	for _, p := range list {
		data.row(ours(p.label), p.value)
	}
	t.table(data)
}

func (t *ticket) table(data table) {
	for i := len(data.columns) - 1; i >= 0; i-- {
		if data.empty(i) {
			data.drop(i)
		}
	}
	var head, rule strings.Builder
	for _, c := range data.columns {
		head.WriteString("| " + safeMarkdown(c.head) + " ")
		if c.right {
			rule.WriteString("| ---: ")
		} else {
			rule.WriteString("| --- ")
		}
	}
	t.out.WriteString(head.String() + "|\n" + rule.String() + "|\n")
	for i, row := range data.rows {
		if i == data.ruleAt && data.rule != "" {
			t.rule(data)
		}
		for _, c := range row {
			t.out.WriteString("| " + inTable(c) + " ")
		}
		t.out.WriteString("|\n")
	}
	t.out.WriteByte('\n')
}

// rule parts two rows by a row of its own, which speaks in the second column.
func (t *ticket) rule(data table) {
	for i := range data.columns {
		text := ""
		if i == min(1, len(data.columns)-1) {
			text = "*" + safeMarkdown(data.rule) + "*"
		}
		t.out.WriteString("| " + text + " ")
	}
	t.out.WriteString("|\n")
}

// ticketBar is the length of the longest bar in a ticket.
const ticketBar = 10

// inTable writes one field of a table.
func inTable(c cell) string {
	if c.quoted {
		return codeSpan(c.text, true)
	}
	c.text = safeMarkdown(c.text)
	return bar(c, ticketBar)
}

func (t *ticket) remarks(list []string) {
	for _, text := range list {
		t.out.WriteString("- " + safeMarkdown(text) + "\n")
	}
	if len(list) > 0 {
		t.out.WriteByte('\n')
	}
}

func (t *ticket) finding(number int, f findingPage) {
	title := joinLabel(&Options{Lang: t.lang}, f.severity, f.title)
	t.block("#### " + decimal(number) + ". " + safeMarkdown(title))
	t.block(safeMarkdown(f.about) + " · " + codeSpan(f.code, false))
	var places []string
	for _, place := range f.places {
		line := "- " + safeMarkdown(place.at)
		if quote := codeSpan(place.quote, false); quote != "" {
			line += t.colon() + quote
		}
		places = append(places, line)
	}
	if f.more != "" {
		places = append(places, "- "+safeMarkdown(f.more))
	}
	if len(places) > 0 {
		t.block(strings.Join(places, "\n"))
	}
	for _, p := range f.paras {
		switch {
		case p.value.text == "":
		case p.label != "":
			t.block("**" + safeMarkdown(p.label) + "**" + t.colon() + safeMarkdown(p.value.text))
		default:
			t.block(safeMarkdown(p.value.text))
		}
	}
}
