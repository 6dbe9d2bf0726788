package charset

import (
	"unicode"
	"unicode/utf8"
)

// teller sums up what a text costs.
type teller struct {
	sum   int
	east  [4]int
	used  bool // there are characters of East Asia
	tells []tongues
	last  [2]letterKind
	lastR rune
}

// tongues is what the letters of one script cost in each of its languages.
type tongues struct {
	*alphabet
	sums []int
}

// textCost is what it costs to say a text, in quarters of a bit; ASCII between ASCII costs nothing.
func textCost(s string) int {
	t := teller{last: [2]letterKind{{kind: other}, {kind: other}}, lastR: ' '}
	for i := 0; i < len(s); {
		if c := s[i]; c < 0x80 {
			t.ascii(c)
			i++
			continue
		}
		r, size := utf8.DecodeRuneInString(s[i:])
		t.add(r)
		i += size
	}
	return t.total()
}

func (t *teller) total() int {
	n := t.sum
	if t.used {
		n += min(t.east[0], t.east[1], t.east[2], t.east[3])
	}
	for _, l := range t.tells {
		best := l.sums[0]
		for _, c := range l.sums {
			best = min(best, c)
		}
		n += best
	}
	return n
}

func (t *teller) ascii(c byte) {
	k := letterKind{kind: other}
	switch {
	case c >= 'a' && c <= 'z':
		k.kind = asciiLower
	case c >= 'A' && c <= 'Z':
		k.kind = asciiUpper
	case c < ' ' && c != '\t' && c != '\r' && c != '\n':
		t.sum += 8 * bit
	}
	t.follow(k, rune(c))
}

func (t *teller) add(r rune) {
	if r == utf8.RuneError { // whatever stood there
		t.sum += lostCost
		return
	}
	k := letterKindOf(r)
	next := r == t.lastR+1 // as in a table of characters
	t.follow(k, r)
	switch {
	case next:
		t.sum += 3 * bit
	case k.east:
		t.used = true
		table := eastAsian()
		for i := range t.east {
			t.east[i] += eastCost(&table[i], r)
		}
	case k.letters != nil:
		t.letter(k, r)
	default:
		t.sum += symbolCost(r, k)
	}
}

func eastCost(t *costTable, r rune) int {
	if r >= 1<<16 {
		return 28 * bit
	}
	if c := t[r]; c > 0 {
		return int(c)
	}
	return 25 * bit
}

func (t *teller) letter(k letterKind, r rune) {
	a := k.letters
	i := 0
	for i < len(t.tells) && t.tells[i].alphabet != a {
		i++
	}
	if i == len(t.tells) {
		t.tells = append(t.tells, tongues{a, make([]int, a.languages)})
		t.sum += 2 * bit
	}
	costs := a.letters[r]
	for j := range t.tells[i].sums {
		c := stranger
		if costs != nil {
			c = int(costs[j])
		} else if r >= 0x180 && k.script == unicode.Latin {
			c = stranger + 4*bit
		}
		t.tells[i].sums[j] += c
	}
}

// lostCost is the cost of U+FFFD.
const lostCost = 12 * bit

// symbolCost is the cost of what is no letter of a script that has tables.
func symbolCost(r rune, k letterKind) int {
	switch {
	case k.kind == broken:
		return 30 * bit
	case k.kind == caseless, k.kind == foreignLower, k.kind == foreignUpper, k.kind == latinLower, k.kind == latinUpper:
		return 7 * bit
	case r >= 0x1F1E6 && r < 0x1FB00, r == 0x200D, r == 0xFE0F, r >= 0x2600 && r < 0x27C0:
		return 12 * bit
	}
	if r >= 0x2500 && r < 0x25A0 {
		return 7 * bit // ruled lines
	}
	return markCost(r)
}

func markCost(r rune) int {
	switch r {
	case 0xA0, '‘', '’', '“', '”', '–':
		return 4 * bit
	case '—', '„', '…', '•', '«', '»', '€', '©', '®', '°', '§', '·', '№', '´', '¿', '¡', '₽':
		return 6 * bit
	case '™':
		return 10 * bit
	case '£', 'º', 'ª', '×', '²', '½', '→', '✓', '≥', '≤', '‚', '±', 0xFEFF, 0x200B, 0xAD:
		return 8 * bit
	case '¬', '¦', '¨', '¯', '¸', '¤', '¶', '‡', '†', 'ˆ', '˜', '‰', '¢', '¥', '˝', '˛', '˘', '¹', '³', '¼', '¾':
		return 15 * bit
	}
	return 13 * bit
}
