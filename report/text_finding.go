package report

import "strings"

// finding writes a finding: severity and title, how sure, where, why, and what to do.
func (t *terminal) finding(number int, f findingPage) {
	t.line("")
	mark := decimal(number) + ". "
	indent := strings.Repeat(" ", len(mark))
	title := wrap(Safe(f.severity+"  "+f.title), t.width-len(mark))
	for i, line := range title {
		if i == 0 {
			line = mark + strings.Replace(line, f.severity, t.paint(f.tone, f.severity), 1)
		} else {
			line = indent + line
		}
		t.line(line)
	}
	t.line(indent + t.paint(quiet, Safe(f.about+"  ["+f.code+"]")))
	for _, place := range f.places {
		t.place(len(mark), place)
	}
	if f.more != "" {
		t.line(indent + Safe(f.more))
	}
	for _, p := range f.paras {
		if p.value.text != "" {
			t.paragraph(len(mark), plain, p.label, p.value.text)
		}
	}
}

// place writes where a finding stands, and the bytes if they fit beside it.
func (t *terminal) place(indent int, p placePage) {
	text := strings.Repeat(" ", indent) + Safe(p.at)
	if quote := Safe(p.quote); strings.TrimSpace(quote) != "" {
		room := max(20, t.width-width(text)-3)
		text += "  " + t.paint(quiet, "| ") + cut(quote, room-2)
	}
	t.line(text)
}
