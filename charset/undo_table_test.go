package charset

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"
)

func undoWritings() []written { return append(slices.Clone(writings), otherWritings...) }

// chainsFor are the wrong decodings that texts of a language go through.
func chainsFor(language string) []string {
	wide := []string{"utf-8>windows-1252", "utf-8>gbk", "utf-8>big5", "utf-8>shift_jis", "utf-8>euc-kr", "utf-8>windows-1251",
		"utf-8>windows-1250", "utf-8>koi8-r", "utf-8>ibm437", "utf-8>macintosh", "utf-8>windows-1252>utf-8>windows-1252",
		"utf-8>windows-1252>utf-8>gbk", "utf-8>gbk>utf-8>windows-1252", "utf-8>windows-1251>utf-8>windows-1252",
		"utf-8>windows-1252>utf-8>windows-1252>utf-8>windows-1252"}
	switch language {
	case "zh-Hans":
		return append(wide, "gbk>windows-1252", "gbk>euc-kr", "gbk>big5", "gbk>shift_jis", "gbk>windows-1251",
			"gbk>windows-1252>utf-8>windows-1252", "gbk>windows-1252>utf-8>gbk")
	case "zh-Hant":
		return append(wide, "big5>windows-1252", "big5>gbk", "big5>shift_jis", "gbk>windows-1252", "big5>windows-1252>utf-8>windows-1252")
	case "ja":
		return append(wide, "shift_jis>gbk", "shift_jis>windows-1252", "euc-jp>windows-1252", "shift_jis>big5")
	case "ko":
		return append(wide, "euc-kr>gbk", "euc-kr>windows-1252", "euc-kr>big5", "euc-kr>windows-1252>utf-8>windows-1252", "euc-kr>gbk>utf-8>gbk")
	case "ru":
		return append(wide, "windows-1251>windows-1252", "koi8-r>windows-1251", "windows-1251>koi8-r", "koi8-r>windows-1252",
			"windows-1251>gbk", "ibm866>windows-1251")
	case "pl", "cs":
		return append(wide, "windows-1250>windows-1252")
	case "el":
		return append(wide, "windows-1253>windows-1252")
	case "tr":
		return wide
	}
	return append(wide, "macintosh>windows-1252", "windows-1252>macintosh")
}

// garble reads a text wrongly, step by step; false if it cannot be written in a charset of the chain, or
// if that loses something.
func garble(text, chain string) (string, bool) {
	names, before := strings.Split(chain, ">"), text
	for i := 0; i+1 < len(names); i += 2 {
		b, ok := written8bit(text, names[i])
		if !ok {
			return "", false
		}
		if text, ok = readWrongly(b, names[i+1]); !ok || !reversible(text, b, names[i+1]) {
			return "", false
		}
	}
	return text, text != before
}

// reversible tells that the wrong text still says which bytes it was made of; some charsets have two codes
// for a character.
func reversible(text string, b []byte, charset string) bool {
	for _, r := range readers() {
		if r.name == charset {
			back, _, _ := r.encode(nil, text)
			return string(back) == string(b)
		}
	}
	return false
}

func written8bit(text, charset string) ([]byte, bool) {
	if charset == "utf-8" {
		return []byte(text), true
	}
	b, err := encodingNamed(charset).NewEncoder().Bytes([]byte(text))
	return b, err == nil
}

func readWrongly(b []byte, charset string) (string, bool) {
	if charset == "windows-1252" || charset == "windows-1250" {
		var out []rune
		for _, c := range b {
			r := codePage(charset).DecodeByte(c)
			if r == '\uFFFD' {
				r = rune(c)
			}
			out = append(out, r)
		}
		return string(out), true
	}
	d, _ := Decode(b, charset)
	return d.Text, d.MisfitCount == 0
}

type row struct{ n, right, wrong, silent int }

func (r *row) add(got, want string, ok bool) {
	r.n++
	switch {
	case !ok:
		r.silent++
	case got == want:
		r.right++
	default:
		r.wrong++
	}
}

var cuts = []int{4, 8, 16, 40, 100, 1000}

// snippets cuts a text into pieces of so many characters that hold some beyond ASCII.
func snippets(text string, size int) []string {
	runes := []rune(text)
	for len(runes) < size {
		runes = append(append(runes, '\n'), []rune(text)...)
	}
	var list []string
	for i := 0; i+size <= len(runes); i += max(5, size/2, len(runes)/5) {
		if s := string(runes[i : i+size]); asciiLead(s) < len(s) {
			list = append(list, s)
		}
	}
	return list
}

func TestUndoTable(t *testing.T) {
	totals := make(map[int]*row)
	for _, w := range undoWritings() {
		for _, chain := range chainsFor(w.language) {
			var line strings.Builder
			for _, size := range cuts {
				if testing.Short() && size != 40 {
					continue
				}
				r := tryChain(t, w, chain, size)
				if totals[size] == nil {
					totals[size] = new(row)
				}
				all := totals[size]
				all.n, all.right, all.wrong, all.silent = all.n+r.n, all.right+r.right, all.wrong+r.wrong, all.silent+r.silent
				fmt.Fprintf(&line, " %4d: %3d/%-3d %d", size, r.right, r.n, r.wrong)
			}
			t.Logf("%-8s %-40s%s", w.language, chain, line.String())
		}
	}
	for _, size := range cuts {
		r := totals[size]
		if r == nil {
			continue
		}
		t.Logf("%4d characters: %5d texts, right %6.2f %%, wrong %5.2f %%, silent %6.2f %%", size, r.n,
			percent(r.right, r.n), percent(r.wrong, r.n), percent(r.silent, r.n))
		if size >= 40 && (percent(r.right, r.n) < 99 || r.wrong > 0) || percent(r.wrong, r.n) > 1 {
			t.Errorf("%d characters: %+v", size, *r)
		}
	}
}

func percent(n, of int) float64 { return 100 * float64(n) / float64(max(of, 1)) }

func tryChain(t *testing.T, w written, chain string, size int) row {
	var r row
	for _, s := range snippets(w.text, size) {
		bad, ok := garble(s, chain)
		if !ok || size >= 40 && utf8.RuneCountInString(s)-asciiBytes(s) < 4 {
			continue // what there is to tell by is as little as in a short text
		}
		got, ok := Undo(bad)
		r.add(got.Text, s, ok)
		if (ok && got.Text != s || !ok && size >= 40) && testing.Verbose() && r.wrong+r.silent < 2 {
			t.Logf("%s %s %d: %v %q from %q, want %q", w.language, chain, size, got.Chain, got.Text, bad, s)
		}
	}
	return r
}

// TestSoundTextIsLeftAlone undoes nothing where nothing was done.
func TestSoundTextIsLeftAlone(t *testing.T) {
	for _, w := range undoWritings() {
		for _, size := range append(slices.Clone(cuts), 1, 2, 3, 5, 12, 25) {
			for _, s := range snippets(w.text, size) {
				for _, text := range []string{s, strings.ToUpper(s), strings.ToLower(s)} {
					if r, ok := Undo(text); ok {
						t.Errorf("%s: %q became %q by %s", w.language, text, r.Text, r.Chain)
					}
				}
			}
		}
	}
}
