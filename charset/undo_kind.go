package charset

import (
	"sync"
	"unicode"
	"unicode/utf8"
)

// letterKind is what matters of a character for judging which follows which.
type letterKind struct {
	kind    kind
	east    bool                // hanzi, kana, hangul and their marks
	script  *unicode.RangeTable // of letters
	letters *alphabet           // of a script whose languages are known
}

// letterKinds are those of the Basic Multilingual Plane.
var letterKinds = sync.OnceValue(func() *[1 << 16]letterKind {
	t := new([1 << 16]letterKind)
	known := alphabets()
	for r := range t {
		t[r] = findKind(rune(r))
		t[r].letters = known[t[r].script]
	}
	return t
})

func letterKindOf(r rune) letterKind {
	if r < 1<<16 {
		return letterKinds()[r]
	}
	return findKind(r)
}

func findKind(r rune) letterKind {
	switch {
	case r == utf8.RuneError, r < 0xA0, private(r), r >= 0xF0000:
		return letterKind{kind: broken}
	case r >= 0x3000 && r < 0x3100, r >= 0x3400 && r < 0xA000, r >= 0xAC00 && r < 0xD7A4, r >= 0x20000 && r < 0x32000,
		r >= 0xF900 && r < 0xFB00, r >= 0xFF00 && r < 0xFFE7, r >= 0x3200 && r < 0x3400, r >= 0x3130 && r < 0x3190,
		r >= 0x3100 && r < 0x3130:
		return letterKind{kind: caseless, east: true}
	}
	if s := alphabetOf(r); s != nil && (unicode.IsLetter(r) || unicode.IsMark(r)) {
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
func blockOf(r rune) *unicode.RangeTable {
	for _, s := range [...]*unicode.RangeTable{unicode.Latin, unicode.Armenian, unicode.Devanagari, unicode.Bengali,
		unicode.Tamil, unicode.Telugu, unicode.Georgian, unicode.Khmer, unicode.Greek, unicode.Ethiopic} {
		if unicode.Is(s, r) {
			return s
		}
	}
	return unicode.Common
}

func (k letterKind) letter() bool { return k.kind != other && k.kind != mark && k.kind != broken }

func (k letterKind) upper() bool {
	return k.kind == asciiUpper || k.kind == latinUpper || k.kind == foreignUpper
}

func (k letterKind) lower() bool {
	return k.kind == asciiLower || k.kind == latinLower || k.kind == foreignLower
}

func (k letterKind) ascii() bool { return k.kind <= asciiUpper }

// follow adds what it costs that a character stands behind the last ones.
func (t *teller) follow(k letterKind, r rune) {
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
	if last.letter() && k.letter() && !last.ascii() && !k.ascii() && !last.east && last.script != k.script {
		t.sum += 5 * bit
	}
	before := t.last[0]
	if k.letter() && before.letter() && last.kind == mark && !joins(t.lastR) {
		t.sum += 8 * bit
	}
	if before.upper() && last.upper() && !k.east {
		switch {
		case k.lower() && !k.ascii():
			t.sum += 10 * bit
		case k.upper() && !k.ascii():
			t.sum -= 3 * bit // capitals throughout
		}
	}
	t.last[0], t.last[1], t.lastR = last, k, r
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
