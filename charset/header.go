package charset

import "strings"

// HeaderText is the text of a header field value.
type HeaderText struct {
	// Text is the value unfolded and decoded, without white space around it; valid UTF-8.
	Text string
	// Plain is what a program shows that believes every label, decodes each word by itself and leaves
	// words as they are that cannot be decoded as written; raw bytes are windows-1252 to it unless they
	// are UTF-8. Many programs do better, none does worse.
	Plain string
	// Words are the encoded words found, in order.
	Words []Word
	// RawStart is the offset of the first raw byte from 0x80 on, -1 if there is none.
	RawStart int
	// RawCharset is the charset those raw bytes are in, empty if there are none.
	RawCharset string
	// Readings are all that those raw bytes may say, best first, if they are too few to tell; else none.
	Readings []Candidate
	// Split is true if a character was cut in two between adjacent encoded words.
	Split bool
	// Malformed says what is wrong with the words (SpacesInside and so on): what keeps programs from
	// decoding them before what is forgiven; empty if nothing is.
	Malformed string
	// Repaired is true if Text differs from Plain.
	Repaired bool
}

// Candidate is one of several readings of a text.
type Candidate struct {
	Charset string
	Text    string // of the whole value
}

// Unstructured decodes the value of a field such as Subject (RFC 5322, section 2.2.1): it undoes
// folds, decodes encoded words (RFC 2047) and reads raw 8-bit bytes. Words glued to other text,
// cut within a character or labeled wrongly are decoded too, as much mail has them. Raw bytes that are too
// few to tell are read as the first of the likely charsets that holds them: those of other texts by the
// same writer.
//
//go:noinline
func Unstructured(value string, likely ...string) HeaderText { return header(value, false, likely) }

// Phrase does the same for a display name, a comment or a file name (RFC 5322, section 3.2.5): quotes are
// taken off, and encoded words within them decoded, though RFC 2047, section 5, forbids those.
func Phrase(value string, likely ...string) HeaderText { return header(value, true, likely) }

func header(value string, phrase bool, likely []string) HeaderText {
	h := HeaderText{RawStart: -1}
	if plainValue(value, phrase) {
		h.Text = withoutBlanks(value)
		h.Plain = h.Text
		return h
	}
	h.Words = scanWords(value)
	p := joiner{HeaderText: h, value: value, phrase: phrase}
	raw := p.readRaw(likely)
	p.join()
	p.finish()
	p.HeaderText.readings(raw, value, phrase)
	return p.HeaderText
}

// joiner puts the text of a value together.
type joiner struct {
	HeaderText
	value      string
	phrase     bool
	quoted     bool // within a quoted string
	out, plain strings.Builder
}

// join writes out the words and what is between them.
func (p *joiner) join() {
	at := 0
	for i := 0; i < len(p.Words); {
		w := &p.Words[i]
		between := p.value[at:w.Start]
		if w.Malformed == BadEncoding {
			p.literal(p.value[at:w.End])
			at = w.End
			i++
			continue
		}
		if at == 0 || i == 0 || !blank(between) || p.Words[i-1].Malformed == BadEncoding {
			p.literal(between)
		}
		last := p.group(i)
		p.dressing(i, last)
		p.decode(p.Words[i : last+1])
		at = p.Words[last].End
		i = last + 1
	}
	p.literal(p.value[at:])
}

// group gives the last of the words that belong together with the word at i: adjacent ones in the same
// family of charsets, however each is spelled and encoded.
func (p *joiner) group(i int) int {
	for i+1 < len(p.Words) {
		w, next := p.Words[i], p.Words[i+1]
		if next.Malformed == BadEncoding || !sameLabel(w.Label, next.Label) || !blank(p.value[w.End:next.Start]) {
			break
		}
		i++
	}
	return i
}

func sameLabel(a, b string) bool {
	if strings.EqualFold(a, b) {
		return true
	}
	x, knownX := Canonical(a)
	y, knownY := Canonical(b)
	return knownX && knownY && familyOf(x) == familyOf(y)
}

// dressing notes what is wrong around words: no white space, or quotes. A strict reader leaves such words
// as they are.
func (p *joiner) dressing(first, last int) {
	for i := first; i <= last; i++ {
		w := &p.Words[i]
		before, after := p.value[:w.Start], p.value[w.End:]
		front := before == "" || strings.IndexByte(" \t\r\n", before[len(before)-1]) >= 0
		back := after == "" || strings.IndexByte(" \t\r\n", after[0]) >= 0
		if p.phrase {
			front = front || before[len(before)-1] == '('
			back = back || after[0] == ')'
		}
		switch {
		case p.quoted:
			w.note(InQuotes)
		case !front || !back:
			w.note(Glued)
		}
		if w.End-w.Start > maxWordLength {
			w.note(TooLong)
		}
	}
}

// finish compares what was made of the value with what it shows.
func (p *joiner) finish() {
	p.Text = strings.Trim(p.out.String(), " \t\r\n")
	p.Plain = strings.Trim(p.plain.String(), " \t\r\n")
	p.Repaired = p.Text != p.Plain
	for i := range p.Words {
		w := &p.Words[i]
		w.text = ""
		if w.Malformed != "" && (p.Malformed == "" || Forgiven(p.Malformed) && !Forgiven(w.Malformed)) {
			p.Malformed = w.Malformed
		}
	}
}

// literal writes text that is no encoded word.
func (p *joiner) literal(s string) {
	if s == "" {
		return
	}
	text, plain := s, s
	if name := p.RawCharset; name != "" {
		d, _ := Decode([]byte(s), name)
		text, plain = d.Text, d.Text
		if name != "utf-8" {
			d, _ = Decode([]byte(s), "windows-1252")
			plain = d.Text
		}
	}
	text, plain = unfold(text), unfold(plain)
	if p.phrase {
		was := p.quoted
		plain = p.unquote(plain)
		p.quoted = was
		text = p.unquote(text)
	}
	p.out.WriteString(text)
	p.plain.WriteString(plain)
}

// unquote takes the quotes and backslashes off a quoted string, which may go on behind a word.
func (p *joiner) unquote(s string) string {
	if !strings.ContainsAny(s, `"\`) {
		return s
	}
	var out strings.Builder
	out.Grow(len(s))
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
