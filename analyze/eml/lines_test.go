package eml

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"testing"
)

// eachLine reads what an index holds line by line.
func eachLine(data []byte) *lineIndex {
	x := new(lineIndex)
	x.note(data, 0)
	x.returns = bytes.Count(data, []byte{'\r'})
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

// told writes down what an index says.
func (x *lineIndex) told() string {
	return fmt.Sprint(x.feeds, x.pairs, x.returns, x.dashed, x.fields, x.marks, x.cut)
}

func checkIndex(t *testing.T, data []byte) {
	t.Helper()
	var x lineIndex
	x.read(data)
	if got, want := x.told(), eachLine(data).told(); got != want {
		t.Fatalf("%.2000q: %s, want %s", data, got, want)
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
