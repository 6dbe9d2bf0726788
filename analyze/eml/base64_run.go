package eml

import (
	"encoding/binary"
	"sync"
)

// notPair marks two characters that are not both of the alphabet.
const notPair = 0x8000

// base64Pairs gives the twelve bits of two characters, the first of them in the low byte of the index. It
// is made when the first base64 is read: most mail has none that is large.
var base64Pairs = sync.OnceValue(func() *[1 << 16]uint16 {
	t := new([1 << 16]uint16)
	row := t[:1<<8] // of the pairs that end with one character; most rows hold nothing else
	for i := range row {
		row[i] = notPair
	}
	for n := len(row); n < len(t); n *= 2 {
		copy(t[n:], t[:n])
	}
	for j, second := range []byte(base64Alphabet) {
		row := t[int(second)<<8:][:1<<8]
		for i, first := range []byte(base64Alphabet) {
			row[first] = uint16(i<<6 | j)
		}
	}
	return t
})

// decodeRun decodes whole groups from the start of src, up to the first group that is not of the alphabet.
// It gives the bytes written and read. It may write up to eight bytes past what it gives, within dst.
func decodeRun(dst, src []byte, pairs *[1 << 16]uint16) (n, at int) {
	for len(src)-at >= 16 && len(dst)-n >= 16 {
		from, to := src[at:at+16:at+16], dst[n:n+16:n+16]
		v, w := binary.LittleEndian.Uint64(from), binary.LittleEndian.Uint64(from[8:])
		a, b := uint64(pairs[uint16(v)]), uint64(pairs[uint16(v>>16)])
		c, d := uint64(pairs[uint16(v>>32)]), uint64(pairs[uint16(v>>48)])
		e, f := uint64(pairs[uint16(w)]), uint64(pairs[uint16(w>>16)])
		g, h := uint64(pairs[uint16(w>>32)]), uint64(pairs[uint16(w>>48)])
		if (a|b|c|d|e|f|g|h)&notPair != 0 {
			break
		}
		binary.BigEndian.PutUint64(to, a<<52|b<<40|c<<28|d<<16)
		binary.BigEndian.PutUint64(to[6:], e<<52|f<<40|g<<28|h<<16)
		n, at = n+12, at+16
	}
	for len(src)-at >= 8 && len(dst)-n >= 8 {
		v := binary.LittleEndian.Uint64(src[at:])
		a, b := uint64(pairs[uint16(v)]), uint64(pairs[uint16(v>>16)])
		c, d := uint64(pairs[uint16(v>>32)]), uint64(pairs[uint16(v>>48)])
		if (a|b|c|d)&notPair != 0 {
			break
		}
		binary.BigEndian.PutUint64(dst[n:], a<<52|b<<40|c<<28|d<<16)
		n, at = n+6, at+8
	}
	for len(src)-at >= 4 && len(dst)-n >= 3 {
		v := binary.LittleEndian.Uint32(src[at:])
		a, b := uint32(pairs[uint16(v)]), uint32(pairs[uint16(v>>16)])
		if (a|b)&notPair != 0 {
			break
		}
		bits := a<<12 | b
		dst[n], dst[n+1], dst[n+2] = byte(bits>>16), byte(bits>>8), byte(bits)
		n, at = n+3, at+4
	}
	return n, at
}

const base64Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"

// Classes of characters beside the 64 values.
const (
	classPad     = 64 + iota // "="
	classBlank               // white space within a line
	classURL                 // "-" and "_" (RFC 4648, section 5)
	classIllegal             // anything else
)

// base64Classes gives the value of a character, or its class.
var base64Classes = func() (t [256]byte) {
	for i := range t {
		t[i] = classIllegal
	}
	for i := range base64Alphabet {
		t[base64Alphabet[i]] = byte(i)
	}
	t['='], t['-'], t['_'] = classPad, classURL, classURL
	t[' '], t['\t'], t['\v'], t['\f'] = classBlank, classBlank, classBlank, classBlank
	return t
}()
