package mend

import (
	"bytes"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/htmlindex"

	"github.com/eml-inspect/eml-inspect/charset"
)

// fillers are the letters that stand for letters of their script: the most frequent ones, so that a text
// keeps the look by which its charset is known. Those of Latin letters with marks stay.
var fillers = map[*unicode.RangeTable]string{
	unicode.Han: "的一是不了在人有我他这中大来上国和地到以说时要就出会可也你对生能而子那得于着下自之年过发后作里用道行所然家种事成方多经么去法学如都同现当没动面起看定天分还进好小部其些主样理心她本前开但因只从想实日军者意无力它与长把机十民第公此已工使情明性知全三又关点正业外将两高间由问很最重并物手应战向头文体政美相见被利什二等产或新己制身果加西斯月话合回特代内信表化老给世位次度门任常先海通教儿原东声提立及比员解水名真论处走义各入几口认条平系气题活尔更别打女变四神总何电数安少报才结反受目太量再感建务做接必场件计管期市直德资命山金指克许统区保至队形社便空决治展马科司五基眼书非则听白却界达光放强即像难且权思王象完设式色路记南品住告类求据程北边死张该交规万取拉格望觉术领共确传师观清今切院让识候带导争运" +
		"這個們來時國會為學對們說過還後發經動現開長點種樣沒面無與將兩間問並應戰向頭體見產點業關" +
		"仃仄仆仫仞伧伛伲佟佥佧侉侃佾侔俨俪俚俣俜" + "丂丄丅丆丏丒丗丟丠両丣並丩丮丯丱" + "㐀㐁㐂",
	unicode.Hiragana: "のにはをたがでてとしれさあいうえおかきくけこそちつなぬねふへほまみむめもやゆよらりるろわん",
	unicode.Katakana: "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワン",
	unicode.Hangul:   "이다의는에을를가은고하지로한도사기서그인나시대어리자들정일수있보과부상만제해것전원",
	unicode.Cyrillic: "оеаинтсрвлкмдпуяыьгзбчйхОЕАИНТСРВЛКМДПУ",
	unicode.Greek:    "αοιετσνηυρπκμλωδγΑΟΙΕΤΣΝΗΥΡ",
	unicode.Arabic:   "اليمونرتبةعدسفهكقحج",
	unicode.Hebrew:   "יוהלאתרשמבנדעקחכ",
	unicode.Thai:     "านรอกเงมยลวดทสตะปบคห",
}

// text masks a text in a charset, in place and without changing its length. keep says which words stay.
func (k *mask) text(b []byte, name string, keep func(string) bool) {
	name, _ = charset.Canonical(name)
	switch name {
	case "iso-2022-jp", "iso-2022-kr", "iso-2022-cn", "hz-gb-2312", "iso-2022-jp-1", "iso-2022-jp-2", "iso-2022-jp-3":
		k.escaped(b, name, keep)
		return
	case "utf-7":
		k.utf7(b, keep)
		return
	case "utf-16", "utf-16le", "utf-16be":
		k.wide(b, name)
		return
	}
	e, err := htmlindex.Get(name)
	if err != nil || name == "" {
		k.shuffle(b, keep)
		return
	}
	f := filler{mask: k, encoding: e, name: name, zones: make(map[string][][]byte)}
	for at := 0; at < len(b); {
		end := at
		for end < len(b) && b[end] < 0x80 {
			end++
		}
		k.runs(b[at:end], keep)
		if at = end; at < len(b) {
			n := unit(b[at:], name)
			f.replace(b[at : at+n])
			at += n
		}
	}
}

// utf7 masks what stands between "+" and "-" in UTF-7 (RFC 2152), and the words around it.
func (k *mask) utf7(b []byte, keep func(string) bool) {
	for at := 0; at < len(b); {
		plus := bytes.IndexByte(b[at:], '+')
		if plus < 0 {
			k.runs(b[at:], keep)
			return
		}
		k.runs(b[at:at+plus], keep)
		at += plus + 1
		end := at
		for end < len(b) && (alphanumeric(b[end]) || b[end] == '/' || b[end] == '+') {
			end++
		}
		units := groups(b[at:end])
		k.wide(units, "utf-16be")
		writeBase64(b[at:end], units)
		at = end
	}
}

// unit is the number of bytes of the character that b begins with.
func unit(b []byte, name string) int {
	n := 1
	switch name {
	case "utf-8":
		_, n = utf8.DecodeRune(b)
	case "gbk", "gb2312", "gb18030", "big5", "big5-hkscs", "euc-kr", "cp949", "windows-949", "ks_c_5601-1987":
		n = 2
		if name == "gb18030" && len(b) > 3 && b[1] >= '0' && b[1] <= '9' {
			n = 4
		}
	case "euc-jp":
		n = 2
		if b[0] == 0x8f {
			n = 3
		}
	case "shift_jis", "windows-31j":
		if b[0] < 0xa0 || b[0] >= 0xe0 {
			n = 2
		}
	}
	if n > 1 && name != "utf-8" && len(b) > 1 && b[1] < 0x30 {
		return 1
	}
	return min(n, len(b))
}

// filler replaces characters of one charset.
type filler struct {
	*mask
	encoding encoding.Encoding
	name     string
	zones    map[string][][]byte // what may stand for the characters of a zone
}

