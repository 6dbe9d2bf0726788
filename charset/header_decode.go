package charset

import "strings"

// decode writes the text of words that belong together. What is cut in two between words is joined first:
// characters, the state of ISO-2022, or groups of four digits of base64.
func (p *joiner) decode(words []Word) {
	if len(words) == 1 {
		p.decodeOne(words)
		return
	}
	p.decodeSeveral(words)
}

// decodeOne writes the text of a word that stands alone, whose bytes are decoded once where the label is right.
func (p *joiner) decodeOne(words []Word) {
	w := &words[0]
	b := w.bytes()
	r := Read(b, w.Label)
	text, known := r.Text, true
	if holds := r.Verdict == Fits || r.Verdict == Narrow; !holds || r.seven && r.Declared != "utf-8" {
		var d Decoding
		d, known = Decode(b, w.Label)
		text = d.Text
	}
	p.plain.WriteString(w.shown(text, known, p.value))
	p.write(words, r)
}

func (p *joiner) decodeSeveral(words []Word) {
	parts := make([][]byte, len(words))
	apart := 0
	for i := range words {
		parts[i] = words[i].bytes()
		d, known := Decode(parts[i], words[i].Label)
		apart += d.MisfitCount
		p.plain.WriteString(words[i].shown(d.Text, known, p.value))
	}
	b, cut := joined(words, parts)
	r := Read(b, words[0].Label)
	if r.Declared != "" && r.Verdict != Wrong && r.MisfitCount > apart {
		for i := range words {
			p.write(words[i:i+1], Read(parts[i], words[i].Label))
		}
		return
	}
	p.Split = p.Split || cut || apart > r.MisfitCount && r.Declared != ""
	p.write(words, r)
}

// write adds the text that was read from words.
func (p *joiner) write(words []Word, r Reading) {
	for i := range words {
		words[i].Actual, words[i].Verdict, words[i].Misfits = r.Actual, r.Verdict, r.MisfitCount
	}
	text := unfoldWord(r.Text)
	if text != r.Text {
		words[0].note(LineBreak)
	}
	if inner := nested(text); inner != "" {
		words[0].note(Nested)
		text = inner
	}
	p.out.WriteString(text)
}

// nested decodes encoded words that were encoded once more; "" if text holds none.
func nested(text string) string {
	if !strings.Contains(text, "=?") || !strings.Contains(text, "?=") {
		return ""
	}
	words := scanWords(text)
	for _, w := range words {
		if _, known := Canonical(w.Label); !known || w.Malformed == BadEncoding || w.Malformed == MissingEnd {
			return ""
		}
	}
	if len(words) == 0 {
		return ""
	}
	p := joiner{HeaderText: HeaderText{RawStart: -1, RawCharset: "utf-8", Words: words}, value: text}
	for i := 0; i < len(words); {
		last := p.group(i)
		var b []byte
		for j := i; j <= last; j++ {
			b = append(b, words[j].bytes()...)
		}
		if i == 0 || !blank(text[words[i-1].End:words[i].Start]) {
			from := 0
			if i > 0 {
				from = words[i-1].End
			}
			p.out.WriteString(unfold(text[from:words[i].Start]))
		}
		p.out.WriteString(unfold(Read(b, words[i].Label).Text))
		i = last + 1
	}
	p.out.WriteString(unfold(text[words[len(words)-1].End:]))
	return p.out.String()
}

// shown is what a program makes of the word that decodes it by itself and gives up on what is wrong.
func (w *Word) shown(text string, known bool, value string) string {
	if !known || w.Malformed != "" && !Forgiven(w.Malformed) {
		return unfold(strings.ToValidUTF8(value[w.Start:w.End], "\uFFFD"))
	}
	return text
}

// joined puts the bytes of words together. Where a word ends within a group of four digits of base64, or within an escape
// of the Q encoding, that the next one goes on with, the texts are joined before they are decoded.
func joined(words []Word, parts [][]byte) (b []byte, cut bool) {
	for i := 0; i < len(words); i++ {
		text, from := words[i].text, i
		for i+1 < len(words) && words[i].goesOnIn(&words[i+1]) {
			i++
			text += words[i].text
		}
		if from == i {
			b = append(b, parts[i]...)
			continue
		}
		whole, _ := words[from].undo(text)
		b, cut = append(b, whole...), true
	}
	return b, cut
}

// goesOnIn reports whether a word ends within what the next one goes on with.
func (w *Word) goesOnIn(next *Word) bool {
	if w.Encoding != next.Encoding {
		return false
	}
	if w.Encoding == 'B' {
		return w.unfinished()
	}
	cut := strings.LastIndexByte(w.text, '=')
	return cut >= 0 && cut > len(w.text)-3 && hexPair(w.text[cut+1:]+next.text[:min(len(next.text), 2)])
}

// unfinished tells that the digits of a word end within a byte: lost padding leaves no bits over.
func (w *Word) unfinished() bool {
	if strings.HasSuffix(w.text, "=") {
		return false
	}
	digits, last := 0, 0
	for i := range len(w.text) {
		if v := base64Value(w.text[i]); v >= 0 {
			digits, last = digits+1, int(v)
		}
	}
	switch digits % 4 {
	case 1:
		return true
	case 2:
		return last&15 != 0
	case 3:
		return last&3 != 0
	}
	return false
}

// unfoldWord undoes folds that were encoded together with the text of a word: a gateway folded the line
// first. Within ASCII a fold stands at a blank; between characters of two bytes and more it was put in.
func unfoldWord(s string) string {
	at := strings.IndexAny(s, "\r\n")
	if at < 0 {
		return s
	}
	var out strings.Builder
	for at >= 0 {
		out.WriteString(s[:at])
		rest := strings.TrimLeft(s[at:], "\r\n \t")
		if at == 0 || rest == "" || s[at-1] < 0x80 || rest[0] < 0x80 || strings.TrimRight(s[:at], " \t") == "" {
			out.WriteByte(' ')
		}
		s = rest
		at = strings.IndexAny(s, "\r\n")
	}
	out.WriteString(s)
	return out.String()
}
