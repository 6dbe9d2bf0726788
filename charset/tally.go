package charset

// tally is what the bytes from 0x80 on of a text are, and what stands beside them. It ends
// after so many pairs that more would not tell more.
type tally struct {
	pairs       []pair
	place       [pairPlaces]uint16 // where in the list a pair stands, counted from 1
	noted       int                // how many pairs there were
	count       [256]int
	high        []byte // those of them that are counted, each once
	letters     int    // of ASCII
	seen, total int
}

// pair is two bytes that stand side by side, and how often they do.
type pair struct {
	last, next byte
	count      int
}

const (
	maxPairs   = 1500
	pairPlaces = 4096 // a power of two, and more than maxPairs
)

// fill counts what a text holds. The tally is a variable of the caller, for it is large and needed for a moment.
func (t *tally) fill(b []byte) {
	last := byte(' ')
	for i, c := range b {
		if c >= 0x80 {
			t.total++
		} else if asciiLetter(c) {
			t.letters++
		}
		if (c >= 0x80 || last >= 0x80) && t.noted < maxPairs {
			t.add(last, c, repeated(b, i))
		}
		last = c
	}
}

func (t *tally) add(last, c byte, again bool) {
	if c >= 0x80 {
		t.seen++
	}
	if !again {
		t.note(last, c)
		if t.count[c]++; c >= 0x80 && t.count[c] == 1 {
			t.high = append(t.high, c)
		}
	}
}

// note counts a pair.
func (t *tally) note(last, c byte) {
	t.noted++
	at := uint(uint32(last)<<8|uint32(c)) * 40503 % pairPlaces
	for t.place[at] != 0 {
		if p := &t.pairs[t.place[at]-1]; p.last == last && p.next == c {
			p.count++
			return
		}
		at = (at + 1) % pairPlaces
	}
	t.pairs = append(t.pairs, pair{last, c, 1})
	t.place[at] = uint16(len(t.pairs))
}

// repeated tells that the byte at i goes on a row of equal bytes or one of a table of characters:
// ruled lines and alphabets say nothing about a language.
func repeated(b []byte, i int) bool {
	if i < 2 || b[i] < 0x80 {
		return false
	}
	step := b[i] - b[i-1]
	return step <= 1 && step == b[i-1]-b[i-2]
}
