package charset

import (
	"bytes"
	"math"
	"sort"
	"unicode/utf8"
)

// Guess is a charset that bytes may be in.
type Guess struct {
	Charset string  // lower-case IANA name, the narrowest of its family that holds the bytes
	Score   float64 // 0 to 1: how plausible the text is, and how much more so than other readings

	weight
	multi bool // of several bytes a character
	grid  int  // which of multiCharsets
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
	guesses := append(guessUTF8(b, text), guessMulti(b, text)...)
	if !settled(guesses) {
		guesses = append(guesses, guessSingle(text)...)
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
	w := weighUTF8(text)
	if w.misfits > 0 {
		if joined, seams := rejoin(text, "utf-8"); seams > 0 {
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
	return []Guess{{Charset: "utf-8", weight: w, multi: true}}
}

// perSeam is what a line end inside a character costs; it is no misfit, since the character is
// whole without it.
const perSeam = 4 * bit

// multiCharset is a charset of characters of several bytes that detection tries. The handicap
// in bits says how much rarer its mail is.
type multiCharset struct {
	name     string
	grid     func() *grid
	handicap int
	shape    shape
}

// shape is what bytes the characters of two bytes are made of.
type shape struct {
	lead, lastLead, trail byte
	kana                  bool // 0xA1 to 0xDF are characters of one byte
}

// multiCharsets has the frequent ones first; the last two are tried if none of those will do.
func multiCharsets() [7]multiCharset {
	return [7]multiCharset{
		{"gb18030", gbCosts, 0, shape{lead: 0x81, lastLead: 0xFE, trail: 0x30}},
		{"big5", big5Costs, 1, shape{lead: 0x87, lastLead: 0xFE, trail: 0x40}},
		{"shift_jis", sjisCosts, 2, shape{lead: 0x81, lastLead: 0xFC, trail: 0x40, kana: true}},
		{"euc-kr", euckrCosts, 1, shape{lead: 0x81, lastLead: 0xFE, trail: 0x41}},
		{"euc-jp", eucjpCosts, 3, shape{lead: 0x8E, lastLead: 0xFE, trail: 0xA1}},
		{"euc-tw", euctwCosts, 8, shape{lead: 0x8E, lastLead: 0xFD, trail: 0xA1}},
		{"johab", johabCosts, 8, shape{lead: 0x84, lastLead: 0xF9, trail: 0x31}},
	}
}

// frequentMulti is how many of multiCharsets are frequent.
const frequentMulti = 5

// plausible tells that most of a text has the shape of a charset; what has not need not be read
// with its table.
func (s shape) plausible(text []byte) bool {
	chars, wrong := 0, 0
	for i := 0; i < len(text); i++ {
		c := text[i]
		if c < 0x80 || s.kana && c >= 0xA1 && c <= 0xDF {
			continue
		}
		chars++
		switch i++; {
		case c < s.lead || c > s.lastLead:
			wrong++
			i--
		case i < len(text) && text[i] < s.trail:
			wrong++
		}
	}
	return wrong <= 2+chars/6
}

// guessMulti tries them on the sample, then the good ones on all of b.
func guessMulti(b, text []byte) []Guess {
	var guesses []Guess
	for i, m := range multiCharsets() {
		if i == frequentMulti && sound(guesses) {
			break
		}
		if !m.shape.plausible(text) {
			continue
		}
		w := m.weigh(text)
		if w.misfits <= 1+w.chars/50 {
			w.cost += m.handicap * bit
			guesses = append(guesses, Guess{Charset: m.name, weight: w, multi: true, grid: i})
		}
	}
	sort.SliceStable(guesses, func(i, j int) bool { return guesses[i].cost < guesses[j].cost })
	kept := guesses[:0]
	for _, g := range guesses {
		if len(kept) > 0 && g.cost > kept[0].cost+hopeless {
			break
		}
		if g.holds(b) {
			kept = append(kept, g)
		}
	}
	return kept
}

// weigh weighs a text, with the line ends that stand inside characters moved behind them.
func (m multiCharset) weigh(text []byte) weight {
	w := m.grid().weighText(text)
	if w.misfits > 0 {
		if joined, seams := rejoin(text, m.name); seams > 0 {
			w = m.grid().weighText(joined)
			w.cost += seams * perSeam
		}
	}
	return w
}

// sound tells that one of the guesses is a good text.
func sound(guesses []Guess) bool {
	for _, g := range guesses {
		if g.misfits == 0 && g.perChar() < 12.5 {
			return true
		}
	}
	return false
}

// hopeless is how much dearer a reading is that need not be looked at beside a good one.
const hopeless = 100 * bit

// holds reads all of b with the grid of a guess, and names the guess accordingly.
func (g *Guess) holds(b []byte) bool {
	grid := multiCharsets()[g.grid].grid()
	chars, misfits, level, cut := grid.structure(b)
	if misfits > 0 {
		if joined, seams := rejoin(b, g.Charset); seams > 0 {
			chars, misfits, level, cut = grid.structure(joined)
		}
	}
	g.misfits, g.cut = misfits, cut
	g.Charset = codecFor(g.Charset).levels[level]
	return misfits <= 1+chars/50
}

// settled tells that the text is so good in a charset of several bytes that those of single
// bytes need not be tried.
func settled(guesses []Guess) bool {
	for _, g := range guesses {
		if g.chars >= 24 && g.misfits == 0 && g.perChar() < 11.5 {
			return true
		}
	}
	return false
}

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

func guessSingle(text []byte) []Guess {
	var guesses []Guess
	t := newTally(text)
	for _, s := range scripts() {
		w := s.weigh(t)
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
	sort.SliceStable(guesses, func(i, j int) bool { return guesses[i].cost < guesses[j].cost })
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
