package charset

import (
	"strings"
	"unicode/utf8"
)

// sequences undoes UTF-8 that was read in a charset of single bytes, sequence by sequence: what stands
// between them stays.
type sequences struct {
	*reader
	text  string
	out   []byte
	found []rune // what was restored
	glued int    // how many of them stand beside a letter
	lost  int
	sound int  // other characters beyond ASCII
	many  bool // there is enough of them for holes to be filled too
}

// sequence is a run of characters that stand for one.
type sequence struct {
	size int  // bytes of the text
	r    rune // what they stand for; U+FFFD with a byte lost
}

// undoSequences reads a text; many tells that the charset is known to be the right one.
func (r *reader) undoSequences(text string, many bool) *sequences {
	q := &sequences{reader: r, text: text, many: many, out: make([]byte, 0, len(text))}
	for i := 0; i < len(text); {
		if n := asciiLead(text[i:]); n > 0 {
			q.out = append(q.out, text[i:i+n]...)
			i += n
			continue
		}
		i += q.run(i)
	}
	return q
}

// run reads the touching sequences that begin at i, or one other character.
func (q *sequences) run(i int) int {
	var list []rune
	var b []byte
	end := i
	for end < len(q.text) && q.text[end] >= 0x80 {
		s := q.at(end)
		if s.size == 0 {
			break
		}
		list, b = append(list, s.r), utf8.AppendRune(b, s.r)
		end += s.size
	}
	if end > i && (q.many && len(list) >= 3 || q.better(i, end, string(b))) {
		q.take(i, end, list)
		q.out = append(q.out, b...)
		return end - i
	}
	r, size := utf8.DecodeRuneInString(q.text[i:])
	if end > i { // not one by one either
		size = end - i
		q.sound += len(list)
	} else if r >= 0xA0 && r != utf8.RuneError {
		q.sound++
	}
	q.out = append(q.out, q.text[i:i+size]...)
	return size
}

func (q *sequences) take(start, end int, list []rune) {
	q.found = append(q.found, list...)
	for _, r := range list {
		if r == utf8.RuneError {
			q.lost++
		}
	}
	if start > 0 && asciiLetter(q.text[start-1]) || end < len(q.text) && asciiLetter(q.text[end]) {
		q.glued += len(list)
	} else if len(list) > 1 {
		q.glued += len(list) - 1
	}
}

// better tells that a run costs less restored than as it stands, with what is beside it.
func (q *sequences) better(start, end int, restored string) bool {
	from, to := start, end
	for n := 0; n < 3 && from > 0; n++ {
		_, size := utf8.DecodeLastRuneInString(q.text[:from])
		from -= size
	}
	for n := 0; n < 2 && to < len(q.text); n++ {
		_, size := utf8.DecodeRuneInString(q.text[to:])
		to += size
	}
	before, after := q.text[from:start], q.text[end:to]
	if from < start && len(q.out) >= 3 {
		before = string(q.out[len(q.out)-3:])
		for before != "" && !utf8.RuneStart(before[0]) {
			before = before[1:]
		}
	}
	slack := 0
	if q.many {
		slack = 20 * bit
	}
	return textCost(before+restored+after) < textCost(q.text[from:to])+slack
}

// at reads the sequence at i, size 0 if there is none.
func (q *sequences) at(i int) sequence {
	var b [utf8.UTFMax]byte
	lead, size := q.next(i)
	if lead < 0xC2 || lead > 0xF4 {
		return sequence{}
	}
	b[0] = lead
	need := 1
	if lead >= 0xE0 {
		need++
	}
	if lead >= 0xF0 {
		need++
	}
	end := i + size
	holes := 0
	for n := 1; n <= need; n++ {
		c, size := q.next(end)
		if q.many && strings.HasPrefix(q.text[end:], "\uFFFD") {
			c, size, holes = 0x80, len("\uFFFD"), holes+1
		}
		if c&0xC0 != 0x80 {
			return q.torn(i, end, n, need, b)
		}
		b[n] = c
		end += size
	}
	if holes > 0 {
		return sequence{size: end - i, r: utf8.RuneError}
	}
	r, size := utf8.DecodeRune(b[:need+1])
	if r == utf8.RuneError && size == 1 {
		return q.surrogates(i, end, b)
	}
	return sequence{size: end - i, r: r}
}

// next is the byte for the character at i.
func (q *sequences) next(i int) (c byte, size int) {
	if i >= len(q.text) || q.text[i] < 0x80 {
		return 0, 0
	}
	r, size := utf8.DecodeRuneInString(q.text[i:])
	code, ok := q.code(r)
	if !ok && r >= 0x80 && r < 0xA0 && q.name == "windows-1252" {
		code, ok = uint16(r), true // Latin-1 and its Windows page are mixed
	}
	if !ok || code > 0xFF {
		return 0, 0
	}
	return byte(code), size
}
