package charset

import (
	"slices"
	"unicode/utf8"
)

// madeKinds are the kinds of all characters, and the list of them.
func madeKinds() (plane, list []byte) {
	return planeOf(func(r rune) string {
		k, east := findKind(r), byte(0)
		if k.east {
			east = 1
		}
		return string([]byte{byte(k.kind), east, byte(k.script)})
	})
}

// madeGlances are what all characters say at a glance, and the list of that.
func madeGlances() (plane, list []byte) {
	east := newIdeographs(madeGBCosts(), madeBig5Costs(), madeSJISCosts(), madeEUCJPCosts(), madeEUCKRCosts())
	_, known := madeAlphabets()
	return planeOf(func(r rune) string {
		if r < utf8.RuneSelf {
			return "\x00\x00"
		}
		g := glanceAt(r, east, &known)
		return string([]byte{byte(g.bits), g.group})
	})
}

// planeOf makes a planeTable of what is said of each character, and the list of what that can be.
func planeOf(say func(r rune) string) (plane, list []byte) {
	places, blocks := make(map[string]byte), make(map[string]int)
	plane = make([]byte, planeIndex)
	for row := range planeIndex / 2 {
		var block []byte
		for c := range planeBlock {
			s := say(rune(row*planeBlock + c))
			if _, ok := places[s]; !ok {
				places[s] = byte(len(places))
				list = append(list, s...)
			}
			block = append(block, places[s])
		}
		if _, ok := blocks[string(block)]; !ok {
			blocks[string(block)] = len(plane)
			plane = append(plane, block...)
		}
		plane[2*row], plane[2*row+1] = byte(blocks[string(block)]), byte(blocks[string(block)]>>8)
	}
	return plane, list
}

// glanceAt is what a character says at a glance.
func glanceAt(r rune, east *ideographs, known *[knownWritings]madeAlphabet) glance {
	k := findKind(r)
	switch {
	case r == utf8.RuneError:
		return glance{}
	case k.kind == broken:
		return glance{20, groupMark}
	case k.east:
		return glance{int8(slices.Min(east[r][:])/bit) - 11, groupCalm}
	case k.kind == mark:
		return glance{int8(symbolCost(r, k)/bit/2 - 4), groupMark}
	case k.kind == latinUpper:
		return glance{-1, groupMark}
	case k.script == latinWriting:
		return glance{-1, groupLatin}
	}
	bits := symbolCost(r, k)
	if k.script < knownWritings && k.script != noWriting {
		bits = stranger
		if row := known[k.script].letters[r]; row != nil {
			bits = int(slices.Min(row))
		}
	}
	g := glance{int8(bits/bit - 6), groupCalm}
	if k.kind == foreignLower {
		g.group = groupLower
	} else if k.kind == foreignUpper {
		g.group = groupUpper
	}
	return g
}
