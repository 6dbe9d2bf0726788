package eml

import (
	"bytes"
	"encoding/binary"

	"github.com/eml-inspect/eml-inspect/headers"
)

// binHexMark begins the line that announces BinHex 4.0 (RFC 1741).
const binHexMark = "(This file must be converted with BinHex"

const binHexAlphabet = "!\"#$%&'()*+,-012345689@ABCDEFGHIJKLMNPQRSTUVXYZ[`abcdefhijklmpqr"

// binHexValues gives the six bits of a character, notHex where it has none.
var binHexValues = func() (t [256]byte) {
	for i := range t {
		t[i] = notHex
	}
	for i := range binHexAlphabet {
		t[binHexAlphabet[i]] = byte(i)
	}
	return t
}()

// readBinHex reads the file that BinHex lines announce: between two colons stand a header with the name and
// the lengths of both forks, the data fork and the resource fork, each with its check sum. The data fork is
// the file; the resource fork is of use on old Macintosh computers only.
func readBinHex(text []byte, at int) (e Enclosed, ok bool) {
	_, next := nextLineAt(text, at)
	for next < len(text) && (isLineEnd(text[next]) || text[next] == ' ') {
		next++
	}
	if next >= len(text) || text[next] != ':' {
		return e, false
	}
	e = Enclosed{Encoding: BinHex, Sum: SumRight}
	e.Start = at
	packed, end := e.sixBits(text, next+1)
	e.End = end
	if !e.forks(expand(packed)) {
		return e, false
	}
	return e, true
}

// sixBits makes bytes of the characters up to the closing colon.
func (e *Enclosed) sixBits(text []byte, at int) (out []byte, end int) {
	var bits uint32
	count := 0
	d := Decoded{}
	for ; at < len(text); at++ {
		v := binHexValues[text[at]]
		switch {
		case text[at] == ':':
			e.Faults = d.Faults
			return out, at + 1
		case v < notHex:
			bits, count = bits<<6|uint32(v), count+6
			if count >= 8 {
				count -= 8
				out = append(out, byte(bits>>count))
			}
		case !isLineEnd(text[at]) && text[at] != ' ' && text[at] != '\t':
			d.note(FaultIllegal, at, at+1, 1)
		}
	}
	d.note(FaultShort, at, at, 1)
	e.Faults = d.Faults
	return out, at
}

// expand undoes run lengths: 0x90 and a number repeat the byte before them; 0x90 and zero are the byte 0x90. What
// comes of it is bounded, so that a small message does not fill the memory.
func expand(packed []byte) []byte {
	const marker, most = 0x90, 64 << 20
	limit := max(16*len(packed), min(most, 128*len(packed)))
	out := make([]byte, 0, len(packed))
	for i := 0; i < len(packed) && len(out) < limit; i++ {
		c := packed[i]
		switch {
		case c != marker || i+1 >= len(packed):
			out = append(out, c)
		case packed[i+1] == 0:
			out = append(out, marker)
			i++
		default:
			i++
			if len(out) > 0 {
				out = append(out, bytes.Repeat(out[len(out)-1:], int(packed[i])-1)...)
			}
		}
	}
	return out
}

// forks reads the header and takes the data fork. Check sums that differ, and forks that are cut, are noted.
func (e *Enclosed) forks(b []byte) bool {
	const fixed = 1 + 4 + 4 + 2 + 4 + 4 + 2 // what follows the name in the header
	if len(b) == 0 || b[0] == 0 || b[0] > 63 || len(b) < 1+int(b[0])+fixed {
		return false
	}
	header := 1 + int(b[0]) + fixed
	e.Name = string(b[1 : 1+b[0]])
	data := int(binary.BigEndian.Uint32(b[header-10:]))
	resource := int(binary.BigEndian.Uint32(b[header-6:]))
	e.check(b[:header])
	rest := b[header:]
	if len(rest) < data+2 {
		e.Data, e.Sum = rest[:min(data, len(rest))], SumWrong
		return true
	}
	e.Data = rest[:data]
	e.check(rest[:data+2])
	if rest = rest[data+2:]; len(rest) < resource+2 {
		e.Sum = SumWrong
	} else {
		e.check(rest[:resource+2])
	}
	return true
}

// check compares the check sum in the last two bytes (CRC-CCITT) with that of what stands before them.
func (e *Enclosed) check(b []byte) {
	sum := uint16(0)
	for _, c := range b[:len(b)-2] {
		sum ^= uint16(c) << 8
		for range 8 {
			if sum&0x8000 != 0 {
				sum = sum<<1 ^ 0x1021
			} else {
				sum <<= 1
			}
		}
	}
	if sum != binary.BigEndian.Uint16(b[len(b)-2:]) {
		e.Sum = SumWrong
	}
}

func spanOf(start, end int) headers.Span { return headers.Span{Start: start, End: end} }
