package charset

import (
	"math/rand/v2"
	"reflect"
	"strings"
	"testing"
)

// TestOneWord holds that a word that stands alone is decoded as if it were one of several.
func TestOneWord(t *testing.T) {
	dice := rand.New(rand.NewPCG(8, 8))
	labels := []string{"utf-8", "UTF-8", "us-ascii", "iso-8859-1", "gb2312", "big5", "shift_jis", "iso-2022-jp", "hz-gb-2312", "viscii",
		"utf-16", "utf-7", "x-unknown", "", "koi8-r", "ibm037", "windows-1252"}
	pieces := []string{"a", "=C3=A9", "=E9", "_", "=1B$B", "=1B(B", "%3", "=EF=BB=BF", "~{VP", "~}", "=02", "=80", "=C4=E3", "=0D=0A_", "=?utf-8?Q?=C3=A9?=", "=00", "+AOk-"}
	for range 20_000 {
		var text strings.Builder
		for range 1 + dice.IntN(6) {
			text.WriteString(pieces[dice.IntN(len(pieces))])
		}
		word := Word{Label: labels[dice.IntN(len(labels))], Encoding: 'Q', text: text.String(), End: 7}
		one, several := joiner{value: "a value"}, joiner{value: "a value"}
		alone, together := []Word{word}, []Word{word}
		one.decodeOne(alone)
		several.decodeSeveral(together)
		if one.out.String() != several.out.String() || one.plain.String() != several.plain.String() || one.Split != several.Split ||
			!reflect.DeepEqual(alone, together) {
			t.Fatalf("%+v: %q, %q, %+v, want %q, %q, %+v", word, one.out.String(), one.plain.String(), alone, several.out.String(),
				several.plain.String(), together)
		}
	}
}