// replace puts another character of the same script, size and region of the charset in the place of one.
func (f *filler) replace(b []byte) {
	decoded, err := f.encoding.NewDecoder().Bytes(b)
	r, size := utf8.DecodeRune(decoded)
	if err != nil || r == utf8.RuneError || size != len(decoded) {
		return
	}
	for script, letters := range fillers {
		if !unicode.Is(script, r) {
			continue
		}
		list := f.candidates(zone(b, f.name), script, letters)
		if len(list) == 0 {
			return
		}
		i := f.next(len(list))
		if bytes.Equal(list[i], b) {
			i = (i + 1) % len(list)
		}
		copy(b, list[i])
	}
}

// zone tells the regions of a charset apart by which it is recognised: sizes, levels, extensions.
func zone(b []byte, name string) string {
	z := string(rune('0' + len(b)))
	if len(b) != 2 || name == "utf-8" {
		return z
	}
	switch c := b[1]; { // it may stand as it is in an encoded word
	case alphanumeric(c):
		z += "letter"
	case c < 0x80:
		z += "sign"
	}
	switch name {
	case "gbk", "gb2312", "gb18030":
		switch {
		case b[0] < 0xa1 || b[1] < 0xa1:
			return z + "extension"
		case b[0] >= 0xd8:
			return z + "second"
		}
	case "big5", "big5-hkscs":
		switch c := b[0]; {
		case c < 0xa4, c == 0xc7, c == 0xc8, c == 0xc6 && b[1] >= 0xa1, c >= 0xfa, c == 0xf9 && b[1] >= 0xd6:
			return z + "extension"
		case c >= 0xc9:
			return z + "second"
		}
	case "shift_jis", "windows-31j":
		if b[0] >= 0x98 {
			return z + "second"
		}
	case "euc-jp":
		if b[0] >= 0xd0 {
			return z + "second"
		}
	case "euc-kr", "cp949":
		if b[0] < 0xa1 || b[1] < 0xa1 {
			return z + "extension"
		}
	}
	return z
}

// candidates are the letters of a script that are in a zone.
func (f *filler) candidates(zoned string, script *unicode.RangeTable, letters string) [][]byte {
	first, _ := utf8.DecodeRuneInString(letters)
	key := zoned + string(first)
	if list, ok := f.zones[key]; ok {
		return list
	}
	var list [][]byte
	for _, r := range letters {
		b, err := f.encoding.NewEncoder().Bytes([]byte(string(r)))
		if err == nil && unicode.Is(script, r) && zone(b, f.name) == zoned {
			list = append(list, b)
		}
	}
	f.zones[key] = list
	return list
}

// shuffle masks the words of a text whose charset nobody knows and mixes its other bytes.
func (k *mask) shuffle(b []byte, keep func(string) bool) {
	k.runs(b, keep)
	var at []int
	for i, c := range b {
		if c >= 0x80 {
			at = append(at, i)
		}
	}
	for i := len(at) - 1; i > 0; i-- {
		j := k.next(i + 1)
		b[at[i]], b[at[j]] = b[at[j]], b[at[i]]
	}
}

// wide masks UTF-16: letters and digits of ASCII, and those that have fillers, unit by unit.
func (k *mask) wide(b []byte, name string) {
	low := 0
	if name == "utf-16be" || name == "utf-16" && len(b) > 1 && b[0] == 0xfe {
		low = 1
	}
	for at := 0; at+1 < len(b); at += 2 {
		l, h := &b[at+low], &b[at+1-low]
		r := rune(*h)<<8 | rune(*l)
		if r < 0x80 {
			*l = other(*l, k.next(200))
			continue
		}
		for script, letters := range fillers {
			if unicode.Is(script, r) {
				list := []rune(letters)
				r = list[k.next(len(list))]
				*l, *h = byte(r), byte(r>>8)
			}
		}
	}
}

// escaped masks charsets that switch to two seven-bit bytes for each character (ISO-2022 and HZ).
func (k *mask) escaped(b []byte, name string, keep func(string) bool) {
	inner := map[string]string{"iso-2022-kr": "euc-kr", "iso-2022-cn": "gb2312", "hz-gb-2312": "gb2312"}[name]
	if inner == "" {
		inner = "euc-jp"
	}
	from, double := 0, false
	flush := func(to int) {
		part := b[from:to]
		if !double {
			k.runs(part, keep)
			return
		}
		for i := range part {
			if part[i] > ' ' {
				part[i] |= 0x80
			}
		}
		k.text(part, inner, keep)
		for i := range part {
			part[i] &= 0x7f
		}
	}
	for at := 0; at < len(b); at++ {
		n, two, ok := shift(b[at:])
		if !ok {
			continue
		}
		flush(at)
		double, from = two, min(at+n, len(b))
		at = from - 1
	}
	flush(len(b))
}

// shift reads what changes the number of bytes of a character.
func shift(b []byte) (n int, double, ok bool) {
	switch {
	case bytes.HasPrefix(b, []byte("\x1b$")) && len(b) > 3 && (b[2] == '(' || b[2] == ')' || b[2] == '*'):
		return 4, b[2] == '(', true
	case bytes.HasPrefix(b, []byte("\x1b$")):
		return 3, true, true
	case bytes.HasPrefix(b, []byte("\x1b(")):
		return 3, false, true
	case b[0] == 0x0e:
		return 1, true, true
	case b[0] == 0x0f, b[0] == '\n':
		return 1, false, true
	case bytes.HasPrefix(b, []byte("~{")):
		return 2, true, true
	case bytes.HasPrefix(b, []byte("~}")):
		return 2, false, true
	}
	return 0, false, false
}
