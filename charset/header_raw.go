package charset

import "strings"

// readRaw finds what raw 8-bit bytes outside encoded words are, looking at all of them at once. It gives
// the guesses where they are too few to tell.
func (p *joiner) readRaw(likely []string) []Guess {
	raw := p.rawBytes()
	switch {
	case p.RawStart >= 0:
		r := Read(raw, "")
		p.RawCharset = r.Actual
		if r.Sure || r.Actual == "utf-8" {
			return nil
		}
		for _, label := range likely {
			if d, ok := Decode(raw, label); ok && d.MisfitCount == 0 {
				p.RawCharset, _ = Canonical(label)
				return nil
			}
		}
		return r.Better
	case len(p.Words) == 0 && strings.IndexByte(p.value, escape) >= 0:
		p.RawCharset = escapes([]byte(p.value))
	}
	return nil
}

// rawBytes are the pieces outside encoded words that hold bytes from 0x80 on.
func (p *joiner) rawBytes() []byte {
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
		if n := asciiLead(p.value[at:start]); n < start-at {
			if p.RawStart < 0 {
				p.RawStart = at + n
			}
			raw = append(append(raw, p.value[at:start]...), '\n')
		}
		at = end
	}
	return raw
}

// readings lists what the value says in each charset that was guessed; one way to read it is none.
func (h *HeaderText) readings(guesses []Guess, value string, phrase bool) {
	seen := map[string]bool{h.Text: true}
	list := []Candidate{{h.RawCharset, h.Text}}
	for _, g := range guesses {
		p := joiner{HeaderText: HeaderText{RawCharset: g.Charset}, value: value, phrase: phrase}
		p.Words = append(p.Words, h.Words...)
		p.join()
		p.finish()
		if !seen[p.Text] && g.misfits == 0 {
			seen[p.Text] = true
			list = append(list, Candidate{g.Charset, p.Text})
		}
	}
	if len(list) > 1 {
		h.Readings = list
	}
}
