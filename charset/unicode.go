package charset

import (
	"encoding/binary"
	"math/bits"
	"unicode/utf16"
	"unicode/utf8"
)

// asciiPrefix is the length of the leading bytes below 0x80, eight at a time.
func asciiPrefix(b []byte) int {
	i := 0
	for ; i+32 <= len(b); i += 32 {
		four := b[i : i+32]
		if (binary.LittleEndian.Uint64(four)|binary.LittleEndian.Uint64(four[8:])|
			binary.LittleEndian.Uint64(four[16:])|binary.LittleEndian.Uint64(four[24:]))&0x8080808080808080 != 0 {
			break
		}
	}
	for ; i+8 <= len(b); i += 8 {
		if high := binary.LittleEndian.Uint64(b[i:]) & 0x8080808080808080; high != 0 {
			return i + bits.TrailingZeros64(high)/8
		}
	}
	for i < len(b) && b[i] < utf8.RuneSelf {
		i++
	}
	return i
}

// decodeASCII reads US-ASCII (RFC 20): every byte from 0x80 on is a misfit.
func decodeASCII(b []byte, s *sink) {
	for i := 0; i < len(b); {
		n := asciiPrefix(b[i:])
		s.text = append(s.text, b[i:i+n]...)
		if i += n; i < len(b) {
			s.misfit(i)
			i++
		}
	}
}

// decodeUTF8 reads UTF-8 (RFC 3629) strictly; a leading byte order mark is dropped. A broken
// sequence is one misfit, up to the byte that breaks it.
func decodeUTF8(b []byte, s *sink) {
	i := 0
	if len(b) >= 3 && b[0] == 0xEF && b[1] == 0xBB && b[2] == 0xBF {
		i = 3
	}
	if n, ok := validUTF8(b[i:]); ok {
		s.whole = b[i:]
		s.multi += n
		return
	}
	for i < len(b) {
		if n := asciiPrefix(b[i:]); n > 0 {
			s.text = append(s.text, b[i:i+n]...)
			i += n
			continue
		}
		r, size := utf8.DecodeRune(b[i:])
		if r != utf8.RuneError || size > 1 {
			s.text = append(s.text, b[i:i+size]...)
			s.multi++
			i += size
			continue
		}
		s.misfit(i)
		s.cut = !utf8.FullRune(b[i:])
		i += brokenUTF8(b[i:])
	}
}

// utf8Size is the size of the character at the start of b, 0 if there is none.
func utf8Size(b []byte) int {
	if r, size := utf8.DecodeRune(b); r != utf8.RuneError || size > 1 {
		return size
	}
	return 0
}

// brokenUTF8 is the length of a broken sequence: its lead and the trail bytes that would fit.
func brokenUTF8(b []byte) int {
	n := 1
	for n < len(b) && n < 4 && !utf8.FullRune(b[:n]) {
		if b[n]&0xC0 != 0x80 || utf8.FullRune(b[:n+1]) {
			break
		}
		n++
	}
	return n
}

// decodeUTF16 reads UTF-16 (RFC 2781) in the given byte order; a byte order mark is dropped.
func decodeUTF16(order binary.ByteOrder) func(b []byte, s *sink) {
	return func(b []byte, s *sink) {
		i := 0
		if len(b) >= 2 && order.Uint16(b) == 0xFEFF {
			i = 2
		}
		for ; i+1 < len(b); i += 2 {
			r := rune(order.Uint16(b[i:]))
			if utf16.IsSurrogate(r) {
				if r = lowSurrogate(b[i+2:], order, r); r == utf8.RuneError {
					s.misfit(i)
					continue
				}
				i += 2
			}
			s.multi++
			s.rune(r)
		}
		if i < len(b) {
			s.misfit(i)
			s.cut = true
		}
	}
}

func lowSurrogate(rest []byte, order binary.ByteOrder, high rune) rune {
	if len(rest) < 2 {
		return utf8.RuneError
	}
	return utf16.DecodeRune(high, rune(order.Uint16(rest)))
}

// decodeUTF32 reads UTF-32 in the given byte order; a byte order mark is dropped.
func decodeUTF32(order binary.ByteOrder) func(b []byte, s *sink) {
	return func(b []byte, s *sink) {
		i := 0
		if len(b) >= 4 && order.Uint32(b) == 0xFEFF {
			i = 4
		}
		for ; i+3 < len(b); i += 4 {
			u := order.Uint32(b[i:])
			if u > utf8.MaxRune || !utf8.ValidRune(rune(u)) {
				s.misfit(i)
				continue
			}
			s.multi++
			s.rune(rune(u))
		}
		if i < len(b) {
			s.misfit(i)
			s.cut = true
		}
	}
}

// byteOrder tells how bytes labeled utf-16 or utf-32 without an order are to be read: by their
// byte order mark; without one, by where the zero bytes are; else big-endian (RFC 2781, 4.3).
func byteOrder(b []byte, width int) binary.ByteOrder {
	if len(b) >= width {
		switch {
		case width == 2 && binary.LittleEndian.Uint16(b) == 0xFEFF,
			width == 4 && binary.LittleEndian.Uint32(b) == 0xFEFF:
			return binary.LittleEndian
		case width == 2 && binary.BigEndian.Uint16(b) == 0xFEFF,
			width == 4 && binary.BigEndian.Uint32(b) == 0xFEFF:
			return binary.BigEndian
		}
	}
	first, last := 0, 0
	for i := 0; i+width <= len(b) && i < 4096; i += width {
		first += zero(b[i])
		last += zero(b[i+width-1])
	}
	if last > first {
		return binary.LittleEndian
	}
	return binary.BigEndian
}

func zero(c byte) int {
	if c == 0 {
		return 1
	}
	return 0
}
