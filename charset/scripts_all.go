package charset

import (
	"math"
	"math/bits"
)

// The most charsets of single bytes that are tried, and the most languages they have together, two in a word.
const (
	mostScripts   = 32
	languageWords = 29
)

// scriptTable has the scripts side by side, so that one look at a byte adds what it costs in all of them.
type scriptTable struct {
	scripts []*script
	first   [mostScripts + 1]int       // among the languages of all, the place of the first one of each script
	letters [128][languageWords]uint64 // by byte from 0x80 on: what it costs in each language, 32 bits for each
	kinds   [128][mostScripts]kind
	rarity  [mostScripts]int // how much rarer than others it is
	broken  [128]uint32      // the scripts, a bit each, that do not have the byte
	foreign [128]uint32      // and in which it is a letter of another script than ASCII's
}

var allScripts = once(func() *scriptTable {
	t := &scriptTable{scripts: scripts()}
	at := 0
	for i, s := range t.scripts {
		t.first[i], t.rarity[i] = at, handicap(s.charset)*bit
		for _, letters := range s.letters {
			for c := range 128 {
				t.letters[c][at/2] |= uint64(letters[0x80+c]) << (at % 2 * 32)
			}
			at++
		}
		for c := range 128 {
			k := s.kinds[0x80+c]
			t.kinds[c][i] = k
			if k == broken {
				t.broken[c] |= 1 << i
			}
			if k.foreign() {
				t.foreign[c] |= 1 << i
			}
		}
	}
	t.first[len(t.scripts)] = at
	return t
})

// weighing is what a text costs in all scripts.
type weighing struct {
	*scriptTable
	*tally
	cost    [mostScripts]int
	misfits [mostScripts]int32
	strange [mostScripts]int32 // letters of another script than ASCII's
	chars   int
}

// weigh sums up what a text costs: at first without the pairs of two bytes from 0x80 on.
func (t *scriptTable) weigh(text *tally) weighing {
	w := weighing{scriptTable: t, tally: text}
	var languages [languageWords]uint64
	for _, c := range text.high() {
		c &= 0x7F
		n := text.count[c]
		w.chars += int(n)
		for i, two := range t.letters[c] {
			languages[i] += two * uint64(n)
		}
		for some := t.broken[c]; some != 0; some &= some - 1 {
			w.misfits[bits.TrailingZeros32(some)&(mostScripts-1)] += n
		}
		for some := t.foreign[c]; some != 0; some &= some - 1 {
			w.strange[bits.TrailingZeros32(some)&(mostScripts-1)] += n
		}
		w.beside(c)
	}
	w.addLetters(&languages)
	return w
}

// beside adds what it costs that ASCII stands before and behind a byte.
func (w *weighing) beside(c byte) {
	b := &w.tally.beside[c]
	if *b == (besides{}) {
		return
	}
	costs := b.costs()
	for i, k := range &w.kinds[c&0x7F] {
		w.cost[i] += int(costs[k&15])
	}
}

// addLetters adds what the letters cost in the language of each script that suits them best.
func (w *weighing) addLetters(languages *[languageWords]uint64) {
	at := 0
	for i := range w.scripts {
		best := uint32(1<<32 - 1)
		for ; at < w.first[i+1]; at++ {
			best = min(best, uint32(languages[at/2]>>(at%2*32)))
		}
		w.cost[i] += int(best)
	}
}

// addPairs adds what the pairs cost.
func (w *weighing) addPairs(i int) {
	kinds, sum := &w.scripts[i].kinds, 0
	for _, p := range w.pairs {
		sum += int(p.count) * int(follows[kinds[p.last]&15][kinds[p.next]&15])
	}
	w.cost[i] += sum
}

// weight is what the text costs in a script, with as much of it as has been summed up.
func (w *weighing) weight(i int) weight {
	sum := weight{cost: w.cost[i], chars: w.chars, misfits: int(w.misfits[i])}
	sum.complete(w.tally, int(w.strange[i]))
	sum.cost += w.rarity[i]
	return sum
}

// guesses adds the scripts that have nearly all bytes of the text, in their order. The cheapest two are weighed to the
// end, and the others unless they are so much dearer that no score shows it and no hint brings them forward.
func (w *weighing) guesses(list []Guess) []Guess {
	const hintedBy = (mostBits + 1) * bit
	var least [mostScripts]int // what a text costs at least
	all := weight{chars: w.chars}
	all.complete(w.tally, 0)
	for i := range w.scripts {
		least[i] = math.MaxInt
		if int(w.misfits[i]) <= all.chars/50 {
			least[i] = w.weight(i).cost
		}
	}
	known := uint32(0)
	weigh := func(i int) int {
		least[i] = math.MaxInt
		w.addPairs(i)
		known |= 1 << i
		return w.weight(i).cost
	}
	two := [2]int{math.MaxInt / 2, math.MaxInt / 2}
	for k := range two {
		if i := cheapest(least[:len(w.scripts)]); least[i] < math.MaxInt {
			two[k] = weigh(i)
		}
	}
	most := max(min(two[0], two[1])+unseen, max(two[0], two[1])+hintedBy)
	for i := range w.scripts {
		if least[i] <= most {
			weigh(i)
		}
	}
	for ; known != 0; known &= known - 1 {
		i := bits.TrailingZeros32(known)
		list = append(list, Guess{Charset: w.scripts[i].charset, weight: w.weight(i)})
	}
	return list
}

// cheapest is the place of the least of some costs.
func cheapest(costs []int) (at int) {
	for i, c := range costs {
		if c < costs[at] {
			at = i
		}
	}
	return at
}
