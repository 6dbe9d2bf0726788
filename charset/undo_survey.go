package charset

import (
	"math/bits"
	"unicode/utf8"
)

// survey is what one look at a text tells of the readers that it may have gone through.
type survey struct {
	chars     int                // beyond ASCII
	worded    bool               // there are letters among them
	sequences uint32             // the readers of single bytes for which there may be sequences of UTF-8
	strange   [singleReaders]int // how many characters each reader does not have
}

func lookOver(s string) (v survey) {
	t, kinds := singleCodes(), letterKinds()
	var last, before readersOf
	for i := 0; i < len(s); {
		if s[i] < 0x80 {
			if s[i] == ' ' {
				v.sequences |= last.grave
			}
			last, before = readersOf{}, readersOf{}
			i += asciiLead(s[i:])
			continue
		}
		x, size := utf8.DecodeRuneInString(s[i:])
		i += size
		v.chars++
		if x == utf8.RuneError {
			last, before = readersOf{}, readersOf{}
			continue
		}
		in := t.in[t.at(x)]
		v.sequences |= in.trail & (last.pair | last.trail&before.more)
		for missing := ^in.has; missing != 0; missing &= missing - 1 {
			v.strange[bits.TrailingZeros32(missing)]++
		}
		v.worded = v.worded || kinds.of(x).letter()
		before, last = last, in
	}
	if v.worded {
		v.double(s)
	}
	return v
}

// double counts the characters that the readers of two bytes do not have.
func (v *survey) double(s string) {
	for _, r := range readers() {
		if r.double == nil {
			continue
		}
		codes, n := r.double(), 0
		for _, x := range s {
			if x >= 0x80 && x != utf8.RuneError {
				if _, ok := codes.code(x); !ok {
					n++
				}
			}
		}
		v.strange[r.place] = n
	}
}

// fits tells that nearly all of the text can have come from a reader. A text without letters has not come from
// one of two bytes, in which the bytes of letters are letters.
func (v *survey) fits(r *reader) bool {
	if r.multi && !v.worded {
		return false
	}
	return v.strange[r.place]*10 <= v.chars || r.name == latin1Controls
}
