package charset

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"
)

// subject is a language of testdata/texts, the charsets its mail is written in and the labels that
// programs wrongly put on it. The texts were written for these tests; nothing that detection
// knows of languages was made from them.
type subject struct {
	language string
	charsets string
	wrong    string
}

func subjects() []subject {
	return []subject{
		{"zh-Hans", "gbk gb18030 utf-8 hz-gb-2312", "us-ascii iso-8859-1 windows-1252 utf-8 gb2312 big5 shift_jis euc-kr"},
		{"zh-Hant", "big5 gbk euc-tw utf-8", "us-ascii iso-8859-1 windows-1252 utf-8 gb2312 big5 shift_jis euc-kr"},
		{"ja", "shift_jis euc-jp iso-2022-jp utf-8", "us-ascii iso-8859-1 windows-1252 utf-8 gb2312 big5 shift_jis euc-jp"},
		{"ko", "euc-kr johab utf-8", "us-ascii iso-8859-1 windows-1252 utf-8 gb2312 big5 shift_jis euc-jp euc-kr"},
		{"ru", "windows-1251 koi8-r ibm866 iso-8859-5 x-mac-cyrillic utf-8",
			"us-ascii iso-8859-1 windows-1252 utf-8 gb2312 windows-1251 koi8-r"},
		{"uk", "windows-1251 koi8-u utf-8", "us-ascii iso-8859-1 windows-1252 utf-8 windows-1251 koi8-r"},
		{"bg", "windows-1251 utf-8", "us-ascii iso-8859-1 utf-8 koi8-r"},
		{"de", "iso-8859-1 windows-1252 utf-8", "us-ascii utf-8 iso-8859-1 windows-1252 gb2312 koi8-r"},
		{"fr", "iso-8859-1 windows-1252 utf-8", "us-ascii utf-8 iso-8859-1 windows-1252 gb2312 koi8-r"},
		{"es", "iso-8859-1 windows-1252 utf-8", "us-ascii utf-8 iso-8859-1 windows-1252 gb2312 koi8-r"},
		{"it", "iso-8859-1 utf-8", "us-ascii utf-8 iso-8859-1"},
		{"pt", "iso-8859-1 utf-8", "us-ascii utf-8 iso-8859-1"},
		{"sv", "iso-8859-1 utf-8", "us-ascii utf-8 iso-8859-1"},
		{"pl", "iso-8859-2 windows-1250 utf-8", "us-ascii utf-8 iso-8859-1 windows-1252"},
		{"cs", "iso-8859-2 windows-1250 utf-8", "us-ascii utf-8 iso-8859-1 windows-1252"},
		{"hu", "iso-8859-2 windows-1250 utf-8", "us-ascii utf-8 iso-8859-1"},
		{"tr", "windows-1254 utf-8", "us-ascii utf-8 iso-8859-1 windows-1252"},
		{"el", "iso-8859-7 windows-1253 utf-8", "us-ascii utf-8 iso-8859-1 windows-1252"},
		{"he", "windows-1255 iso-8859-8 utf-8", "us-ascii utf-8 iso-8859-1 windows-1252"},
		{"ar", "windows-1256 iso-8859-6 utf-8", "us-ascii utf-8 iso-8859-1 windows-1252"},
		{"th", "windows-874 utf-8", "us-ascii utf-8 iso-8859-1 windows-1252"},
		{"vi", "viscii utf-8", "us-ascii utf-8 iso-8859-1 windows-1252"},
	}
}

