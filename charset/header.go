package charset

import "strings"

// HeaderText is the text of a header field value.
type HeaderText struct {
	// Text is the value unfolded and decoded, without white space around it; valid UTF-8.
	Text string
	// Words are the encoded words found, in order.
	Words []Word
	// RawStart is the offset of the first raw byte from 0x80 on, -1 if there is none.
	RawStart int
	// RawCharset is the charset those raw bytes are in, empty if there are none.
	RawCharset string
	// Split is true if a character was cut in two between adjacent encoded words.
	Split bool
	// Malformed says why the first malformed word is (SpacesInside and so on), empty if none is.
	Malformed string
	// Repaired is true if Text differs from what a strict reader of RFC 2047 would show.
	Repaired bool
}

// Unstructured decodes the value of a field such as Subject (RFC 5322, section 2.2.1): it undoes
// folds, decodes encoded words (RFC 2047) and reads raw 8-bit bytes. Words glued to other text,
// cut within a character or labeled wrongly are decoded too, as much mail has them.
func Unstructured(value string) HeaderText { return header(value, false) }

// Phrase does the same for a display name or a comment (RFC 5322, section 3.2.5): quotes are
// taken off, and encoded words within them decoded, though RFC 2047, section 5, forbids those.
func Phrase(value string) HeaderText { return header(value, true) }

func header(value string, phrase bool) HeaderText {
	h := HeaderText{RawStart: -1}
	if plainValue(value, phrase) {
		h.Text = strings.Trim(value, " \t")
		return h
	}
	h.Words = scanWords(value)
	p := joiner{HeaderText: h, value: value, phrase: phrase}
	p.readRaw()
	p.join()
	p.Text = strings.Trim(p.out.String(), " \t\r\n")
	for i := range p.Words {
		p.Words[i].text = ""
	}
	return p.HeaderText
}

// plainValue tells values that mean what they say.
func plainValue(value string, phrase bool) bool {
	for i := range len(value) {
		switch c := value[i]; {
		case c >= 0x80, c == '\r', c == '\n', c == escape:
			return false
		case c == '=' && i+1 < len(value) && value[i+1] == '?':
			return false
		case phrase && (c == '"' || c == '\\'):
			return false
		}
	}
	return true
}

// joiner puts the text of a value together.
type joiner struct {
	HeaderText
	value  string
	phrase bool
	quoted bool // within a quoted string
	out    strings.Builder
}

// readRaw finds what raw 8-bit bytes outside encoded words are, looking at all of them at once.
func (p *joiner) readRaw() {
	var raw []byte
	at := 0
	for i := 0; i <= len(p.Words); i++ {
		start, end := len(p.value), len(p.value)
		if i < len(p.Words) {
			start, end = p.Words[i].Start, p.Words[i].End
			if p.Words[i].Malformed == BadEncoding {
				continue // is left as it is
			}
		}
		if n := asciiPrefixString(p.value[at:start]); n < start-at {
			if p.RawStart < 0 {
				p.RawStart = at + n
			}
			raw = append(append(raw, p.value[at:start]...), '\n')
		}
		at = end
	}
	if p.RawStart >= 0 {
		p.RawCharset = Read(raw, "").Actual
		p.Repaired = p.Repaired || p.RawCharset != "utf-8" // RFC 6532 allows UTF-8
	} else if len(p.Words) == 0 && strings.IndexByte(p.value, escape) >= 0 {
		p.RawCharset = escapes([]byte(p.value))
	}
}

func asciiPrefixString(s string) int {
	for i := range len(s) {
		if s[i] >= 0x80 {
			return i
		}
	}
	return len(s)
}

// join writes out the words and what is between them.
func (p *joiner) join() {
	at := 0
	for i := 0; i < len(p.Words); {
		w := &p.Words[i]
		between := p.value[at:w.Start]
		if w.Malformed == BadEncoding {
			p.note(BadEncoding)
			p.literal(p.value[at:w.End])
			at = w.End
			i++
			continue
		}
		if at == 0 || i == 0 || !blank(between) || p.Words[i-1].Malformed == BadEncoding {
			p.literal(between)
		}
		last := p.group(i)
		p.glued(i, last)
		p.decode(p.Words[i : last+1])
		at = p.Words[last].End
		i = last + 1
	}
	p.literal(p.value[at:])
}

// group gives the last of the words that belong together with the word at i: adjacent ones of
// the same charset and encoding.
func (p *joiner) group(i int) int {
	for i+1 < len(p.Words) {
		w, next := p.Words[i], p.Words[i+1]
		if next.Encoding != w.Encoding || !strings.EqualFold(next.Label, w.Label) ||
			!blank(p.value[w.End:next.Start]) {
			break
		}
		i++
	}
	return i
}

// glued notes words without white space around them, which a strict reader leaves as they are.
func (p *joiner) glued(first, last int) {
	for i := first; i <= last; i++ {
		before, after := p.value[:p.Words[i].Start], p.value[p.Words[i].End:]
		front := before == "" || strings.IndexByte(" \t\r\n", before[len(before)-1]) >= 0
		back := after == "" || strings.IndexByte(" \t\r\n", after[0]) >= 0
		if p.phrase {
			front = front || before[len(before)-1] == '('
			back = back || after[0] == ')'
		}
		p.Repaired = p.Repaired || !front || !back || p.quoted
	}
}

// decode writes the text of words that belong together.
func (p *joiner) decode(words []Word) {
	var b []byte
	apart := 0
	for i := range words {
		part := words[i].bytes()
		if len(words) > 1 {
			d, _ := Decode(part, words[i].Label)
			apart += d.MisfitCount
		}
		b = append(b, part...)
		p.note(words[i].Malformed)
	}
	r := Read(b, words[0].Label)
	for i := range words {
		words[i].Actual, words[i].Verdict = r.Actual, r.Verdict
	}
	if len(words) > 1 && apart > r.MisfitCount && r.Declared != "" {
		p.Split, p.Repaired = true, true
	}
	text := unfold(r.Text)
	p.Repaired = p.Repaired || r.Verdict != Fits || r.Declared == "" || text != r.Text
	p.out.WriteString(text)
}

// note keeps the first reason for which a word is malformed.
func (p *joiner) note(why string) {
	if why == "" {
		return
	}
	p.Repaired = p.Repaired || why != BadEncoding
	if p.Malformed == "" {
		p.Malformed = why
	}
}

// literal writes text that is no encoded word.
func (p *joiner) literal(s string) {
	if s == "" {
		return
	}
	text := s
	if name := p.RawCharset; name != "" {
		d, _ := Decode([]byte(s), name)
		text = d.Text
	}
	text = unfold(text)
	if p.phrase {
		text = p.unquote(text)
	}
	p.out.WriteString(text)
}

// unquote takes the quotes and backslashes off a quoted string, which may go on behind a word.
func (p *joiner) unquote(s string) string {
	if !strings.ContainsAny(s, `"\`) {
		return s
	}
	var out strings.Builder
	for i := 0; i < len(s); i++ {
		switch {
		case s[i] == '"':
			p.quoted = !p.quoted
		case s[i] == '\\' && i+1 < len(s):
			i++
			out.WriteByte(s[i])
		default:
			out.WriteByte(s[i])
		}
	}
	return out.String()
}
