package charset

import "testing"

// What costs little under its label is not even compared with other readings, so none of them may overrule it.
func TestNothingOverrulesACheapText(t *testing.T) {
	names := []string{"windows-1252", "iso-8859-1", "windows-1251", "gb2312", "shift_jis"}
	reached := false
	for cost := range 2 * leastOverruled {
		for _, name := range names {
			for _, other := range names {
				for _, multi := range []bool{false, true} {
					declared := Guess{Charset: name, weight: weight{cost: cost, chars: 3}, multi: multi}
					best := Guess{Charset: other, weight: weight{chars: 3}}
					if !overruled(declared, best, name) {
						continue
					}
					if reached = true; cost < leastOverruled {
						t.Fatalf("%s of %d is overruled by %s", name, cost, other)
					}
				}
			}
		}
	}
	if !reached {
		t.Error("nothing is overruled")
	}
}
