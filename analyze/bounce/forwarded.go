package bounce

import "strings"

// forwarded reads a notice that somebody forwarded within a text of his own. Its header is gone, so only the fields
// of RFC 3464 prove that it was one.
func (d *Document) forwarded(s signs) *Bounce {
	if s.listed || !containsAny(strings.ToLower(d.Subject), forwards[:]) {
		return nil
	}
	text := d.prose()
	text = text[:min(len(text), maxProse)]
	if !strings.Contains(strings.ToLower(text), "final-recipient") {
		return nil
	}
	words := unquoted(text)
	n := readDSN(words)
	b := &Bounce{Reporter: n.reporter, Arrived: n.arrived, More: n.more}
	for _, g := range n.groups {
		if g.final != "" && g.action != "" && g.status != "" {
			b.add(g.recipient())
		}
	}
	if len(b.Recipients) == 0 {
		return nil
	}
	b.finish(d)
	return b
}

// forwards are how the subjects of forwarded mail begin.
var forwards = [...]string{"fwd:", "fw:", "wg:", "tr:", "转发", "轉寄", "转:", "转："}

// unquoted takes the marks of quoting off the lines of a text.
func unquoted(text string) string {
	var b strings.Builder
	for line := range lines(text) {
		b.WriteString(strings.TrimLeft(line, "> "))
		b.WriteByte('\n')
	}
	return b.String()
}
