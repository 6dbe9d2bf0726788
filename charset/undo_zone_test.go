package charset

import "testing"

// Marks that stand behind letters in every mail are no reason to search for wrong decodings; the same marks within words
// are, for they may be letters of another charset.
func TestOddZones(t *testing.T) {
	for _, c := range []struct {
		text string
		odd  bool
	}{
		{"I don’t know what he’s seen.", false},
		{"It's\u00a0time\u00a0to go", false},
		{"They call it “progress”, and then… nothing–", false},
		{"🎉 New this week 📧🔥", false},
		{"Grüße aus Köln", false},
		{"Espa–a", true},
		{"informaci—n", true},
		{"caf‚", true},
		{"GrÃ¼ÃŸe aus KÃ¶ln", true},
		{"浣犲ソ 🎉", true},
		{"Prosíme všechny, aby uklidili své vìci", true},
		{"Prosíme všechny, aby uklidili své věci", false},
		{"très où sœur", false},
	} {
		if odd := odd(c.text); odd != c.odd {
			t.Errorf("%q: odd %v", c.text, odd)
		}
	}
}
