package report

import (
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"
)

func TestWrap(t *testing.T) {
	for _, test := range []struct {
		text string
		to   int
		want []string
	}{
		{"", 10, []string{""}},
		{"one two three", 8, []string{"one two", "three"}},
		{"averylongwordwithoutend x", 10, []string{"averylongw", "ordwithout", "end x"}},
		{"邮件显示乱码，是因为", 12, []string{"邮件显示乱", "码，是因为"}},
		{"请查（见附件）。", 6, []string{"请查", "（见附", "件）。"}},
		{"用 eml-inspect repair 修复", 14, []string{"用 eml-inspect", "repair 修复"}},
	} {
		if got := wrap(test.text, test.to); !slices.Equal(got, test.want) {
			t.Errorf("wrap(%q, %d) = %q, want %q", test.text, test.to, got, test.want)
		}
	}
}

func TestCutKeepsBothEnds(t *testing.T) {
	for _, test := range []struct {
		text string
		to   int
		want string
	}{
		{"mx.example.com", 20, "mx.example.com"},
		{"mail-relay-17.example.com", 15, "mail-re…ple.com"},
		{"供货合同补充说明.docx", 12, "供货合….docx"},
	} {
		got := cut(test.text, test.to)
		if got != test.want || width(got) > test.to {
			t.Errorf("cut(%q, %d) = %q (%d columns), want %q", test.text, test.to, got, width(got), test.want)
		}
	}
}

// wrapPlainly is wrap without any haste: it measures the line anew for each piece.
func wrapPlainly(text string, to int) (lines []string) {
	line := ""
	for text != "" {
		piece := text[:pieceEnd(text, 0)]
		text = text[len(piece):]
		if line != "" && width(line)+width(strings.TrimRight(piece, " ")) > to {
			lines = append(lines, strings.TrimRight(line, " "))
			line = ""
		}
		full, rest := chop(piece, to)
		lines = append(lines, full...)
		line += rest
	}
	if line = strings.TrimRight(line, " "); line != "" || len(lines) == 0 {
		lines = append(lines, line)
	}
	return lines
}

// Lines break where they do when each character is asked what it is.
func TestBreaksOfPlainCharacters(t *testing.T) {
	for r := rune(0); r < 0x110000; r++ {
		slow := unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana) ||
			r >= 0x3000 && r <= 0x303f || r >= 0xff00 && r <= 0xff60
		if ideograph(r) != slow {
			t.Errorf("%U: an ideograph is %v, want %v", r, !slow, slow)
		}
		if r < utf8.RuneSelf && strings.ContainsRune(noLineStart+noLineEnd, r) {
			t.Errorf("%U is a mark", r)
		}
	}
}

func FuzzWrap(f *testing.F) {
	f.Add("邮件 mail（x）。", 7)
	f.Add("👩‍👩‍👧 family 👍🏽, e\u0301 中\u0301文 ok averyveryverylongword", 6)
	f.Add("  two  blanks  ", 5)
	f.Fuzz(func(t *testing.T, text string, to int) {
		text = Safe(text)
		to = 4 + max(0, to)%100
		lines := wrap(text, to)
		if plain := wrapPlainly(text, to); !slices.Equal(lines, plain) {
			t.Errorf("wrap(%q, %d) = %q, want %q", text, to, lines, plain)
		}
		bare := strings.NewReplacer(" ", "")
		if bare.Replace(strings.Join(lines, "")) != bare.Replace(text) {
			t.Errorf("wrap(%q, %d) changes the text: %q", text, to, lines)
		}
		for _, line := range lines {
			if width(line) > to {
				t.Errorf("wrap(%q, %d): %q is too wide", text, to, line)
			}
		}
	})
}

// The characters that are measured here are as wide as the library has them, alone and between others of them.
func TestOwnWidth(t *testing.T) {
	own := 0
	for r := rune(0); r < 0x110000; r++ {
		n := ownWidth(r)
		if n < 0 {
			continue
		}
		own++
		text := "é" + string(r) + string(r) + "中"
		if columns().RuneWidth(r) != n || columns().StringWidth(text) != 2*n+3 {
			t.Errorf("%U has the width %d, %d here", r, columns().RuneWidth(r), n)
		}
		if got, want := firstColumns(text, n+1), columns().Truncate(text, n+1, ""); got != want {
			t.Errorf("%U: the first columns are %q, want %q", r, got, want)
		}
	}
	if own < 30000 {
		t.Errorf("only %d characters are measured here", own)
	}
}
