package charset

import (
	"fmt"
	"os"
	"strings"
	"testing"
)

// TestShortTexts cuts the texts into pieces and counts how often an unlabeled piece is read
// right, and how often a wrong reading is called sure.
func TestShortTexts(t *testing.T) {
	for _, w := range writings {
		for _, charset := range w.charsets {
			var row strings.Builder
			for _, size := range []int{4, 8, 16, 40, 100} {
				n, right, wrong := pieces(t, w, charset, size)
				fmt.Fprintf(&row, "  %3d: %d/%d right, %d surely wrong", size, right, n, wrong)
				if strings.Contains("zh-Hans zh-Hant ja ko", w.language) && size >= 40 && (wrong > 0 || right < n) {
					t.Errorf("%s in %s: %d characters: %d of %d right, %d surely wrong",
						w.language, charset, size, right, n, wrong)
				}
				if wrong > 0 {
					t.Errorf("%s in %s: %d of %d surely wrong", w.language, charset, wrong, n)
				}
			}
			t.Logf("%-8s %-12s%s", w.language, charset, row.String())
		}
	}
}

func pieces(t *testing.T, w written, charset string, size int) (n, right, wrong int) {
	runes := []rune(w.text)
	for i := 0; i+size <= len(runes); i += max(3, size/4) {
		text := string(runes[i : i+size])
		b := encode(t, charset, text)
		if asciiPrefix(b) == len(b) && !strings.HasPrefix(charset, "iso-2022") {
			continue
		}
		n++
		r := Read(b, "")
		switch {
		case r.Text == text:
			right++
		case r.Sure:
			wrong++
			if os.Getenv("SHOW") != "" {
				t.Logf("%s: %q read as %s %q: %v", charset, text, r.Actual, r.Text, r.Better)
			}
		}
	}
	return n, right, wrong
}

// TestShortTextsUnderLabels is the false alarm check: a right label is never called wrong.
func TestShortTextsUnderLabels(t *testing.T) {
	for _, w := range writings {
		runes := []rune(w.text)
		for _, charset := range w.charsets {
			for _, size := range []int{1, 2, 3, 4, 5, 8, 12, 20, 40} {
				for i := 0; i+size <= len(runes); i++ {
					text := string(runes[i : i+size])
					if r := Read(encode(t, charset, text), charset); r.Text != text || r.Verdict != Fits {
						t.Fatalf("%s %q: %s as %s", charset, text, r.Verdict, r.Actual)
					}
				}
			}
		}
	}
}

func TestDetectIsSteady(t *testing.T) {
	b := encode(t, "gbk", "你好")
	want := fmt.Sprint(Detect(b))
	for range 50 {
		if got := fmt.Sprint(Detect(b)); got != want {
			t.Fatalf("%s, then %s", want, got)
		}
	}
}

func TestDetectEscapes(t *testing.T) {
	for text, want := range map[string]string{
		"\x1b$BF|K\\\x1b(B":              "iso-2022-jp",
		"\x1b$)C\x0eGQ1[\x0f":            "iso-2022-kr",
		"\x1b$)A\x0eDz:C\x0f":            "iso-2022-cn",
		"~{DzC;~}, ~{Dz:CVP9z~}":         "hz-gb-2312",
		"my %h = map ~{ a => 1 ~} @list": "",
		"$x =~ s/~{/~}/":                 "",
		"\x1b[31mred\x1b[0m":             "",
		"plain":                          "",
		"H\x00i\x00 \x00y\x00o\x00u\x00": "utf-16le",
		"\x00H\x00i\x00 \x00y\x00o\x00u": "utf-16be",
		"\xff\xfeH\x00":                  "utf-16",
	} {
		got := ""
		if guesses := Detect([]byte(text)); len(guesses) > 0 {
			got = guesses[0].Charset
		}
		if got != want {
			t.Errorf("Detect(%q) = %q, want %q", text, got, want)
		}
	}
}

// TestDetectOldMachines tells Western texts that programs of DOS and of old Macs left in their charset.
func TestDetectOldMachines(t *testing.T) {
	for _, language := range []string{"de", "fr", "es", "sv", "pt"} {
		for _, charset := range []string{"ibm850", "macintosh"} {
			b, ok := written8bit(textIn(language), charset)
			if got := Detect(b); !ok || len(got) == 0 || got[0].Charset != charset {
				t.Errorf("%s in %s: %v %+v", language, charset, ok, got)
			}
		}
	}
}
