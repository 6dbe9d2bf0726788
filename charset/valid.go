package charset

import (
	"encoding/binary"
	"math/bits"
)

// The states of reading UTF-8 (RFC 3629, section 4), each as its place in an entry of utf8Steps: a
// character is complete; one, two or three trail bytes are missing; the next byte is limited, since
// the form would be overlong, a surrogate or beyond the last character; it is broken.
const (
	complete = 6 * iota
	oneMissing
	twoMissing
	threeMissing
	behindE0
	behindED
	behindF0
	behindF4
	brokenForm
)

// utf8Steps holds, for each byte, the states that it leads to, six bits for each state it is read in.
// A step is one shift, whatever the byte is.
var utf8Steps = once(func() *[256]uint64 {
	t := new([256]uint64)
	for b := range t {
		for state := uint(0); state <= brokenForm; state += 6 {
			t[b] |= utf8Step(byte(b), state) << state
		}
	}
	return t
})

func utf8Step(b byte, state uint) uint64 {
	trail := b >= 0x80 && b < 0xC0
	switch {
	case state == complete:
		return behindLead(b)
	case state == oneMissing && trail:
		return complete
	case state == twoMissing && trail, state == behindE0 && trail && b >= 0xA0, state == behindED && trail && b < 0xA0:
		return oneMissing
	case state == threeMissing && trail, state == behindF0 && trail && b >= 0x90, state == behindF4 && trail && b < 0x90:
		return twoMissing
	}
	return brokenForm
}

// behindLead is the state behind the first byte of a character.
func behindLead(b byte) uint64 {
	switch {
	case b < 0x80:
		return complete
	case b >= 0xC2 && b < 0xE0:
		return oneMissing
	case b == 0xE0:
		return behindE0
	case b == 0xED:
		return behindED
	case b > 0xE0 && b < 0xF0:
		return twoMissing
	case b == 0xF0:
		return behindF0
	case b > 0xF0 && b < 0xF4:
		return threeMissing
	case b == 0xF4:
		return behindF4
	}
	return brokenForm
}

// Two characters of three bytes, the first byte lowest: the bits that say so, and what they are; and the same
// for the beginnings of such a character that is overlong, or a surrogate.
const (
	threesMask = 0xC0C0F0C0C0F0
	threes     = 0x8080E08080E0
	frontMask  = 0xE0FF
	overlong   = 0x80E0
	surrogate  = 0xA0ED
)

// twoThrees tells that there are two valid characters of three bytes in the six lowest ones.
func twoThrees(word uint64) bool {
	first, second := word&frontMask, word>>24&frontMask
	return word&threesMask == threes && first != overlong && first != surrogate &&
		second != overlong && second != surrogate
}

// validUTF8 tells whether b is valid UTF-8, and how many characters in it are not ASCII. It goes
// over eight bytes at a time, or four characters of three bytes, as hanzi, kana and hangul are.
func validUTF8(b []byte) (chars int, ok bool) {
	t, state := utf8Steps(), uint64(complete)
	const high = 0x8080808080808080
	for len(b) >= 14 {
		word := binary.LittleEndian.Uint64(b)
		switch {
		case state != complete:
		case word&high == 0:
			b = b[8:]
			continue
		case word&threesMask == threes && twoThrees(word) && twoThrees(binary.LittleEndian.Uint64(b[6:])):
			chars += 4
			b = b[12:]
			continue
		}
		b = b[8:]
		chars += bits.OnesCount64(word & (word << 1) & high)
		state = t[byte(word)] >> state
		state = t[byte(word>>8)] >> (state & 63)
		state = t[byte(word>>16)] >> (state & 63)
		state = t[byte(word>>24)] >> (state & 63)
		state = t[byte(word>>32)] >> (state & 63)
		state = t[byte(word>>40)] >> (state & 63)
		state = t[byte(word>>48)] >> (state & 63)
		state = t[byte(word>>56)] >> (state & 63) & 63
		if state == brokenForm {
			return 0, false
		}
	}
	for _, c := range b {
		state = t[c] >> (state & 63) & 63
		if c >= 0xC0 {
			chars++
		}
	}
	return chars, state == complete
}
