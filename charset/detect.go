package charset

import (
	"bytes"
	"math"
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
// plausible first. The same bytes give the same guesses. There are none for plain ASCII. Of those
// of single bytes the hopeless ones are left out where there are two that are better.
func Detect(b []byte) []Guess {
	return detect(b, asciiPrefix(b) == len(b))
}

// detect is Detect for bytes of which it is known whether all of them are below 0x80.
func detect(b []byte, seven bool) []Guess {
	if name := wideUnits(b); name != "" {
		return []Guess{{Charset: name, Score: 1}}
	}
	if !seven {
		return detectHigh(b)
	}
	if name := escapes(b); name != "" {
		return []Guess{{Charset: name, Score: 1, multi: true}}
	}
	return nil
}

// detectHigh detects the charset of bytes that are neither ASCII nor in units of several bytes.
func detectHigh(b []byte) []Guess {
	text := sample(b)
	utf8, ok := guessUTF8(b, text)
	if ok && utf8.proven() {
		return ranked(b, []Guess{utf8})
	}
	guesses := make([]Guess, 0, mostGuesses/4)
	if ok {
		guesses = append(guesses, utf8)
	}
	guesses = guessMulti(guesses, text)
	if !settled(guesses) {
		return ranked(b, verified(b, guessSingle(guesses, text)))
	}
	if guesses = verified(b, guesses); !settled(guesses) {
		guesses = guessSingle(guesses, text)
	}
	return ranked(b, guesses)
}

// mostGuesses is more than there can be.
const mostGuesses = 64

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

// guessUTF8 weighs a text as UTF-8; it reports false if it is none.
func guessUTF8(b, text []byte) (g Guess, ok bool) {
	w, seams := weighUTF8(text), 0
	if w.brokenByLines(text) {
		var joined []byte
		if joined, seams = rejoinUTF8(text); seams > 0 {
			b, _ = rejoinUTF8(b)
			w = weighUTF8(joined)
			w.cost += seams * perSeam
		}
	}
	if w.misfits > 1+w.chars/50 {
		return g, false
	}
	if w.misfits == 0 && (w.cut || len(text) < len(b)) && !utf8.Valid(b) {
		d, _ := decodeAs(b, "utf-8")
		if d.MisfitCount > 1+d.Multi/50 {
			return g, false
		}
		w.misfits = d.MisfitCount
	}
	return Guess{Charset: "utf-8", weight: w, multi: true, seams: seams}, true
}

// proven tells that a text is UTF-8 beyond doubt: other texts are valid UTF-8 by chance only if they
// are short, and then the characters are from all over Unicode. In megabytes of texts in other charsets no piece
// passes for six letters of one alphabet.
func (g Guess) proven() bool {
	if g.misfits > 0 || g.seams > 0 {
		return false
	}
	return g.chars >= 16 && g.perChar() <= 13 || g.chars >= 6 && g.perChar() < 10.5
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
	case "iso-8859-15", "koi8-u", "iso-8859-5", "iso-8859-8", "ibm866", "iso-8859-6", "x-mac-cyrillic",
		"windows-1257":
		return 5
	case "ibm850", "macintosh":
		return 16
	case "iso-8859-3", "iso-8859-16":
		return 12
	}
	return 8
}

// guessSingle adds the charsets of single bytes in which a text may be.
func guessSingle(guesses []Guess, text []byte) []Guess {
	var t tally
	t.fill(text)
	w := allScripts().weigh(&t)
	return w.guesses(guesses)
}

// ranked sorts guesses, scores them, and names each by the narrowest charset that will do.
func ranked(b []byte, guesses []Guess) []Guess {
	byCost(guesses)
	if len(guesses) == 0 {
		return guesses
	}
	total, best := 0.0, guesses[0].plausibility()
	for i := range guesses {
		guesses[i].Score = share(guesses[i].cost, guesses[0].cost)
		total += guesses[i].Score
	}
	least := leastHigh(b)
	for i := range guesses {
		g := &guesses[i]
		g.Score = g.Score / total * best
		if !g.multi {
			g.Charset = narrowest(least, g.Charset)
		}
	}
	return guesses
}

// byCost sorts guesses, of which there are few, the cheapest first; of those that cost the same the earlier one.
func byCost(guesses []Guess) {
	var order [mostGuesses]int64 // the cost, and in the lowest byte which one it is
	for i := range guesses {
		key, at := int64(guesses[i].cost)<<8|int64(i), i
		for ; at > 0 && order[at-1] > key; at-- {
			order[at] = order[at-1]
		}
		order[at] = key
	}
	for i := range guesses { // each goes to its place; the one that stood there went elsewhere before
		from := int(order[i] & 0xFF)
		for from < i {
			from = int(order[from] & 0xFF)
		}
		if from != i {
			guesses[i], guesses[from] = guesses[from], guesses[i]
		}
	}
}

// unseen is how much dearer a reading is that does not show in the scores of others.
const unseen = 24 * bit

// share is how likely a reading is beside the best one.
func share(cost, best int) float64 {
	if cost-best > unseen {
		return 0
	}
	return math.Exp2(float64(best-cost) / bit)
}

// plausibility tells good text in its charset (1) from what only happens to be valid (0).
func (g Guess) plausibility() float64 {
	good, bad := 7.5, 14.0
	if g.multi {
		good, bad = 11, 16
	}
	return min(1, max(0.05, (bad-g.perChar())/(bad-good)))
}

// leastHigh is the least byte of b from 0x80 on, or one below 0xA0, of which it is all the same which it is; 0xFF if
// there is none.
func leastHigh(b []byte) byte {
	least := byte(0xFF)
	for i := 0; i < len(b) && least >= 0xA0; i++ {
		if b[i] < 0x80 {
			if i += asciiPrefix(b[i:]); i == len(b) {
				break
			}
		}
		least = min(least, b[i])
	}
	return least
}

// narrowest names the smallest charset of a family of single bytes that holds bytes of which the least from 0x80 on is
// known.
func narrowest(least byte, name string) string {
	switch {
	case name == "windows-1252" && least >= 0xA0:
		return "iso-8859-1"
	case name == "windows-1254" && least >= 0xA0:
		return "iso-8859-9"
	case name == "windows-874" && least >= 0xA1:
		return "tis-620"
	}
	return name
}
