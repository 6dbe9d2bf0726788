package charset

import (
	"bytes"
	"fmt"
	"strings"
	"testing"
)

// fault is a way in which a text is damaged, and how it is mended.
type fault struct {
	name, language, charset string
	damage                  func(b []byte, charset string) string
	mend                    func(string) (string, bool)
	least                   int  // characters from which the text must be told
	holes                   bool // something is lost
}

func undone(s string) (string, bool)     { r, ok := Undo(s); return r.Text, ok }
func unescaped(s string) (string, bool)  { r, ok := RestoreEscapes(s); return r.Text, ok }
func unstripped(s string) (string, bool) { r, ok := RestoreHighBit(s); return r.Text, ok }
func realigned(s string) (string, bool)  { t, _, _, ok := Realign(s); return t, ok }
func stripHighBit(b []byte, _ string) string {
	for i := range b {
		b[i] &= 0x7F
	}
	return string(b)
}

func readIn(wrong string) func([]byte, string) string {
	return func(b []byte, _ string) string { d, _ := Decode(b, wrong); return d.Text }
}

func withoutEscapes(b []byte, _ string) string { return strings.ReplaceAll(string(b), "\x1b", "") }

func withoutTildes(b []byte, _ string) string {
	return strings.NewReplacer("~{", "{", "~}", "}").Replace(string(b))
}

func deleteByte(b []byte, charset string) string {
	at := len(b) / 3
	b = append(b, ".\r\n"...)
	d, _ := Decode(append(b[:at:at], b[at+1:]...), charset)
	return d.Text
}

func undoFaults() []fault {
	return []fault{
		{"lossy as gbk", "zh-Hans", "utf-8", readIn("gb18030"), undone, 16, true},
		{"lossy as gbk", "ja", "utf-8", readIn("gb18030"), undone, 16, true},
		{"lossy as windows-1252", "zh-Hans", "utf-8", readIn("windows-1252"), undone, 16, true},
		{"lossy as windows-1252", "ru", "utf-8", readIn("windows-1252"), undone, 16, true},
		{"lossy as shift_jis", "zh-Hant", "utf-8", readIn("shift_jis"), undone, 40, true},
		{"escape lost", "ja", "iso-2022-jp", withoutEscapes, unescaped, 16, false},
		{"tilde lost", "zh-Hans", "hz-gb-2312", withoutTildes, unescaped, 16, false},
		{"8th bit lost", "zh-Hans", "gbk", stripHighBit, unstripped, 40, false},
		{"8th bit lost", "ko", "euc-kr", stripHighBit, unstripped, 40, false},
		{"8th bit lost", "ja", "euc-jp", stripHighBit, unstripped, 40, false},
		{"byte deleted", "zh-Hans", "gbk", deleteByte, realigned, 40, true},
	}
}

// TestFaultTable prints how often each fault is mended by length, and how often wrongly.
func TestFaultTable(t *testing.T) {
	for _, f := range undoFaults() {
		var line strings.Builder
		for _, size := range cuts {
			r := f.try(t, size)
			fmt.Fprintf(&line, " %4d: %3d/%-3d %d", size, r.right, r.n, r.wrong)
			if r.wrong > 0 || size >= f.least && size >= 40 && percent(r.right, r.n) < 90 {
				t.Errorf("%s %s: %d characters: %+v", f.name, f.language, size, r)
			}
		}
		t.Logf("%-24s %-8s%s", f.name, f.language, line.String())
	}
}

func (f fault) try(t *testing.T, size int) row {
	var r row
	for _, s := range snippets(textIn(f.language), size) {
		b, ok := written8bit(s, f.charset)
		if !ok {
			continue
		}
		bad := f.damage(bytes.Clone(b), f.charset)
		got, ok := f.mend(bad)
		want := s
		if ok && f.holes && keeps(got, s) {
			want = got
		}
		r.add(got, want, ok)
		if ok && got != want {
			t.Logf("%s: %q became %q, want %q", f.name, bad, got, s)
		}
	}
	return r
}

// keeps tells that what stands between the holes of a text stands in the whole one, in the same order.
func keeps(torn, whole string) bool {
	torn = strings.TrimSuffix(torn, ".\r\n")
	for _, piece := range strings.Split(torn, "\uFFFD") {
		i := strings.Index(whole, piece)
		if i < 0 {
			return false
		}
		whole = whole[i+len(piece):]
	}
	return true
}
