package charset

import (
	"iter"
	"math/bits"
)

// glance is what a character says before anything is tried: whether texts that are sound have it.
type glance struct {
	bits  int8 // positive for characters that are rare, negative for frequent ones
	group uint8
}

const (
	groupCalm  = iota // hanzi, kana, hangul, letters without case
	groupLatin        // small Latin letters
	groupMark         // Latin capitals, marks and symbols
	groupLower        // Cyrillic, Greek
	groupUpper
	groups
)

// unrest is what it adds that two such characters stand side by side.
var unrest = [groups][groups]int{
	groupCalm:  {0, 6, 3, 6, 6},
	groupLatin: {6, 2, 8, 8, 8}, // German "üß", Polish "łó"
	groupMark:  {6, 8, 8, 8, 8},
	groupLower: {6, 6, 6, 0, 12},
	groupUpper: {6, 6, 6, 0, 0},
}

// glances holds what each character of the Basic Multilingual Plane says; each is a place in the list.
var glances = once(func() *glanceTable {
	t := &glanceTable{plane: planeTable(table("glances"))}
	for i, b := 0, table("glances list"); b != ""; i++ {
		t.list[i] = glance{int8(b[0]), b[1]}
		b = b[2:]
	}
	return t
})

type glanceTable struct {
	plane planeTable
	list  [256]glance
}

// zone is a line, or a piece of a long one.
type zone struct {
	start, end int
	high       int  // characters beyond ASCII
	odd        bool // they do not look like a text that a person wrote
}

const (
	longZone = 400 // from here on a zone ends at a blank, the end of a tag or of a clause too
)

// zones are those pieces of a text that hold characters beyond ASCII.
func zones(s string) iter.Seq[zone] {
	return func(yield func(zone) bool) {
		for end := 0; end < len(s); {
			at := end + asciiLead(s[end:])
			if at == len(s) {
				return
			}
			z := look(s, zoneStart(s, at, end))
			if !yield(z) {
				return
			}
			end = z.end
		}
	}
}

// odd reports whether a zone of a text is odd.
func odd(s string) bool {
	for z := range zones(s) {
		if z.odd {
			return true
		}
	}
	return false
}

// zoneStart is where the zone of the character at begins: behind the line end, or the end of the zone before it,
// and not too far away.
func zoneStart(s string, at, end int) int {
	least, start := max(end, at-longZone), at
	for start > least && s[start-1] != '\n' {
		start--
	}
	return start
}

// look reads the zone that begins at start.
func look(s string, start int) zone {
	z := zone{start: start}
	table := glances()
	sum, last, i, languages := 0, byte(0), start, ^uint64(0)
	var latin *languageSets
	for i < len(s) {
		c := s[i]
		if c < 0x80 {
			if i++; c == '\n' || i-start > longZone && (c == ' ' || c == '>') {
				break
			}
			last = c
			continue
		}
		r, size := rune(c&0x1F)<<6|rune(s[i+1]&0x3F), 2
		if pictograph(s[i:]) {
			last = ' '
			z.high++
			i += 4
			continue
		}
		if c >= 0xF0 {
			r, size = 0x2601, 4
		} else if c >= 0xE0 {
			r, size = rune(c&0x0F)<<12|rune(s[i+1]&0x3F)<<6|rune(s[i+2]&0x3F), 3
		}
		g := table.list[table.plane.at(r)]
		sum += int(g.bits)
		if last >= 0x80 {
			sum += unrest[last&0x7F][g.group]
		} else if g.group == groupMark && last >= 'a' && last <= 'z' {
			if !endsWord(r, s[i+size:]) {
				sum += 6
			}
		} else if g.group != groupLatin && last >= 'a' && last <= 'z' {
			sum += 8
		}
		if g.group == groupLatin {
			if latin == nil {
				latin = latinLanguages()
			}
			if r < beyondLatin {
				languages &= latin.found[r]
			}
		}
		last = 0x80 | g.group
		z.high++
		if i += size; i-start > longZone && (r == '，' || r == '。' || r == '、') {
			break
		}
	}
	z.end, z.odd = i, sum > 0 || languages == 0
	return z
}

// pictograph tells a character from U+10000 up to U+1FFFF, which no wrong decoding makes, at the start of a text.
func pictograph(s string) bool { return s[0] == 0xF0 && s[1] < 0xA0 }

// endsWord tells the marks that stand right behind the letters of English as well: the apostrophe, the no-break space,
// and quotes and dashes if no word goes on behind them.
func endsWord(r rune, rest string) bool {
	switch r {
	case 0xA0, '’':
		return true
	case '”', '“', '…', '–', '—':
		return rest == "" || rest[0] < 'a' || rest[0] > 'z'
	}
	return false
}

// asciiLead is the number of ASCII bytes that s begins with.
func asciiLead(s string) int {
	i := 0
	for ; i+32 <= len(s); i += 32 {
		if four := s[i : i+32]; (word(four)|word(four[8:])|word(four[16:])|word(four[24:]))&0x8080808080808080 != 0 {
			break
		}
	}
	for ; i+8 <= len(s); i += 8 {
		if high := word(s[i:i+8]) & 0x8080808080808080; high != 0 {
			return i + bits.TrailingZeros64(high)/8
		}
	}
	for i < len(s) && s[i] < 0x80 {
		i++
	}
	return i
}

// word is eight bytes in one; the compiler makes one load of it.
func word(s string) uint64 {
	_ = s[7]
	return uint64(s[0]) | uint64(s[1])<<8 | uint64(s[2])<<16 | uint64(s[3])<<24 |
		uint64(s[4])<<32 | uint64(s[5])<<40 | uint64(s[6])<<48 | uint64(s[7])<<56
}
