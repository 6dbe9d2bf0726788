package charset

import (
	"maps"
	"slices"
	"unicode"
)

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

// madeAlphabets are the alphabets of the languages of letters.toml, as tables.bin has them.
func madeAlphabets() (packed []byte, list [knownWritings]madeAlphabet) {
	for _, l := range append(languages(), moreLatin()...) {
		if l.Several {
			continue
		}
		known := l.costs()
		for _, r := range slices.Sorted(maps.Keys(known)) {
			if w := alphabetOf(r); w != noWriting {
				list[w].tongues = append(list[w].tongues, known)
				break
			}
		}
	}
	for w := latinWriting; w < knownWritings; w++ {
		a := &list[w]
		a.fill()
		packed = append(packed, byte(len(a.tongues)), byte(len(a.letters)), byte(len(a.letters)>>8))
		letters := slices.Sorted(maps.Keys(a.letters))
		for _, r := range letters {
			packed = append(packed, byte(r), byte(r>>8))
		}
		for _, r := range letters {
			packed = append(packed, a.letters[r]...)
		}
	}
	return packed, list
}

// madeAlphabet has the costs of each letter in each language of a script.
type madeAlphabet struct {
	tongues []map[rune]uint8
	letters map[rune][]uint8
}

func (a *madeAlphabet) fill() {
	a.letters = make(map[rune][]uint8)
	for i, known := range a.tongues {
		for _, r := range slices.Sorted(maps.Keys(known)) {
			a.set(r, i, known[r])
			if up := unicode.ToUpper(r); up != r && known[up] == 0 {
				a.set(up, i, known[r]+3*bit)
			}
		}
	}
}

func (a *madeAlphabet) set(r rune, language int, cost uint8) {
	if a.letters[r] == nil {
		a.letters[r] = slices.Repeat([]uint8{stranger}, len(a.tongues))
	}
	a.letters[r][language] = cost
}
