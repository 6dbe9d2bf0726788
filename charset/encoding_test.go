package charset

import (
	"reflect"
	"testing"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/htmlindex"
)

// Every charset is written as browsers take its name.
func TestEncodingIsThatOfBrowsers(t *testing.T) {
	known := 0
	for _, r := range labelList {
		want, err := htmlindex.Get(r.Name)
		got, ok := Encoding(r.Name)
		if want == encoding.Replacement {
			continue // they refuse it
		}
		if ok != (err == nil) || ok && !reflect.DeepEqual(got, want) {
			t.Errorf("%s: %v %v, browsers take it for %v", r.Name, got, ok, want)
		}
		if ok {
			known++
		}
	}
	if known < 30 {
		t.Errorf("only %d charsets are known", known)
	}
}
