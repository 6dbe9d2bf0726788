package headers

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"strings"
	"testing"
	"time"
)

// sameDate holds the short way of reading a date equal to the long one.
func sameDate(t *testing.T, text string) (usual bool) {
	t.Helper()
	got, ok := usualDate(text)
	if want := readAnyDate(text); ok && !reflect.DeepEqual(got, want) {
		t.Fatalf("%q: %+v, not %+v", text, got, want)
	}
	return ok
}

// usualForms are dates that the short way reads, and may be damaged into ones that it must not.
func usualForm(random *rand.Rand) string {
	at := time.Unix(random.Int64N(4e9), 0)
	layout := []string{"Mon, 2 Jan 2006 15:04:05 -0700", "2 Jan 2006 15:04:05 -0700", "Mon, 02 Jan 2006 15:04:05 -0700 (MST)",
		"Mon,\r\n\t2  Jan 2006 15:04:05 -0700\r\n", " Mon, 2 Jan 2006 15:04:05 -0700 (CST)\r\n", "Mon,2 Jan 2006 15:04:05 -0700 (GMT) "}[random.IntN(6)]
	return at.In(time.FixedZone("XYZ", 900*(random.IntN(96)-48))).Format(layout)
}

func TestUsualDatesAreReadAsAllAre(t *testing.T) {
	random := rand.New(rand.NewPCG(7, 8))
	pieces := []string{" ", ",", ":", ";", "(", ")", "\"", "\\", "+", "-", "0", "9", "60", "24", "31", "T", "Mar", "mar", "Sat", "PM", "GMT", "\r\n ",
		"年", "é", "(UTC)", "(a b)", "(envelope-from x)", ".", "/"}
	damaged := 0
	for range 30_000 {
		text := usualForm(random)
		if !sameDate(t, text) {
			t.Fatalf("%q is not read as usual", text)
		}
		for range 1 + random.IntN(2) {
			i := random.IntN(len(text) + 1)
			j := min(len(text), i+random.IntN(4))
			text = text[:i] + pieces[random.IntN(len(pieces))] + text[j:]
		}
		if sameDate(t, text) {
			damaged++
		}
	}
	if damaged < 400 {
		t.Errorf("only %d damaged dates are read", damaged)
	}
}

func TestUnusualDatesAreLeft(t *testing.T) {
	for _, text := range []string{"", " ", "Mon", "Mon,", "Mon, 4", "Mon, 0 Mar 2024 10:01:37 +0800", "Mon, 4 Mar 0100 10:01:37 +0800", "Mon, 4 Mar 2024 10:01:60 +0800",
		"Mon, 4 Mar 2024 24:01:37 +0800", "Mon, 4 Mar 2024 10:01:37 +2400", "Mon, 4 Mar 2024 10:01:37 0800", "Mon, 4 Mar 2024 10:01:37 +0800 x",
		"Mon, 4 Mar 2024 10:01:37 +0800 (CST) (x)", "Mon, 4 Mar 2024 10:01:37+0800", "Mon, 4 Mar 2024 10:01:37 +0800 ()"} {
		if sameDate(t, text) {
			t.Errorf("%q is read as usual", text)
		}
	}
	for month := range 12 {
		for _, day := range strings.Fields("Sun Mon Tue Wed Thu Fri Sat") {
			if text := fmt.Sprintf("%s, 3 %s 2024 10:01:37 -0000", day, monthNames[month][:3]); sameDate(t, text) {
				t.Errorf("%q is read as usual", text) // the month is in small letters
			}
			if text := fmt.Sprintf("%s, 3 %s 2024 10:01:37 -0000", day, time.Month(month + 1).String()[:3]); !sameDate(t, text) {
				t.Errorf("%q is not read as usual", text)
			}
		}
	}
}

func FuzzUsualDate(f *testing.F) {
	random := rand.New(rand.NewPCG(9, 10))
	for range 12 {
		f.Add(usualForm(random))
	}
	f.Fuzz(func(t *testing.T, text string) { sameDate(t, text) })
}
