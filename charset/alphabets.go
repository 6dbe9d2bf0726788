package charset

import "unicode"

// writing is the script of a letter.
type writing uint8

const (
	noWriting writing = iota
	latinWriting
	cyrillicWriting
	greekWriting
	hebrewWriting
	arabicWriting
	thaiWriting
	knownWritings // those before it are the scripts whose languages are known
)

// alphabet are the languages that are written in one script, and what their letters cost.
type alphabet struct {
	languages int
	first     rune
	rows      []uint16 // by letter from the first on: its row of costs, the first being 1; 0 for no letter
	costs     string   // rows of as many costs as there are languages
}

// stranger is the cost of a letter that the language does not have.
const stranger = 14 * bit

// alphabets are those of the known scripts.
var alphabets = once(func() *[knownWritings]alphabet {
	list := new([knownWritings]alphabet)
	b := table("alphabets")
	for w := latinWriting; w < knownWritings; w++ {
		a := &list[w]
		n := 0
		a.languages, n, b = int(b[0]), int(b[1])|int(b[2])<<8, b[3:]
		letters := b[:2*n]
		a.costs, b = b[2*n:2*n+n*a.languages], b[2*n+n*a.languages:]
		letter := func(i int) rune { return rune(letters[2*i]) | rune(letters[2*i+1])<<8 }
		a.first = letter(0)
		a.rows = make([]uint16, letter(n-1)-a.first+1)
		for i := range n {
			a.rows[letter(i)-a.first] = uint16(i + 1)
		}
	}
	return list
})

// row is what a letter costs in each language, empty if none has it.
func (a *alphabet) row(r rune) string {
	i := int(r - a.first)
	if i < 0 || i >= len(a.rows) || a.rows[i] == 0 {
		return ""
	}
	at := (int(a.rows[i]) - 1) * a.languages
	return a.costs[at : at+a.languages]
}

// alphabetOf is the script of a letter of an alphabet that letters.toml knows.
func alphabetOf(r rune) writing {
	switch {
	case r < 0x250 || r >= 0x1E00 && r < 0x1F00:
		if unicode.IsLetter(r) {
			return latinWriting
		}
	case r >= 0x400 && r < 0x530:
		return cyrillicWriting
	case r >= 0x370 && r < 0x400:
		return greekWriting
	case r >= 0x590 && r < 0x600:
		return hebrewWriting
	case r >= 0x600 && r < 0x700:
		return arabicWriting
	case r >= 0xE01 && r < 0xE4F:
		return thaiWriting
	}
	return noWriting
}