func readText(t testing.TB, language string) string {
	t.Helper()
	b, err := os.ReadFile("testdata/texts/" + language + ".txt")
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// outcome counts how pieces of text were read: right, surely wrong, or left open.
type outcome struct{ n, right, wrong int }

func (o outcome) String() string {
	return fmt.Sprintf("%4d/%-4d %6.2f%% wrong %d", o.right, o.n, 100*float64(o.right)/float64(max(o.n, 1)), o.wrong)
}

func (o *outcome) add(p outcome) { o.n, o.right, o.wrong = o.n+p.n, o.right+p.right, o.wrong+p.wrong }

func (o *outcome) judge(t *testing.T, what string, r Reading, right bool) {
	o.n++
	switch stands := r.Verdict == Fits || r.Verdict == Narrow; {
	case right:
		o.right++
		return
	case r.Sure && !stands:
		o.wrong++
	}
	if os.Getenv("SHOW") != "" && strings.HasPrefix(what, os.Getenv("SHOW")) {
		t.Logf("%s: %s as %s, sure %v: %.60q; %.120v", what, r.Verdict, r.Actual, r.Sure, r.Text, r.Better)
	}
}

// faults are what can happen to a text in a charset on its way.
var faults = []string{"unlabeled", "unknown label", "mislabeled", "split lines"}

func (o *outcome) suffer(t *testing.T, fault string, s subject, charset, text string, b []byte) {
	what := fmt.Sprintf("%d %s %s %s", utf8.RuneCountInString(text), s.language, charset, fault)
	switch fault {
	case "unlabeled":
		r := Read(b, "")
		o.judge(t, what, r, r.Text == text)
	case "unknown label":
		r := Read(b, "x-unknown")
		o.judge(t, what, r, r.Text == text)
	case "mislabeled":
		for _, label := range strings.Fields(s.wrong) {
			if d, _ := Decode(b, label); d.MisfitCount == 0 && d.Text == text || familyOf(label) == familyOf(charset) {
				continue
			}
			r := Read(b, label)
			o.judge(t, what+" "+label, r, r.Text == text)
		}
	case "split lines":
		r := Read(split(b, 26), "")
		d, _ := Decode(b, r.Actual)
		o.judge(t, what, r, d.Text == text)
	}
}

// split breaks lines at a number of bytes, whatever characters stand there.
func split(b []byte, size int) []byte {
	var out []byte
	for chunk := range slices.Chunk(b, size) {
		out = append(append(out, chunk...), "\r\n"...)
	}
	return out
}

// TestFaults cuts the texts to pieces, lets each suffer each fault, and counts what becomes of it.
// From 40 characters on nothing may be surely wrong and hardly anything undecided; below, what is
// surely wrong must be rare.
func TestFaults(t *testing.T) {
	total := map[string]*outcome{}
	sum := func(key string, o outcome) {
		if total[key] == nil {
			total[key] = new(outcome)
		}
		total[key].add(o)
	}
	sizes := []int{4, 8, 16, 40, 100, 1000}
	for _, s := range subjects() {
		for _, charset := range strings.Fields(s.charsets) {
			for _, fault := range faults {
				for _, size := range sizes {
					o := cut(t, s, charset, fault, size)
					if size >= 40 && o.wrong > 0 {
						t.Errorf("%d characters of %s in %s, %s: %v", size, s.language, charset, fault, o)
					}
					sum(fmt.Sprintf("%s %5d", group(s, charset, fault), size), o)
					sum(fmt.Sprintf("%s %s %5d", s.language, charset, size), o)
				}
			}
		}
	}
	for _, fault := range append(faults, fewLetters) {
		for _, size := range sizes {
			o := total[fmt.Sprintf("%s %5d", fault, size)]
			t.Logf("%-31s %5d characters: %v", fault, size, o)
			if size >= 40 && o.right*100 < o.n*needed(fault, size) || o.wrong*100 > o.n {
				t.Errorf("%s, %d characters: %v", fault, size, o)
			}
		}
	}
	for _, s := range subjects() {
		for _, charset := range strings.Fields(s.charsets) {
			row := fmt.Sprintf("%-8s %-15s", s.language, charset)
			for _, size := range sizes {
				o := total[fmt.Sprintf("%s %s %5d", s.language, charset, size)]
				row += fmt.Sprintf(" %5d: %5.1f%% -%d", size, 100*float64(o.right)/float64(max(o.n, 1)), o.wrong)
			}
			t.Log(row)
		}
	}
}

// fewLetters is the fault of a wrong label under which few characters are other ones: those of a
// text in Latin letters that are not ASCII, the capitals of Apple's Cyrillic, the four letters that
// are only Ukrainian.
const fewLetters = "mislabeled, few letters to tell"

func group(s subject, charset, fault string) string {
	few := charset == "x-mac-cyrillic" || charset == "koi8-u" ||
		strings.Contains("de fr es it pt sv pl cs hu tr vi", s.language)
	if fault == "mislabeled" && few {
		return fewLetters
	}
	return fault
}

// needed is the percentage of pieces that must be read right. One or two letters do not overrule a
// label under which they are letters too.
func needed(fault string, size int) int {
	switch {
	case fault == fewLetters && size == 40:
		return 78
	case fault == fewLetters && size == 100:
		return 90
	}
	return 99
}

// cut takes pieces of a size evenly out of a text: forty, fewer if the tests must be short.
func cut(t *testing.T, s subject, charset, fault string, size int) (o outcome) {
	runes := []rune(readText(t, s.language))
	last, pieces := len(runes)-size, 40
	if testing.Short() {
		pieces = 5
	}
	for i := 0; i < pieces && last >= 0; i++ {
		text := string(runes[last*i/pieces:][:size])
		b, ok := encodeAny(t, charset, text)
		if !ok || asciiPrefix(b) == len(b) && string(b) == text {
			continue
		}
		if fault == "split lines" && stateful(charset) != stateless {
			continue
		}
		o.suffer(t, fault, s, charset, text, b)
	}
	return o
}

// encodeAny writes a text in any charset, false if that does not have all its characters.
func encodeAny(t *testing.T, charset, text string) ([]byte, bool) {
	if enc := encodings[charset]; enc != nil {
		b, err := enc.NewEncoder().Bytes([]byte(text))
		if err != nil {
			return nil, false
		}
		d, _ := Decode(b, charset)
		return b, d.Text == text
	}
	codes := inverse(charset)
	var b []byte
	for _, r := range text {
		code := codes[r]
		if code == "" {
			return nil, false
		}
		b = append(b, code...)
	}
	return b, true
}

// inverses remembers what inverse made.
var inverses = map[string]map[rune]string{}

// inverse maps characters to their codes, as the decoder reads them.
func inverse(charset string) map[rune]string {
	if inverses[charset] != nil {
		return inverses[charset]
	}
	codes := map[rune]string{}
	inverses[charset] = codes
	try := func(b ...byte) {
		d, _ := Decode(b, charset)
		if r, size := utf8.DecodeRuneInString(d.Text); d.MisfitCount == 0 && size == len(d.Text) && codes[r] == "" {
			codes[r] = string(b)
		}
	}
	for c := range 0x100 {
		try(byte(c))
	}
	if tableOf(charset) != nil {
		return codes
	}
	for a := 0x81; a < 0xFF; a++ {
		for b := 0x31; b < 0xFF; b++ {
			try(byte(a), byte(b))
			if charset == "euc-tw" && a > 0xA0 && b > 0xA0 {
				try(0x8E, 0xA2, byte(a), byte(b))
			}
		}
	}
	return codes
}
