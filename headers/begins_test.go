package headers

import "testing"

// Begins says what Scan says.
func FuzzBegins(f *testing.F) {
	for _, s := range []string{"", "\n", "\r\n", "\r\r\n", "\r", "\r\rSubject: a", "\rFrom: a\n\n", "Subject: a", "Subject : a\r\n\r\n", "\xef\xbb\xbf: a\n",
		"\xef\xbb\xbfTo: a\n", "\xef\xbb\xbf\n", "From a\nTo: b\n", ">From a\n\n", ": a\n", " a\nTo: b\n", "\t\nTo: b\n", "--b\nContent-Type: a\n",
		"words\nTo: b\n", "words\nmore: words\nand words\nhere\n\nTo: b\n", "a\rTo: b\n", "a\rTo: b\n\n", "words\n\nTo: a\n", "From a\r\n\r\n", "a:\n\n", "--b\n\n", "\xef\xbb\xbfx\n\n", " \n\nTo: a\n", "To", "To\r:\n", "From :", ">From :\nTo: b\n", "From : a\n\n"} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		at := Span{0, len(b)}
		if got, want := Begins(b, at), Scan(b, at).Named() > 0; got != want {
			t.Errorf("%q: %v, but a scan finds %v", b, got, want)
		}
	})
}
