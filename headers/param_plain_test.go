package headers

import (
	"fmt"
	"math/rand/v2"
	"testing"
)

// checkParam holds a parameter that is read at a glance equal to the one that is read with care.
func checkParam(t *testing.T, text string) {
	t.Helper()
	careful, glance := paramReader{text: text}, paramReader{text: text}
	if !glance.plainParam() {
		if glance.pos != 0 || glance.count != 0 {
			t.Errorf("%q: read up to %d", text, glance.pos)
		}
		return
	}
	careful.carefulParam()
	if got, want := fmt.Sprintf("%+v", glance), fmt.Sprintf("%+v", careful); got != want {
		t.Errorf("%q: %s, want %s", text, got, want)
	}
}

func TestPlainParams(t *testing.T) {
	dice := rand.New(rand.NewPCG(4, 4))
	pieces := []string{"charset", "name", "filename", "=", "=", `"`, `"`, ";", ";", " ", "\r\n\t", "a b", "'", "(c)", "*0", "\\", "%E4", "utf-8", "é", ",", "A", "-"}
	for range 50_000 {
		text := ""
		for range 1 + dice.IntN(9) {
			text += pieces[dice.IntN(len(pieces))]
		}
		checkParam(t, text)
	}
	for _, text := range [...]string{`charset="utf-8"`, "charset=utf-8; format=flowed", `name="a;b.txt"; x=y`, "a=", "a=;b=c"} {
		var r paramReader
		if r.text = text; !r.plainParam() != (text == "a=") {
			t.Errorf("%q: plain %v", text, text == "a=")
		}
		checkParam(t, text)
	}
}

func FuzzPlainParams(f *testing.F) {
	f.Add(`charset="utf-8"; format=flowed`)
	f.Fuzz(checkParam)
}
