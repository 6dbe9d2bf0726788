package charset

import "sync"

// madeJohab is the table of Johab (KS X 1001, annex 3). A hangul syllable is sixteen bits: one
// that is set, and five each for its first consonant, its vowel and its last consonant. Symbols
// and hanja are the rows of KS X 1001, two to a lead byte.
var madeJohab = sync.OnceValue(func() *grid {
	g := &grid{cells: make([]int32, 128<<8)}
	for code := 0x8400; code < 0xD400; code++ {
		if trail := code & 0xFF; trail >= 0x41 && trail != 0x7F && trail != 0xFF {
			if r := johabHangul(code); r != 0 {
				g.set(uint16(code), r, 0)
			}
		}
	}
	for row := 0; row < 94; row++ {
		for cell := range 94 {
			johabRow(g, row, cell)
		}
	}
	return g
})

// johabRow places one character of KS X 1001; row 4 has the single letters, which are hangul
// here, rows 16 to 40 the syllables.
func johabRow(g *grid, row, cell int) {
	r := madeEUCKR().at(byte(row+0xA1), byte(cell+0xA1)) & runeMask
	lead := 0xD9 + row/2
	switch {
	case row >= 41 && row < 93:
		lead = 0xE0 + (row-41)/2
		row++
	case row > 12, r == 0, row == 3 && cell < 51:
		return
	}
	trail := cell + row%2*94
	if trail += 0x31; trail > 0x7E {
		trail += 0x91 - 0x7F
	}
	g.set(uint16(lead<<8|trail), r, 0)
}

// johabHangul is the syllable, or the single letter, of a code; 0 if it is none.
func johabHangul(code int) rune {
	first, vowel, last := code>>10&31-2, johabVowel(code>>5&31), johabLast(code&31)
	switch {
	case first < -1 || first > 18 || vowel < -1 || last < 0:
		return 0
	case first >= 0 && vowel >= 0:
		return rune(0xAC00 + (first*21+vowel)*28 + last)
	case first >= 0 && last == 0:
		return []rune("ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ")[first]
	case first < 0 && vowel >= 0 && last == 0:
		return 'ㅏ' + rune(vowel)
	case first < 0 && vowel < 0:
		return []rune("\x00ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ")[last]
	}
	return 0
}

// johabVowel is the number of a vowel, -1 for none, -2 if the bits stand for nothing; of every
// eight values two are left out.
func johabVowel(bits int) int {
	if bits == 2 {
		return -1
	}
	if bits%8 < 2 || bits < 3 || bits > 29 {
		return -2
	}
	return bits - bits/8*2 - 3
}

// johabLast is the number of a last consonant, 0 for none, -1 if the bits stand for nothing.
func johabLast(bits int) int {
	switch {
	case bits >= 1 && bits <= 17:
		return bits - 1
	case bits >= 19 && bits <= 29:
		return bits - 2
	}
	return -1
}
