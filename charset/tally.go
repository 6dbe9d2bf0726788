package charset

import (
	"encoding/binary"
	"math/bits"
)

// tally is what the bytes from 0x80 on of a text are, and what stands beside them. It ends
// after so many pairs that more would not tell more.
type tally struct {
	bytes     [128]byte          // the bytes from 0x80 on that there are, each once
	listed    [128]bool          // which of them there are
	different int                // how many of them
	count     [128]int32         // of each of them
	beside    [128]besides       // the ASCII before and behind each of them
	pairs     []pair             // the other pairs that there were
	place     [pairPlaces]uint16 // where in the list the last pair of a place stands, counted from 1
	noted     int                // how many pairs there were
	letters   int                // of ASCII
	seen      int                // bytes from 0x80 on up to the end of the tally
	total     int                // and in all
}

// pair is two bytes that stand side by side, and how often they do.
type pair struct {
	last, next byte
	before     uint16 // the pair in the list that has the same place, counted from 1
	count      int32
}

// besides counts the ASCII characters of each kind before a byte, and behind it.
type besides [2 * asciiKinds]int16

const (
	maxPairs   = 1500
	pairPlaces = 256 // a power of two
	usualPairs = 64  // of a short text
	asciiKinds = int(asciiUpper) + 1
)

// fill counts what a text holds. The tally is a variable of the caller, for it is large and needed for a moment.
func (t *tally) fill(b []byte) {
	last := byte(' ')
	for i := 0; i < len(b); i++ {
		if last < 0x80 {
			n, letters := asciiRun(b[i:])
			if t.letters += letters; n > 0 {
				i, last = i+n, b[i+n-1]
			}
			if i == len(b) {
				break
			}
		}
		c := b[i]
		switch {
		case c >= 0x80:
			t.total++
			if t.noted < maxPairs {
				t.seen++
				if !repeated(b, i) {
					t.list(c)
					t.count[c&0x7F]++
					t.note(last, c)
				}
			}
		case last >= 0x80 && t.noted < maxPairs:
			t.note(last, c)
			fallthrough
		default:
			if asciiLetter(c) {
				t.letters++
			}
		}
		last = c
	}
}

// asciiRun counts the leading bytes below 0x80, eight at a time, and the letters among them.
func asciiRun(b []byte) (n, letters int) {
	const each, high = 0x0101010101010101, 0x8080808080808080
	for ; n+8 <= len(b); n += 8 {
		word := binary.LittleEndian.Uint64(b[n:])
		if word&high != 0 {
			break
		}
		word |= each * 0x20 // small letters; the highest bits tell those from "a" on, and those behind "z"
		letters += bits.OnesCount64((word + each*(0x80-'a')) &^ (word + each*(0x7F-'z')) & high)
	}
	return n, letters
}

// high are the bytes from 0x80 on that there are, each once.
func (t *tally) high() []byte { return t.bytes[:t.different] }

// list keeps a byte that there is something to say of.
func (t *tally) list(c byte) {
	if !t.listed[c&0x7F] {
		t.listed[c&0x7F] = true
		t.bytes[t.different&0x7F] = c
		t.different++
	}
}

// note counts a pair. In a few charsets some control characters are letters.
func (t *tally) note(last, c byte) {
	t.noted++
	switch {
	case last < 0x80 && !control(last):
		t.beside[c&0x7F][plainKind(last)]++
	case c < 0x80 && !control(c):
		t.list(last)
		t.beside[last&0x7F][asciiKinds+int(plainKind(c))]++
	default:
		t.notePair(last, c)
	}
}

func (t *tally) notePair(last, c byte) {
	place := &t.place[(uint32(last)*31+uint32(c))&(pairPlaces-1)]
	for at := *place; at != 0; {
		p := &t.pairs[at-1]
		if p.last == last && p.next == c {
			p.count++
			return
		}
		at = p.before
	}
	if t.pairs == nil {
		t.pairs = make([]pair, 0, usualPairs)
	}
	t.pairs = append(t.pairs, pair{last, c, *place, 1})
	*place = uint16(len(t.pairs))
}

// control tells control characters that are no white space.
func control(c byte) bool { return c < ' ' && c != '\t' && c != '\n' && c != '\r' }

// plainKind is the kind of an ASCII character.
func plainKind(c byte) kind {
	switch {
	case c >= 'a' && c <= 'z':
		return asciiLower
	case c >= 'A' && c <= 'Z':
		return asciiUpper
	}
	return other
}

// costs are what it costs, by kind, that these characters stand beside a byte.
func (b *besides) costs() (sums [16]int32) {
	for i := range asciiKinds {
		if n := int32(b[i]); n > 0 {
			for k, c := range &follows[i] {
				sums[k] += n * int32(c)
			}
		}
		if n := int32(b[asciiKinds+i]); n > 0 {
			for k := range sums {
				sums[k] += n * int32(follows[k][i])
			}
		}
	}
	return sums
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
