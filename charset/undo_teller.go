package charset

import "unicode/utf8"

// mostLanguages is how many languages of one script there may be.
const mostLanguages = 40

// teller sums up what a text costs.
type teller struct {
	kinds   *kindTable
	letters *[knownWritings]alphabet
	flow
	east [4]int
	used bool // there are characters of East Asia
	met  [knownWritings]bool
	sums [knownWritings][mostLanguages]int32 // what the letters of each script cost in each of its languages
}

// controlCost is the cost of a control character.
const controlCost = 8 * bit

// textCost is what it costs to say a text, in quarters of a bit; ASCII between ASCII costs nothing.
func textCost[T string | []byte](s T) int {
	t := teller{kinds: letterKinds(), letters: alphabets(), flow: flow{lastR: ' '}}
	for i := 0; i < len(s); {
		if s[i] < 0x80 {
			n := 0
			for ; i+n < len(s) && s[i+n] < 0x80; n++ {
				if control(s[i+n]) {
					t.sum += controlCost
				}
			}
			t.plain(s[i], s[i+n-1], s[i+max(n-2, 0)], n)
			i += n
			continue
		}
		r, size := runeAt(s, i)
		t.add(r)
		i += size
	}
	return t.total()
}

// runeAt is the character of a valid text at a place where it is not ASCII.
func runeAt[T string | []byte](s T, i int) (rune, int) {
	switch c := s[i]; {
	case c < 0xE0 && i+1 < len(s):
		return rune(c&0x1F)<<6 | rune(s[i+1]&0x3F), 2
	case c < 0xF0 && i+2 < len(s):
		return rune(c&0x0F)<<12 | rune(s[i+1]&0x3F)<<6 | rune(s[i+2]&0x3F), 3
	case i+3 < len(s):
		return rune(c&0x07)<<18 | rune(s[i+1]&0x3F)<<12 | rune(s[i+2]&0x3F)<<6 | rune(s[i+3]&0x3F), 4
	}
	return utf8.RuneError, 1
}

func (t *teller) total() int {
	n := t.sum
	if t.used {
		n += min(t.east[0], t.east[1], t.east[2], t.east[3])
	}
	for w := range t.met {
		if t.met[w] {
			sums := t.sums[w][:t.letters[w].languages]
			best := sums[0]
			for _, c := range sums {
				best = min(best, c)
			}
			n += int(best)
		}
	}
	return n
}

func asciiKind(c byte) letterKind {
	switch {
	case c >= 'a' && c <= 'z':
		return letterKind{kind: asciiLower}
	case c >= 'A' && c <= 'Z':
		return letterKind{kind: asciiUpper}
	}
	return letterKind{kind: other}
}

func (t *teller) add(r rune) {
	if r == utf8.RuneError { // whatever stood there
		t.sum += lostCost
		return
	}
	k := t.kinds.of(r)
	next := r == t.lastR+1 // as in a table of characters
	t.follow(k, r)
	switch {
	case next:
		t.sum += 3 * bit
	case k.east:
		t.used = true
		t.eastern(r)
	case k.script > noWriting && k.script < knownWritings && r < 1<<16:
		t.letter(k.script, r)
	default:
		t.sum += symbolCost(r, k)
	}
}

// eastern adds what a character costs in each of the languages of East Asia.
func (t *teller) eastern(r rune) {
	if r >= 1<<16 {
		for i := range t.east {
			t.east[i] += 28 * bit
		}
		return
	}
	for i, c := range eastAsian()[r] {
		t.east[i] += int(c)
	}
}

func (t *teller) letter(w writing, r rune) {
	a, sums := &t.letters[w], &t.sums[w]
	if !t.met[w] {
		t.met[w] = true
		t.sum += 2 * bit
	}
	row := a.row(r)
	if row == "" {
		c := int32(stranger)
		if r >= 0x180 && w == latinWriting {
			c += 4 * bit
		}
		for j := range a.languages {
			sums[j] += c
		}
		return
	}
	for j := range row {
		sums[j] += int32(row[j])
	}
}

// ideographs are the costs of hanzi, kana and hangul in the languages that use them: simplified and traditional
// Chinese, Japanese, Korean.
type ideographs [1 << 16][4]uint8

// unknownIdeograph is the cost of a character that no charset of a language has.
const unknownIdeograph = 25 * bit

var eastAsian = once(func() *ideographs {
	return newIdeographs(gbGrid(), big5Grid(), sjisGrid(), eucjpGrid(), euckrGrid())
})

func newIdeographs(gb, big5, sjis, eucjp, euckr *grid) *ideographs {
	t := new(ideographs)
	t.fill(0, gb)
	t.fill(1, big5)
	t.fill(2, sjis)
	t.fill(2, eucjp)
	t.fill(3, euckr)
	for r := range t {
		for i, c := range t[r] {
			if c == 0 {
				t[r][i] = unknownIdeograph
			}
		}
	}
	return t
}

// fill takes over what the characters of a charset cost.
func (t *ideographs) fill(language int, g *grid) {
	for i, cell := range g.cells {
		if r := cell & runeMask; cell != 0 && r < 1<<16 && g.cost[i] > 0 {
			if c := &t[r][language]; *c == 0 || g.cost[i] < *c {
				*c = g.cost[i]
			}
		}
	}
	for _, r := range g.singles {
		if r > 0 && t[r][language] == 0 {
			t[r][language] = singleCost
		}
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
