package charset

import (
	"bytes"
	"math"
	"slices"
	"unicode/utf8"
)

// Guess is a charset that bytes may be in.
type Guess struct {
	Charset string  // lower-case IANA name, the narrowest of its family that holds the bytes
	Score   float64 // 0 to 1: how plausible the text is, and how much more so than other readings

	weight
	multi bool // of several bytes a character
	grid  int  // which of multiCharsets
	seams int  // line ends inside characters of the sample
}

// Detect gives the charsets in which all of b is text, or all but a few characters, the most
// plausible first. The same bytes give the same guesses. There are none for plain ASCII.
func Detect(b []byte) []Guess {
	if n := asciiPrefix(b); n == len(b) {
		if name := wideUnits(b); name != "" {
			return []Guess{{Charset: name, Score: 1}}
		}
		if name := escapes(b); name != "" {
			return []Guess{{Charset: name, Score: 1, multi: true}}
		}
		return nil
	}
	if name := wideUnits(b); name != "" {
		return []Guess{{Charset: name, Score: 1}}
	}
	text := sample(b)
	guesses := guessUTF8(b, text)
	if len(guesses) > 0 && guesses[0].proven() {
		return ranked(b, guesses)
	}
	guesses = append(guesses, guessMulti(text)...)
	if !settled(guesses) {
		return ranked(b, verified(b, guessSingle(guesses, text)))
	}
	if guesses = verified(b, guesses); !settled(guesses) {
		guesses = guessSingle(guesses, text)
	}
	return ranked(b, guesses)
}

const sampleSize = 4096

// sample takes the lines of b that hold bytes from 0x80 on, up to 4 KiB of them.
func sample(b []byte) []byte {
	if len(b) <= sampleSize {
		return b
	}
	var text []byte
	for len(b) > 0 && len(text) < sampleSize {
		n := asciiPrefix(b)
		if n == len(b) {
			break
		}
		start := max(bytes.LastIndexByte(b[:n], '\n')+1, n-40)
		end := len(b)
		if i := bytes.IndexByte(b[n:], '\n'); i >= 0 {
			end = n + i + 1
		}
		text = append(text, b[start:min(end, start+sampleSize)]...)
		b = b[end:]
	}
	return text
}

func guessUTF8(b, text []byte) []Guess {
	w, seams := weighUTF8(text), 0
	if w.brokenByLines(text) {
		var joined []byte
		if joined, seams = rejoin(text, "utf-8"); seams > 0 {
			b, _ = rejoin(b, "utf-8")
			w = weighUTF8(joined)
			w.cost += seams * perSeam
		}
	}
	if w.misfits > 1+w.chars/50 {
		return nil
	}
	if w.misfits == 0 && !utf8.Valid(b) {
		d, _ := Decode(b, "utf-8")
		if d.MisfitCount > 1+d.Multi/50 {
			return nil
		}
		w.misfits = d.MisfitCount
	}
	return []Guess{{Charset: "utf-8", weight: w, multi: true, seams: seams}}
}

// proven tells that a text is UTF-8 beyond doubt: other texts are valid UTF-8 by chance only if they
// are short, and then the characters are from all over Unicode.
func (g Guess) proven() bool {
	return g.misfits == 0 && g.seams == 0 && g.chars >= 16 && g.perChar() < 13
}

// perSeam is what a line end inside a character costs; it is no misfit, since the character is
// whole without it.
const perSeam = 4 * bit

func handicap(charset string) int {
	switch charset {
	case "windows-1252":
		return 0
	case "windows-1251", "koi8-r":
		return 1
	case "iso-8859-2", "iso-8859-7", "windows-1255":
		return 2
	case "windows-1250", "windows-1254", "windows-1256", "windows-874", "windows-1253":
		return 3
	case "iso-8859-15", "koi8-u", "iso-8859-5", "iso-8859-8", "ibm866", "iso-8859-6", "x-mac-cyrillic":
		return 5
	}
	return 8
}

// guessSingle adds the charsets of single bytes in which a text may be.
func guessSingle(guesses []Guess, text []byte) []Guess {
	var t tally
	t.fill(text)
	guesses = slices.Grow(guesses, len(scripts()))
	for _, s := range scripts() {
		w := s.weigh(&t)
		if w.misfits > w.chars/50 {
			continue
		}
		w.cost += handicap(s.charset) * bit
		guesses = append(guesses, Guess{Charset: s.charset, weight: w})
	}
	return guesses
}

// ranked sorts guesses, scores them, and names each by the narrowest charset that will do.
func ranked(b []byte, guesses []Guess) []Guess {
	slices.SortStableFunc(guesses, func(g, h Guess) int { return g.cost - h.cost })
	total := 0.0
	for i := range guesses {
		total += share(guesses[i], guesses[0])
	}
	for i := range guesses {
		g := &guesses[i]
		g.Score = share(*g, guesses[0]) / total * guesses[0].plausibility()
		if !g.multi {
			g.Charset = narrowest(b, g.Charset)
		}
	}
	return guesses
}

// share is how likely a reading is beside the best one.
func share(g, best Guess) float64 {
	const never = 1000 * bit // less likely than a number can say
	if g.cost-best.cost > never {
		return 0
	}
	return math.Exp2(float64(best.cost-g.cost) / bit)
}

// plausibility tells good text in its charset (1) from what only happens to be valid (0).
func (g Guess) plausibility() float64 {
	good, bad := 7.5, 14.0
	if g.multi {
		good, bad = 11, 16
	}
	return min(1, max(0.05, (bad-g.perChar())/(bad-good)))
}

// narrowest names the smallest charset of a family of single bytes that holds b.
func narrowest(b []byte, name string) string {
	first := byte(0xA0)
	if name == "windows-874" {
		first = 0xA1
	}
	c := frequentCodec(name)
	if c == nil || len(c.levels) < 2 {
		return name
	}
	for _, x := range b {
		if x >= 0x80 && x < first {
			return name
		}
	}
	return c.levels[0]
}
