package charset

import (
	"bytes"
	"unicode/utf8"
)

// Programs that break lines after so many bytes put line ends into the middle of characters.
// rejoin moves such line ends behind the character, so that it can be read; it tells how many.
func rejoin(b []byte, name string) (joined []byte, seams int) {
	g := gridOf(name)
	switch {
	case g != nil:
		return g.rejoin(b)
	case name == "utf-8":
		return rejoinUTF8(b)
	}
	return b, 0
}

func (g *grid) rejoin(b []byte) (joined []byte, seams int) {
	return rejoined(b, g.size, g.filled, g.shifted)
}

func rejoinUTF8(b []byte) (joined []byte, seams int) {
	return rejoined(b, utf8Size, utf8Size, func(_, _ []byte) bool { return true })
}

// rejoined moves line ends out of characters, where better says that the text behind reads better so. size tells how many
// bytes have the form of a character, filled how many are one that the charset has.
func rejoined(b []byte, size, filled func([]byte) int, better func(with, without []byte) bool) (joined []byte, seams int) {
	if bytes.IndexByte(b, '\n') < 0 && bytes.IndexByte(b, '\r') < 0 {
		return b, 0
	}
	start := 0
	for i := 0; i < len(b); {
		if b[i] < 0x80 {
			i += asciiPrefix(b[i:])
			continue
		}
		n := size(b[i:])
		if n > 0 {
			i += n
			continue
		}
		char, end := acrossLineEnd(b[i:], filled)
		next := i + len(char) + len(end)
		if char != nil && better(line(b[i+lineStart(b[i:]):]), line(b[next:])) {
			joined = append(append(append(joined, b[start:i]...), char...), end...)
			i, start = next, next
			seams++
			continue
		}
		i++
	}
	if seams == 0 {
		return b, 0
	}
	return append(joined, b[start:]...), seams
}

// size of the character at the start of b, 0 if there is none.
func (g *grid) size(b []byte) int {
	if g.singles[b[0]&0x7F] != 0 {
		return 1
	}
	if len(b) > 1 && g.at(b[0], b[1]) != 0 {
		return 2
	}
	if g.long != nil {
		if _, n, _ := g.long(b); n > 0 {
			return n
		}
	}
	return 0
}

// filled is size, but 0 for bytes in the form of a longer character that the charset does not have.
func (g *grid) filled(b []byte) int {
	n := g.size(b)
	if n > 2 {
		if r, _, _ := g.long(b); r == utf8.RuneError {
			return 0
		}
	}
	return n
}

// gridOf is the table of a charset of characters of several bytes, with its costs; nil for others.
func gridOf(name string) *grid {
	family := familyOf(name)
	for _, m := range &multiCharsets {
		if familyOf(m.name) == family {
			return m.grid()
		}
	}
	return nil
}

// shifted tells that the text behind a line end reads better if its first bytes belong to the
// character before it: with those bytes, and without. Where a byte was lost, it does not.
func (g *grid) shifted(with, without []byte) bool {
	const enough = 48
	with, without = with[:min(len(with), enough)], without[:min(len(without), enough)]
	return g.weighText(without).cost <= g.weighText(with).cost
}

// acrossLineEnd reads a character of up to four bytes with one line end inside, and gives both.
func acrossLineEnd(b []byte, size func([]byte) int) (char, end []byte) {
	at := 1
	for at < 4 && at < len(b) && b[at] != '\r' && b[at] != '\n' {
		at++
	}
	n := lineEnd(b[min(at, len(b)):])
	if n == 0 || at+n >= len(b) || b[at+n] < 0x30 {
		return nil, nil
	}
	var whole [8]byte
	k := copy(whole[:], b[:at])
	k += copy(whole[k:], b[at+n:min(len(b), at+n+4)])
	if s := size(whole[:k]); s > at {
		return whole[:s], b[at : at+n]
	}
	return nil, nil
}

// lineStart is where the next line of b starts, and line what is left of it.
func lineStart(b []byte) int {
	at := bytes.IndexAny(b, "\r\n")
	return at + lineEnd(b[at:])
}

func line(b []byte) []byte {
	if at := bytes.IndexAny(b, "\r\n"); at >= 0 {
		return b[:at]
	}
	return b
}

// lineEnd is the size of the line end at the start of b.
func lineEnd(b []byte) int {
	switch {
	case len(b) > 1 && b[0] == '\r' && b[1] == '\n':
		return 2
	case len(b) > 0 && (b[0] == '\r' || b[0] == '\n'):
		return 1
	}
	return 0
}
