package mapi_test

import (
	"testing"
	"unicode/utf8"

	"github.com/eml-inspect/eml-inspect/analyze/mapi"
)

// FuzzText: what becomes of the bytes of a property is text, and not much longer than they are.
func FuzzText(f *testing.F) {
	f.Add([]byte("subject\x00"), 1252)
	f.Add([]byte("\xc4\xe3\xba\xc3"), 936)
	f.Add([]byte("\x60\x4f\x7d\x59\x00\x00"), 65001)
	f.Fuzz(func(t *testing.T, b []byte, codepage int) {
		for _, s := range []string{mapi.Decode(b, codepage), mapi.Guess(b, codepage), mapi.DecodeUnicode(b)} {
			if !utf8.ValidString(s) || len(s) > 4*len(b)+4 {
				t.Errorf("%q of %q", s, b)
			}
		}
	})
}
