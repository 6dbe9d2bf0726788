package charset

import (
	"bytes"
	"math"
)

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
	kana                  byte // how many characters of one byte there are from 0xA1 on
}

// multiCharsets has the frequent ones first; the last two are tried if none of those will do.
var multiCharsets = [...]multiCharset{
	{"gb18030", gbGrid, 0, shape{lead: 0x81, lastLead: 0xFE, trail: 0x30}},
	{"big5", big5Grid, 1, shape{lead: 0x87, lastLead: 0xFE, trail: 0x40}},
	{"shift_jis", sjisGrid, 2, shape{lead: 0x81, lastLead: 0xFC, trail: 0x40, kana: 0xDF - 0xA1 + 1}},
	{"euc-kr", euckrGrid, 1, shape{lead: 0x81, lastLead: 0xFE, trail: 0x41}},
	{"euc-jp", eucjpGrid, 3, shape{lead: 0x8E, lastLead: 0xFE, trail: 0xA1}},
	{"euc-tw", euctwGrid, 8, shape{lead: 0x8E, lastLead: 0xFD, trail: 0xA1}},
	{"johab", johabGrid, 8, shape{lead: 0x84, lastLead: 0xF9, trail: 0x31}},
}

// frequentMulti is how many of multiCharsets are frequent.
const frequentMulti = 5

// plausible tells that most of a text has the shape of a charset; what has not need not be read
// with its table.
func (s shape) plausible(text []byte) bool {
	chars, wrong := 0, 0
	for i := 0; i < len(text); i++ {
		c := text[i]
		if c < 0x80 {
			i += asciiPrefix(text[i:]) - 1
			continue
		}
		if c-0xA1 < s.kana {
			continue
		}
		chars++
		switch i++; {
		case c < s.lead || c > s.lastLead:
			if wrong++; wrong > 2+len(text)/6 {
				return false
			}
			i--
		case i < len(text) && text[i] < s.trail:
			wrong++
		}
	}
	return wrong <= 2+chars/6
}

// guessMulti adds those of them in which the sample may be, and that are not hopeless beside those before.
func guessMulti(guesses []Guess, text []byte) []Guess {
	first, most, best := len(guesses), bearable(text), math.MaxInt/2
	for i := range guesses {
		best = min(best, guesses[i].cost)
	}
	unpaired := most < len(text) && pairless(text)
	for i := range multiCharsets {
		if unpaired && multiCharsets[i].shape.kana == 0 {
			continue
		}
		if i == frequentMulti && (sound(guesses[first:]) || !enough(text)) {
			break
		}
		m := &multiCharsets[i]
		if w, seams, ok := m.weigh(text, most, best+hopeless-m.handicap*bit); ok {
			w.cost += m.handicap * bit
			best = min(best, w.cost)
			guesses = append(guesses, Guess{Charset: m.name, weight: w, multi: true, grid: i, seams: seams})
		}
	}
	return guesses
}

// verified leaves out the guesses in charsets of several bytes that are hopeless beside the best one,
// or that the rest of b does not bear out.
func verified(b []byte, guesses []Guess) []Guess {
	best := math.MaxInt
	for i := range guesses {
		best = min(best, guesses[i].cost)
	}
	kept := 0
	for i := range guesses {
		g := &guesses[i]
		if !g.multi || g.Charset == "utf-8" || g.cost <= best+hopeless && g.holds(b) {
			if kept < i {
				guesses[kept] = *g
			}
			kept++
		}
	}
	return guesses[:kept]
}

// bearable is how many misfits a text may have in a charset of several bytes: one that has more need not be weighed
// further. Where there are line ends, they may be what breaks characters, and there is no limit.
func bearable(text []byte) int {
	if bytes.IndexByte(text, '\n') >= 0 || bytes.IndexByte(text, '\r') >= 0 {
		return len(text)
	}
	return 1 + highBytes(text)/50
}

// weigh weighs a text as long as its misfits are bearable, with the line ends that stand inside characters moved
// behind them; it tells how many. It reports false if the text is none in the charset, or too dear.
func (m *multiCharset) weigh(text []byte, most, dearest int) (w weight, seams int, ok bool) {
	g := m.grid()
	if most == len(text) {
		dearest = math.MaxInt // what line ends broke costs less without them
	}
	if w = g.weighUpTo(text, most, dearest); w.cost > dearest {
		return w, 0, false
	}
	if w.brokenByLines(text) && m.shape.plausible(text) {
		var joined []byte
		if joined, seams = g.rejoin(text); seams > 0 {
			w = g.weighText(joined)
			w.cost += seams * perSeam
		}
	}
	return w, seams, w.misfits <= 1+w.chars/50 && m.shape.plausible(text)
}

// enough tells that a text is long enough to show a charset that hardly any mail is in.
func enough(text []byte) bool {
	n := 0
	for i := 0; i < len(text) && n < 8; i++ {
		if text[i] >= 0x80 {
			n++
		}
	}
	return n >= 8
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
	grid := multiCharsets[g.grid].grid()
	chars, misfits, level, cut := grid.structure(b)
	if misfits > 0 && g.seams > 0 {
		if joined, seams := grid.rejoin(b); seams > 0 {
			if n, fewer, l, c := grid.structure(joined); fewer < misfits {
				chars, misfits, level, cut = n, fewer, l, c
			}
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
