package analyze

import "strings"

// forwardInline reports a message that was forwarded as text: the header of the original is gone, and with it
// its route, its signatures and often its files. The original is needed as an attachment.
var forwardInline = Check{
	Codes: []string{"forward-inline"},
	Run: func(p *Pass) {
		if len(p.Carried) > 0 {
			return
		}
		forward, answer := false, false
		if f, ok := p.subject(); ok {
			forward, answer = forwardSubject(f.HeaderText.Text)
		}
		if answer {
			return
		}
		subject := func(*Content) bool { return forward }
		for t := range p.proseAbout(mentionsForward, subject) {
			if !t.Body || t.Type != "text/plain" && t.Type != "text/html" {
				continue
			}
			b, ok := findBlock(t.Text, forward)
			if !ok {
				continue
			}
			line := strings.TrimSpace(firstLine(t.Text[b.Start:b.End]))
			p.report(Finding{Code: "forward-inline", Severity: Note, Confidence: Likely, Party: Sender,
				Where: p.locate(*t, line)}, "from", printable(afterColon(line)), "part", t.Section())
			return
		}
	},
}

// subject gives the Subject field.
func (e *Evidence) subject() (HeaderText, bool) {
	for _, h := range e.HeaderTexts {
		if h.Is("Subject") {
			return h, true
		}
	}
	return HeaderText{}, false
}

// afterColon gives what a line of a forwarded header says.
func afterColon(line string) string {
	_, value, found := strings.Cut(strings.Replace(line, "：", ":", 1), ":")
	if _, cell, table := strings.Cut(line, "\t"); table && !found {
		value = cell
	}
	return strings.Trim(strings.TrimSpace(value), "* ")
}
