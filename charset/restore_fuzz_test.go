package charset_test

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/eml-inspect/eml-inspect/charset"
)

// FuzzRestore: what is restored of a text that lost something is text, and detection names no charset twice.
// What is no UTF-8 is no text that was decoded, and there is nothing to restore.
func TestNoTextIsRestored(t *testing.T) {
	letters := strings.Repeat("DcDjDcDj ", 600) // more than is looked at to tell
	for _, text := range []string{"\xff$B$@$B$B$B", "$B$3$s$K$A$O(B\xff", "{<:Ky2;}\xff", letters + "\xff", "ä½\u00a0å¥½\xff"} {
		if r, ok := charset.RestoreEscapes(text); ok {
			t.Errorf("%q becomes %q", text, r.Text)
		}
		if r, ok := charset.RestoreHighBit(text); ok {
			t.Errorf("%q becomes %q", text, r.Text)
		}
		if r, ok := charset.Undo(text); ok {
			t.Errorf("%q becomes %q", text, r.Text)
		}
		if s, _, _, ok := charset.Realign(text); ok {
			t.Errorf("%q becomes %q", text, s)
		}
	}
}

func FuzzRestore(f *testing.F) {
	for _, seed := range []string{"$B$3$s$K$A$O(B", "~{<:Ky2;~}", "????, ??", "DcDj", "\xc4\xe3\xba\xc3", "ä½\u00a0å¥½"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		seen := make(map[string]bool)
		for _, g := range charset.Detect([]byte(text)) {
			if seen[g.Charset] {
				t.Errorf("%q: %s is guessed twice", text, g.Charset)
			}
			seen[g.Charset] = true
		}
		if r, ok := charset.RestoreEscapes(text); ok && !utf8.ValidString(r.Text) {
			t.Errorf("%q from %q", r.Text, text)
		}
		if r, ok := charset.RestoreHighBit(text); ok && !utf8.ValidString(r.Text) {
			t.Errorf("%q from %q", r.Text, text)
		}
		if s, _, lost, ok := charset.Realign(text); ok && (!utf8.ValidString(s) || lost < 0) {
			t.Errorf("%q from %q", s, text)
		}
		if l := charset.Losses(text, false); l.Count < 0 || l.Count > len(text) {
			t.Errorf("%d losses in %q", l.Count, text)
		}
	})
}
