package eml

import (
	"bytes"
	"math/rand/v2"
	"reflect"
	"testing"
)

// eachLine is what indexLines gives, found line by line.
func eachLine(data []byte) (x lineIndex) {
	x.note(data, 0)
	x.returns, x.counted = bytes.Count(data, []byte{'\r'}), len(data)
	for i, c := range data {
		if c == '\n' {
			x.feeds++
			if i > 0 && data[i-1] == '\r' {
				x.pairs++
			}
			x.note(data, i+1)
		}
	}
	return x
}

func checkIndex(t *testing.T, data []byte) {
	t.Helper()
	if got, want := indexLines(data), eachLine(data); !reflect.DeepEqual(got, want) {
		t.Fatalf("%.2000q: %+v, want %+v", data, got, want)
	}
}

// Lines of one length are taken together; the index is that of lines read one by one.
func TestIndexOfRegularLines(t *testing.T) {
	dice := rand.New(rand.NewPCG(5, 6))
	ends := [...]string{"\r\n", "\n", "\r", "\r\r\n", ""}
	begins := [...]string{"--a", "Content-Type", "mime-version", "c", "--", "x", "\n", "\r"}
	for range 2000 {
		var data []byte
		for range dice.IntN(8) {
			line := append([]byte(begins[dice.IntN(len(begins))]), bytes.Repeat([]byte("x"), dice.IntN(90))...)
			line = append(line, ends[dice.IntN(3)]...)
			data = append(data, bytes.Repeat(line, 1+dice.IntN(300))...)
			data = append(data, ends[dice.IntN(len(ends))]...)
		}
		for range dice.IntN(5) * min(1, len(data)) {
			data[dice.IntN(len(data))] = "\n\r-c"[dice.IntN(4)]
		}
		checkIndex(t, data)
	}
}

func FuzzIndexLines(f *testing.F) {
	f.Add([]byte("--a\r\nContent-Type: text/plain\r\n\r\n0123456789012345678\r\n0123456789012345678\r\n"), byte(3))
	f.Add([]byte("0123456789012345678\n0123456789\n12345678\n0123456789012345678\n"), byte(0))
	f.Fuzz(func(t *testing.T, data []byte, times byte) {
		checkIndex(t, bytes.Repeat(data, 1+int(times)))
	})
}
