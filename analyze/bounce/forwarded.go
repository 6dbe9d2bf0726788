package bounce

import (
	"slices"
	"strings"
)

// forwarded reads a notice that somebody forwarded within a text of his own. Its header is gone, so the fields of RFC 3464
// have to prove that it was one, or its subject, its words and the code that it quotes.
func (d *Document) forwarded(s signs) *Bounce {
	subject := strings.ToLower(d.Subject)
	if s.listed || !containsAny(subject, forwards[:]) {
		return nil
	}
	text := d.prose()
	text = unquoted(text[:min(len(text), maxProse)])
	if strings.Contains(strings.ToLower(text), "final-recipient") {
		if b := d.forwardedFields(text); b != nil {
			return b
		}
	}
	if !subjectList().in(newSaid(subject)) {
		return nil
	}
	return d.forwardedWords(text, s)
}

// forwardedWords reads a notice behind the header of a forward, if it begins as notices do.
func (d *Document) forwardedWords(text string, s signs) *Bounce {
	at := -1
	if d.BehindForward != nil {
		at = d.BehindForward(text)
	}
	if at < 0 {
		return nil
	}
	text = text[at:]
	s.readText(text)
	if !s.opening {
		return nil
	}
	words, _ := cutOriginal(text)
	b := d.readWords(words, "", s)
	if s.late {
		b.delay()
	}
	b.finish(d)
	if b.Retold = true; !b.coded() {
		return nil
	}
	return b
}

// coded reports whether a code is quoted for one of the recipients, with words that say why.
func (b *Bounce) coded() bool {
	return slices.ContainsFunc(b.Recipients, func(r Recipient) bool { return r.Reply+r.Status != "" && r.Reason != Unknown })
}

// forwardedFields reads the fields of a notification out of a text.
func (d *Document) forwardedFields(words string) *Bounce {
	n := readDSN(words)
	b := &Bounce{Reporter: n.reporter, Arrived: n.arrived, More: n.more, Retold: true}
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
