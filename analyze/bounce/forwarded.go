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
	told := subjectList().in(newSaid(subject))
	text := d.prose()
	text = text[:min(len(text), maxProse)]
	if strings.Contains(strings.ToLower(text), "final-recipient") {
		if b := d.forwardedFields(unquoted(text)); b != nil {
			return b
		}
	}
	if !told {
		return nil
	}
	return d.forwardedWords(unquoted(text), s)
}

// forwardedWords reads a notice behind the header of a forward, if it begins as notices do.
func (d *Document) forwardedWords(text string, s signs) *Bounce {
	for range maxForwards {
		at := behindForward(text)
		if at < 0 {
			return nil
		}
		text = text[at:]
		s.readText(text)
		if !s.opening {
			continue
		}
		words, _ := cutOriginal(text)
		b := d.readWords(words, "", s)
		if s.late {
			b.delay()
		}
		b.finish(d)
		if b.Retold = true; b.coded() {
			return b
		}
	}
	return nil
}

// maxForwards is how many forwards in a text are looked into.
const maxForwards = 4

// behindForward gives where the text begins behind the header that a program writes above what it forwards: three lines or
// more with a label, the first of which names the sender. It is -1 where there is no such header.
func behindForward(text string) int {
	at, next, labels := 0, 0, 0
	for line := range strings.Lines(text) {
		at, next = next, next+len(line)
		line = strings.ToLower(strings.Trim(line, " \t\r\n*"))
		switch {
		case labels > 0 && strings.ContainsAny(line, ":："):
			labels++
		case labels > 2:
			return at
		case containsPrefix(line, senders[:]):
			labels = 1
		default:
			labels = 0
		}
	}
	return -1
}

// senders are the labels of the sender above what is forwarded.
var senders = [...]string{"from:", "发件人:", "发件人：", "寄件者:", "寄件者：", "寄件人:", "寄件人：", "差出人:", "von:", "de:", "de :", "da:", "van:", "от:"}

func containsPrefix(s string, prefixes []string) bool {
	return slices.ContainsFunc(prefixes, func(p string) bool { return strings.HasPrefix(s, p) })
}

// coded reports whether a code is quoted for one of the recipients, with words that say why.
func (b *Bounce) coded() bool {
	return slices.ContainsFunc(b.Recipients, func(r Recipient) bool { return r.Reply+r.Status != "" && r.Reason != Unknown })
}

// forwardedFields reads the fields of a notification out of a text.
func (d *Document) forwardedFields(words string) *Bounce {
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
