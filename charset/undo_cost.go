package charset

import (
	"sync"
	"unicode"
)

// Texts are compared by how many bits it takes to say them, as in cost.go, but over Unicode: what a
// person would write takes few, what a wrong decoding made of it takes many.

// alphabet are the languages that are written in one script, and what their letters cost.
type alphabet struct {
	languages int
	letters   map[rune][]uint8 // by language; a letter that a language lacks is a stranger
}

// stranger is the cost of a letter that the language does not have.
const stranger = 14 * bit

// moreLatin are Latin languages that no charset of letters.toml is for.
func moreLatin() []language {
	return []language{
		{Name: "vietnamese", Letters: "đ100 à60 á60 ạ50 ả30 ã30 ă15 ắ12 ằ8 ặ10 ẳ4 ẵ2 â15 ấ25 ầ25 ậ25 ẩ10 ẫ5 " +
			"è8 é8 ẻ5 ẽ2 ẹ5 ê15 ế25 ề25 ệ25 ể20 ễ6 ì15 í15 ỉ8 ĩ5 ị15 ò8 ó20 ỏ8 õ3 ọ12 ô30 ố20 ồ15 ộ30 ổ10 ỗ5 " +
			"ơ15 ớ15 ờ15 ợ15 ở15 ỡ3 ù8 ú8 ủ15 ũ8 ụ10 ư50 ứ12 ừ12 ự15 ử10 ữ10 ý6 ỳ3 ỷ3 ỹ3 ỵ2"},
		{Name: "gaelic and welsh", Letters: "à200 ò80 ù80 ì80 è60 á60 é60 ó50 ú50 í60 â30 ê20 î20 ô60 û20 ŵ60 ŷ30"},
		{Name: "estonian", Letters: "ä300 õ250 ü220 ö80 š5 ž5"},
		{Name: "esperanto", Letters: "ŭ150 ĉ120 ĝ120 ŝ80 ĵ20 ĥ5"},
		{Name: "romanian with commas", Letters: "ă330 ș150 ț150 î120 â80"},
		{Name: "azerbaijani", Letters: "ə400 ı200 ü100 ş90 ğ50 ç50 ö50 İ20"},
	}
}

// alphabets sorts the languages of letters.toml by script.
var alphabets = sync.OnceValue(func() map[*unicode.RangeTable]*alphabet {
	groups := make(map[*unicode.RangeTable][]map[rune]uint8)
	for _, l := range append(languages(), moreLatin()...) {
		known := l.costs()
		for r := range known {
			if s := alphabetOf(r); s != nil {
				groups[s] = append(groups[s], known)
				break
			}
		}
	}
	all := make(map[*unicode.RangeTable]*alphabet)
	for s, tongues := range groups {
		all[s] = newAlphabet(tongues)
	}
	return all
})

func newAlphabet(tongues []map[rune]uint8) *alphabet {
	a := &alphabet{languages: len(tongues), letters: make(map[rune][]uint8)}
	for i, known := range tongues {
		for r, c := range known {
			a.set(r, i, c)
			if up := unicode.ToUpper(r); up != r && known[up] == 0 {
				a.set(up, i, c+3*bit)
			}
		}
	}
	return a
}

func (a *alphabet) set(r rune, language int, cost uint8) {
	if a.letters[r] == nil {
		a.letters[r] = make([]uint8, a.languages)
		for i := range a.letters[r] {
			a.letters[r][i] = stranger
		}
	}
	a.letters[r][language] = cost
}

// alphabetOf is the script of a letter of an alphabet that letters.toml knows, nil for others.
func alphabetOf(r rune) *unicode.RangeTable {
	switch {
	case r < 0x250 || r >= 0x1E00 && r < 0x1F00:
		if unicode.IsLetter(r) {
			return unicode.Latin
		}
	case r >= 0x400 && r < 0x530:
		return unicode.Cyrillic
	case r >= 0x370 && r < 0x400:
		return unicode.Greek
	case r >= 0x590 && r < 0x600:
		return unicode.Hebrew
	case r >= 0x600 && r < 0x700:
		return unicode.Arabic
	case r >= 0xE01 && r < 0xE4F:
		return unicode.Thai
	}
	return nil
}

// ideographs are the costs of hanzi, kana and hangul in the languages that use them.
type ideographs [4]costTable

var eastAsian = sync.OnceValue(func() *ideographs {
	t := new(ideographs)
	t[0].fill(gbCosts())
	t[1].fill(big5Costs())
	t[2].fill(sjisCosts())
	t[2].fill(eucjpCosts())
	t[3].fill(euckrCosts())
	return t
})

// fill takes over what the characters of a charset cost.
func (t *costTable) fill(g *grid) {
	for i, cell := range g.cells {
		if r := cell & runeMask; cell != 0 && r < 1<<16 && g.cost[i] > 0 && (t[r] == 0 || g.cost[i] < t[r]) {
			t[r] = g.cost[i]
		}
	}
	for _, r := range g.singles {
		if r > 0 && t[r] == 0 {
			t[r] = singleCost
		}
	}
}
