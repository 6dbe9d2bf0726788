package charset

import "unicode/utf8"

// plane is a set of characters that an escape sequence of ISO 2022 names.
type plane struct {
	escape string // what follows ESC
	grid   func() *grid
	single func() *byteTable // of one byte a character, whose high bit is cut off
	double bool              // of two bytes
	jis2   bool              // JIS X 0212
	shift  shift
	level  uint8
}

// shift is how a set is invoked.
type shift uint8

const (
	atOnce    shift = iota // by its escape sequence
	lockingSO              // by SO, until SI
	singleSS2              // by ESC N, for one character
)

// planesJP are the sets of ISO-2022-JP (RFC 1468), -1 (RFC 2237) and -2 (RFC 1554), and the
// half-width katakana of Microsoft's code pages 50221 and 50222. Of JIS X 0213 (ISO-2022-JP-3)
// the part is read that it has in common with JIS X 0208.
func planesJP() []plane {
	return []plane{
		{single: katakanaTable, shift: lockingSO, level: 2},
		{escape: "(B"}, {escape: "(J"}, {escape: "(H"},
		{escape: "$@", grid: eucjpGrid, double: true}, {escape: "$B", grid: eucjpGrid, double: true},
		{escape: "$(@", grid: eucjpGrid, double: true}, {escape: "$(B", grid: eucjpGrid, double: true},
		{escape: "&@\x1b$B", grid: eucjpGrid, double: true}, // JIS X 0208-1990
		{escape: "$(D", double: true, jis2: true, level: 1},
		{escape: "(I", single: katakanaTable, level: 2},
		{escape: ")I", single: katakanaTable, shift: lockingSO, level: 2},
		{escape: "$A", grid: gbGrid, double: true, level: 1},
		{escape: "$(C", grid: euckrGrid, double: true, level: 1},
		{escape: ".A", single: latin1Table, shift: singleSS2, level: 1},
		{escape: ".F", single: greekTable, shift: singleSS2, level: 1},
		{escape: "$(O", grid: eucjpGrid, double: true, level: 1},
		{escape: "$(Q", grid: eucjpGrid, double: true, level: 1},
	}
}

// planesKR is the set of ISO-2022-KR (RFC 1557), first because its designation is often lost.
func planesKR() []plane {
	return []plane{{escape: "$)C", grid: euckrGrid, double: true, shift: lockingSO}, {escape: "(B"}}
}

// planesCN are the sets of ISO-2022-CN (RFC 1922) and, of the rare ones that ISO-2022-CN-EXT
// adds, the part of ISO-IR-165 that it has in common with GB 2312.
func planesCN() []plane {
	return []plane{
		{}, {escape: "(B"},
		{escape: "$)A", grid: gbGrid, double: true, shift: lockingSO},
		{escape: "$)G", grid: cnsPlane1Grid, double: true, shift: lockingSO},
		{escape: "$*H", grid: cnsPlane2Grid, double: true, shift: singleSS2},
		{escape: "$)E", grid: gbGrid, double: true, shift: lockingSO},
	}
}

// katakanaTable are the half-width katakana of JIS X 0201.
var katakanaTable = once(func() *byteTable {
	t := new(byteTable)
	for c := range t {
		if t[c] = utf8.RuneError; c >= 0xA1 && c <= 0xDF {
			t[c] = 0xFF61 + rune(c-0xA1)
		}
	}
	return t
})
