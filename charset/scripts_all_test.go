package charset

import (
	"slices"
	"testing"
)

// hardTexts gives texts of every kind that the tests have, and some that are none.
func hardTexts(t *testing.T) (list [][]byte) {
	for _, w := range writings {
		for _, charset := range w.charsets {
			b := encode(t, charset, w.text)
			for _, size := range []int{3, 24, 80, len(b)} {
				list = append(list, b[:min(size, len(b))])
			}
			list = append(list, slices.Repeat(b, 1+6000/len(b)))
		}
	}
	var all, turned []byte
	for i := range 2000 {
		all = append(all, byte(i*7))
		turned = append(turned, byte(i*i>>3)|byte(i&1)<<7)
	}
	for c := range byte(0x80) {
		list = append(list, []byte{'@', 'A', c, c, c, 'Z', '[', '`', 'a', 'z', '{', c, 0xE9, c})
	}
	return append(list, nil, []byte("plain"), all, turned, []byte("\xc4\xc4\xc4\xc4a \x01\xe4\x02b"))
}

// TestAllScripts holds that a text costs in each script the same whether it is weighed alone or beside the others, and
// that the two cheapest readings are among the guesses.
func TestAllScripts(t *testing.T) {
	for _, text := range hardTexts(t) {
		var held tally
		held.fill(text)
		w := allScripts().weigh(&held)
		var costs []int
		for i, s := range scripts() {
			w.addPairs(i)
			want := s.weigh(&held)
			want.cost += handicap(s.charset) * bit
			if got := w.weight(i); got != want {
				t.Fatalf("%s: %q costs %+v beside others and %+v alone", s.charset, text, got, want)
			}
			if want.misfits <= want.chars/50 {
				costs = append(costs, want.cost)
			}
		}
		slices.Sort(costs)
		guesses := guessSingle(nil, text)
		byCost(guesses)
		if len(guesses) < min(2, len(costs)) {
			t.Fatalf("%q: %d guesses of %d", text, len(guesses), len(costs))
		}
		for i := range min(2, len(costs)) {
			if guesses[i].cost != costs[i] {
				t.Errorf("%q: guess %d costs %d, not %d", text, i, guesses[i].cost, costs[i])
			}
		}
	}
}

// TestTally holds that the pairs of bytes are all counted, each in one way, and all letters.
func TestTally(t *testing.T) {
	for _, text := range hardTexts(t) {
		var held tally
		held.fill(text)
		n := 0
		for _, p := range held.pairs {
			n += int(p.count)
		}
		for _, c := range held.high() {
			for _, k := range held.beside[c&0x7F] {
				n += int(k)
			}
		}
		if n != held.noted {
			t.Errorf("%q: %d pairs of %d", text, n, held.noted)
		}
		letters, high := 0, 0
		for _, c := range text {
			if asciiLetter(c) && c < 0x80 {
				letters++
			}
			if c >= 0x80 {
				high++
			}
		}
		if held.letters != letters || held.total != high {
			t.Errorf("%q: %d letters and %d bytes, not %d and %d", text, held.letters, held.total, letters, high)
		}
	}
}

// TestByCost holds that guesses of the same cost stay in their order.
func TestByCost(t *testing.T) {
	for seed := range 200 {
		var list []Guess
		for i := range seed % 30 {
			list = append(list, Guess{weight: weight{cost: (seed + i) * (seed + 3*i) % 11}, grid: i})
		}
		want := slices.Clone(list)
		slices.SortStableFunc(want, func(a, b Guess) int { return a.cost - b.cost })
		if byCost(list); !slices.Equal(list, want) {
			t.Fatalf("%v, not %v", list, want)
		}
	}
}

// TestLeadsAreNoCharacters holds what weighRun relies on: the first byte of a character of two is none by itself.
func TestLeadsAreNoCharacters(t *testing.T) {
	for i := range multiCharsets {
		g := multiCharsets[i].grid()
		for lead, r := range g.singles {
			for trail := range 0x100 {
				if r != 0 && g.cost[lead<<8|trail] != 0 {
					t.Errorf("%s: %#x is a character and a lead", multiCharsets[i].name, 0x80+lead)
				}
			}
		}
	}
}
