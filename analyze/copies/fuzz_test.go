package copies_test

import (
	"reflect"
	"testing"

	"github.com/eml-inspect/eml-inspect/analyze/copies"
)

// FuzzReadText: the same text is read the same way.
func FuzzReadText(f *testing.F) {
	f.Add("a text\r\nof two lines\r\n")
	f.Add("> quoted\n-- \nfooter")
	f.Fuzz(func(t *testing.T, body string) {
		if a, b := copies.ReadText(body), copies.ReadText(body); !reflect.DeepEqual(a, b) {
			t.Errorf("%+v, then %+v", a, b)
		}
	})
}
