package charset

import (
	"unicode"
	"unicode/utf8"
)

// letterKind is what matters of a character for judging which follows which.
type letterKind struct {
	kind   kind
	east   bool    // hanzi, kana, hangul and their marks
	script writing // of letters
}

// letterKinds tells the kinds of the characters of the Basic Multilingual Plane: each is a place in the list.
var letterKinds = once(func() *kindTable {
	t := &kindTable{plane: planeTable(table("kinds"))}
	for i, b := 0, table("kinds list"); b != ""; i++ {
		t.list[i] = letterKind{kind(b[0]), b[1] != 0, writing(b[2])}
		b = b[3:]
	}
	return t
})

type kindTable struct {
	plane planeTable
	list  [256]letterKind
}

func (t *kindTable) of(r rune) letterKind {
	if r < 1<<16 {
		return t.list[t.plane.at(r)]
	}
	return findKind(r)
}

func letterKindOf(r rune) letterKind { return letterKinds().of(r) }

func findKind(r rune) letterKind {
	switch {
	case r == utf8.RuneError, r < 0xA0, private(r), r >= 0xF0000:
		return letterKind{kind: broken}
	case r >= 0x3000 && r < 0x3100, r >= 0x3400 && r < 0xA000, r >= 0xAC00 && r < 0xD7A4, r >= 0x20000 && r < 0x32000,
		r >= 0xF900 && r < 0xFB00, r >= 0xFF00 && r < 0xFFE7, r >= 0x3200 && r < 0x3400, r >= 0x3130 && r < 0x3190,
		r >= 0x3100 && r < 0x3130:
		return letterKind{kind: caseless, east: true}
	}
	if s := alphabetOf(r); s != noWriting && (unicode.IsLetter(r) || unicode.IsMark(r)) {
		return letterKind{kind: kindOf(r), script: s}
	}
	if !unicode.IsGraphic(r) && r != 0x200B && r != 0x200D && r != 0xFEFF && r != 0xAD && !unicode.Is(unicode.Cf, r) {
		return letterKind{kind: broken}
	}
	if r >= 0x530 && (unicode.IsLetter(r) || unicode.IsMark(r)) {
		return letterKind{kind: kindOf(r), script: blockOf(r)}
	}
	return letterKind{kind: mark}
}

// blockOf is the script of a letter without a table of its own.
func blockOf(r rune) writing {
	for i, s := range [...]*unicode.RangeTable{unicode.Latin, unicode.Armenian, unicode.Devanagari, unicode.Bengali,
		unicode.Tamil, unicode.Telugu, unicode.Georgian, unicode.Khmer, unicode.Greek, unicode.Ethiopic} {
		switch {
		case !unicode.Is(s, r):
		case s == unicode.Latin:
			return latinWriting
		case s == unicode.Greek:
			return greekWriting
		default:
			return knownWritings + writing(i)
		}
	}
	return knownWritings
}

func (k letterKind) letter() bool { return k.kind != other && k.kind != mark && k.kind != broken }

func (k letterKind) upper() bool {
	return k.kind == asciiUpper || k.kind == latinUpper || k.kind == foreignUpper
}

func (k letterKind) lower() bool {
	return k.kind == asciiLower || k.kind == latinLower || k.kind == foreignLower
}

func (k letterKind) ascii() bool { return k.kind <= asciiUpper }

// flow sums up what it costs which character stands behind which.
type flow struct {
	sum   int
	last  [2]letterKind
	lastR rune
}

// follow adds what it costs that a character stands behind the last ones.
func (t *flow) follow(k letterKind, r rune) {
	last := t.last[1]
	switch {
	case last.east || k.east:
		t.sum += besideEast(last, k)
	case r == t.lastR && k.kind == mark: // ruled lines
		t.sum -= 8 * bit
	default:
		t.sum += int(follows[last.kind][k.kind])
		if last.kind == broken && k.kind == broken {
			t.sum += 4
		}
	}
	if last.script != k.script && !k.ascii() && !last.ascii() && !last.east && last.letter() && k.letter() {
		t.sum += 5 * bit
	}
	before := t.last[0]
	if last.kind == mark && k.letter() && before.letter() && !joins(t.lastR) {
		t.sum += 8 * bit
	}
	if !k.ascii() && !k.east && last.upper() && before.upper() {
		switch {
		case k.lower():
			t.sum += 10 * bit
		case k.upper():
			t.sum -= 3 * bit // capitals throughout
		}
	}
	t.last[0], t.last[1], t.lastR = last, k, r
}

// plain adds a run of ASCII, of which only the first character and the last two stand beside others.
func (t *flow) plain(first, last, before byte, size int) {
	t.follow(asciiKind(first), rune(first))
	if size > 1 {
		t.last[0], t.last[1], t.lastR = asciiKind(before), asciiKind(last), rune(last)
	}
}

// joins tells marks that stand within words and between words without blanks.
func joins(r rune) bool {
	switch r {
	case '’', '·', '-', '–', '—', '…', 0xA0, 0xAD, 0x200B, 0x200C, 0x200D, '‐', '‑', '/', '«', '»', '“', '„', '×':
		return true
	}
	return false
}

func besideEast(last, k letterKind) int {
	switch {
	case last.east && k.east:
		return 1
	case last.kind == other:
		return bit
	case k.kind == other:
		return bit / 2
	case last.ascii():
		return 6 * bit
	case k.ascii():
		return 4 * bit
	case last.kind == mark || k.kind == mark:
		return 3 * bit
	}
	return 8 * bit
}
