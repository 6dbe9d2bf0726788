package bounce

import "strings"

// phraseGap is the most bytes that "…" stands for.
const phraseGap = 60

// phrase is a run of words that a text may say. "…" within it stands for a gap, at its end for the rest of a
// word; elsewhere it begins and ends where words do.
type phrase struct {
	words string
	grams [3]uint16 // of what stands before the first gap
}

// gap stands for what may be between two pieces of a phrase, and at its end for the rest of a word.
const gap = "…"

// gram is a number for three bytes of a piece. A piece that is too short has none, which is 0.
func gram(s string, at int) uint16 {
	if len(s) < 3 {
		return 0
	}
	at = max(0, min(at, len(s)-3))
	n := uint32(s[at])*0x9e37 ^ uint32(s[at+1])*0x79b9 ^ uint32(s[at+2])*0x7f4b
	return uint16(1 + (n^n>>11)%4095)
}

// said is a text that phrases are looked for in.
type said struct {
	text  string
	grams [64]uint64 // which grams occur: a phrase one of whose grams does not is not looked for
}

func newSaid(text string) *said {
	s := new(said)
	s.read(text)
	return s
}

// read takes a text in the place of none.
func (s *said) read(text string) {
	s.text = text
	s.grams[0] = 1
	for i := 0; i+3 <= len(text); i++ {
		g := gram(text[i:i+3], 0)
		s.grams[g>>6] |= 1 << (g & 63)
	}
}

func (s *said) has(g uint16) bool { return s.grams[g>>6]&(1<<(g&63)) != 0 }

// says reports whether the text has the phrase.
func (s *said) says(p *phrase) bool {
	if !s.has(p.grams[0]) || !s.has(p.grams[1]) || !s.has(p.grams[2]) {
		return false
	}
	first, rest, gapped := strings.Cut(p.words, gap)
	for from := 0; ; {
		at := strings.Index(s.text[from:], first)
		if at < 0 {
			return false
		}
		at += from
		if startsWord(s.text, at) && s.follows(at+len(first), rest, gapped) {
			return true
		}
		from = at + 1
	}
}

// follows reports whether the other pieces follow, each within the gap, which may be behind the last of them too.
func (s *said) follows(end int, rest string, gapped bool) bool {
	for gapped && rest != "" {
		var piece string
		piece, rest, gapped = strings.Cut(rest, gap)
		window := s.text[end:min(len(s.text), end+phraseGap+len(piece))]
		at := strings.Index(window, piece)
		if at < 0 {
			return false
		}
		end += at + len(piece)
	}
	return gapped || endsWord(s.text, end)
}

func startsWord(text string, at int) bool {
	return at == 0 || !alnum(text[at]) || !alnum(text[at-1])
}

func endsWord(text string, end int) bool {
	return end >= len(text) || !alnum(text[end]) || !alnum(text[end-1])
}

func alnum(c byte) bool { return c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c >= 'A' && c <= 'Z' }

func digit(c byte) bool { return c >= '0' && c <= '9' }
