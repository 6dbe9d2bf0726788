package charset

// tally is what the bytes from 0x80 on of a text are, and what stands beside them. It ends
// after so many pairs that more would not tell more.
type tally struct {
	pairs       [][2]byte
	count       [256]int
	high        []byte // those of them that are counted, each once
	letters     int    // of ASCII
	seen, total int
}

const maxPairs = 1500

func newTally(b []byte) *tally {
	t := new(tally)
	last := byte(' ')
	for i, c := range b {
		if c >= 0x80 {
			t.total++
		} else if asciiLetter(c) {
			t.letters++
		}
		if (c >= 0x80 || last >= 0x80) && len(t.pairs) < maxPairs {
			t.add(last, c, repeated(b, i))
		}
		last = c
	}
	return t
}

func (t *tally) add(last, c byte, again bool) {
	if c >= 0x80 {
		t.seen++
	}
	if !again {
		t.pairs = append(t.pairs, [2]byte{last, c})
		if t.count[c]++; c >= 0x80 && t.count[c] == 1 {
			t.high = append(t.high, c)
		}
	}
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
