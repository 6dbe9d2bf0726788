package charset

import (
	"encoding/binary"
	"math/bits"
	"strings"
	"unicode/utf8"
)

const soupBytes = 4096 // of a text, by which it is told whether it is one

// RestoreHighBit undoes the loss of the eighth bit, which old relays cut off: bytes of GB 2312, EUC-KR and
// EUC-JP became pairs of ASCII characters, those of KOI8-R Latin letters of the other case, as that
// charset was designed for, and those of UTF-8 in part control characters.
func RestoreHighBit(text string) (Restored, bool) {
	probe := text[:min(len(text), soupBytes)]
	if asciiLead(probe) < len(probe) {
		return Restored{}, false
	}
	soup, controls := soup(probe), mayBeBareUTF8(probe)
	if !soup && !controls || !utf8.ValidString(text) {
		return Restored{}, false
	}
	if controls {
		if r, ok := restoreUTF8(text); ok || !soup {
			return r, ok
		}
	}
	best, cost := Restored{}, 0.0
	for _, s := range []struct {
		name string
		grid *grid
	}{{"gb2312", gbGrid()}, {"euc-kr", euckrGrid()}, {"euc-jp", eucjpGrid()}} {
		r, c, ok := restorePairs(text, s.grid)
		if ok && (best.Text == "" || c < cost) {
			best, cost = r, c
			best.Actual = s.name
		}
	}
	if best.Text != "" {
		return best, true
	}
	return restoreKOI8(text)
}

// leastStripped is how many pairs of bytes must have lost their eighth bits to be told.
const leastStripped = 12

// soup tells that ASCII is hardly a text: small letters are rare, or words begin small and go on in
// capitals.
func soup(s string) bool {
	var n soupCount
	for len(s) >= 8 {
		n.add(word(s))
		s = s[8:]
	}
	if s != "" {
		var rest [8]byte // of which zero bytes are no ink
		copy(rest[:], s)
		n.add(binary.LittleEndian.Uint64(rest[:]))
	}
	return n.ink >= 2*leastStripped && (n.small*100 < n.ink*45 || n.flipped*20 > n.ink)
}

// soupCount counts the bytes of a text that are small letters, no blanks, and capitals behind a small letter.
type soupCount struct {
	small, ink, flipped int
	last                uint64 // the highest bit of the lowest byte is set behind a small letter
}

// add looks at eight bytes of ASCII at once, the first of which is the lowest.
func (n *soupCount) add(eight uint64) {
	small, capital := within(eight, 'a', 'z'), within(eight, 'A', 'Z')
	n.small += bits.OnesCount64(small)
	n.ink += bits.OnesCount64(within(eight, ' '+1, 0x7F))
	n.flipped += bits.OnesCount64((small<<8 | n.last) & capital)
	n.last = small >> 56
}

// within marks in the highest bit of each byte of ASCII whether it is one of the range: a sum reaches that bit if the
// byte is the first of the range or behind, and again if it is behind the last one.
func within(eight uint64, first, last byte) uint64 {
	const each = 0x0101010101010101
	return (eight + uint64(0x80-first)*each) & ^(eight + uint64(0x7F-last)*each) & (0x80 * each)
}

// most bits that a character of a restored word costs: at first, and once the charset is known.
const (
	likelyWord = 13
	anyWord    = 18
)

// restorePairs reads each word as pairs where that makes frequent characters; all but a little of the text
// must be such words.
func restorePairs(text string, g *grid) (Restored, float64, bool) {
	sum, odd, _ := pairWords(text, g, likelyWord, nil)
	bits := sum.perChar()
	if sum.chars < leastStripped || odd > 2*sum.chars || bits > 11.5 || bits > 10.5 && sum.chars < 40 {
		return Restored{}, 0, false
	}
	var out strings.Builder
	sum, _, start := pairWords(text, g, anyWord, &out)
	if _, different := wordy(out.String()); different < 8 || monotonous(out.String()) {
		return Restored{}, 0, false
	}
	return Restored{Text: out.String(), Start: start, Made: sum.chars}, bits, true
}

// monotonous tells that one character makes up too much of a text for a language, as in tables of numbers that are read
// as pairs.
func monotonous(text string) bool {
	count, all, most := make(map[rune]int), 0, 0
	for _, r := range text {
		if r >= 0x80 {
			count[r]++
			all, most = all+1, max(most, count[r])
		}
	}
	return most*5 > all+10
}

// pairWords reads the words of a text as pairs, counts the bytes of those that are none, and writes both.
func pairWords(text string, g *grid, most float64, out *strings.Builder) (sum pairs, odd, start int) {
	start = -1
	for i := 0; i < len(text); {
		n := wordSize(text[i:])
		if n == 0 {
			write(out, text[i:i+1])
			i++
			continue
		}
		p, tail, ok := readWord(text[i:i+n], g, most)
		if ok {
			if sum.join(p); start < 0 {
				start = i
			}
			write(out, string(p.out)+tail)
		} else {
			odd += n
			write(out, text[i:i+n])
		}
		if i += n; out == nil && odd > 2000 && odd > 2*sum.chars {
			return sum, odd, start
		}
	}
	return sum, odd, start
}

// wordSize is how many bytes stand before the first white space of a text.
func wordSize(s string) int {
	for i := range len(s) {
		if c := s[i]; c == ' ' || c == '\t' || c == '\r' || c == '\n' {
			return i
		}
	}
	return len(s)
}

// readWord reads a word as pairs, with a punctuation mark of ASCII behind it or not.
func readWord(word string, g *grid, most float64) (p pairs, tail string, ok bool) {
	if len(word)%2 == 1 && strings.IndexByte(".,!?:;)", word[len(word)-1]) >= 0 {
		word, tail = word[:len(word)-1], word[len(word)-1:]
	}
	p, ok = readPairs(word, g)
	return p, tail, ok && p.chars > 0 && p.perChar() <= most
}

func write(out *strings.Builder, s string) {
	if out != nil {
		out.WriteString(s)
	}
}

// restoreKOI8 reads letters as those of KOI8-R without the eighth bit: "pRIWET" is "Привет".
func restoreKOI8(text string) (Restored, bool) {
	flipped, inside, total := 0, 0, 0
	for _, word := range strings.Fields(text[:min(len(text), soupBytes)]) {
		f, marks := flippedWord(word)
		total++
		inside += marks
		if f {
			flipped++
		}
	}
	if flipped < 2 || inside < 2 || total < 6 || inside*40 < total {
		return Restored{}, false
	}
	out := make([]byte, 0, 2*len(text))
	made := 0
	table := codePage("koi8-r")
	for i := range len(text) {
		if c := text[i]; c >= 0x40 && c < 0x7F {
			out = utf8.AppendRune(out, table.DecodeByte(c|0x80))
			made++
		} else {
			out = append(out, c)
		}
	}
	s := string(out)
	r := Restored{Text: s, Actual: "koi8-r", Made: made}
	return r, made >= 40 && textCost(s) < made*11/2*bit
}

// flippedWord tells a word of a small letter and capitals, and counts the marks within it that are letters in
// Russian: "[", "\", "]", "^", "_", "@" and "`".
func flippedWord(word string) (flipped bool, marks int) {
	capitals, small := 0, 0
	for i := range len(word) {
		switch c := word[i]; {
		case c >= 'A' && c <= 'Z':
			capitals++
		case c >= 'a' && c <= 'z':
			small++
		case c >= '[' && c <= '`' || c == '@':
			marks++
		}
	}
	if capitals < 2 {
		return false, 0
	}
	return small == 1 && word[0] >= 'a' && word[0] <= 'z', marks
}
