package charset

import (
	"strings"
	"testing"
)

// FuzzPlainValue holds that eight bytes at a time say what single ones say.
func FuzzPlainValue(f *testing.F) {
	for _, s := range []string{"", "An ordinary subject", "a=b", "=?utf-8?Q?a?=", "\"quoted\" name", "a\\b", "tab\there", "fold\r\n ed", "\x1b$B", "é"} {
		for n := range 9 {
			f.Add(strings.Repeat("x", n)+s, n%2 == 0)
			f.Add(s+strings.Repeat("=", n), n%2 == 1)
		}
	}
	f.Fuzz(func(t *testing.T, s string, phrase bool) {
		want := !strings.Contains(s, "=?") && !strings.ContainsAny(s, "\r\n\x1b") && asciiLead(s) == len(s) &&
			!(phrase && strings.ContainsAny(s, `"\`))
		if plainValue(s, phrase) != want {
			t.Errorf("%q: %v", s, !want)
		}
		if got, want := withoutBlanks(s), strings.Trim(s, " \t"); got != want {
			t.Errorf("%q becomes %q", s, got)
		}
		if got, want := UnstructuredText(s), Unstructured(s).Text; got != want {
			t.Errorf("%q reads %q, and as a whole %q", s, got, want)
		}
	})
}
