package headers

import (
	"bytes"
	"testing"
)

// resumesSlowly is resumes where all lines are looked at each time.
func (s *scanner) resumesSlowly(line []byte, pos int) bool {
	if s.boundary(line, pos) {
		return false
	}
	ahead, fields, others := s.lines, 0, 0
	for i := 0; i < resumesWithin && pos < s.end; i++ {
		textEnd, next := ahead.next(pos)
		line := s.src[pos:textEnd]
		if len(line) == 0 || bytes.HasPrefix(line, []byte("--")) || s.stops(line) {
			break
		}
		switch kindOf(line) {
		case lineFamiliar:
			return true
		case lineField:
			fields++
		case lineOther:
			others++
		}
		pos = next
	}
	return fields > others || (others == 0 && bytes.IndexByte(line, ':') > 0 && s.named > 0)
}

// The lines ahead are those that a look at all of them finds, wherever a header is asked about.
func FuzzLinesAhead(f *testing.F) {
	for _, s := range []string{"From: a\nx\ny\nz\nTo: b\n\n", "\x00:\n\x00:\n\x00:\nA: b\n", "a\n--\nb: c\nd\n\ne\n", "x\ry: z\rw\r\n\rq:\n",
		"x:\ny y\n-- z\nTo: a\nb b\nc: d\n", "x\r\r\n y\r\nz\n\n\n"} {
		f.Add([]byte(s), uint32(0b10110111))
		f.Add(bytes.Repeat([]byte(s), 20), uint32(0x5a5a5a5a))
	}
	f.Fuzz(func(t *testing.T, b []byte, asked uint32) {
		s := scanner{lines: newLines(b, Span{0, len(b)}), named: 1}
		for i, pos := 0, 0; pos < len(b); i++ {
			textEnd, next := s.next(pos)
			if line := b[pos:textEnd]; len(line) > 0 && asked>>(i%32)&1 == 1 {
				if got, want := s.resumes(line, next), s.resumesSlowly(line, next); got != want {
					t.Fatalf("line %d of %q at %d: %v, want %v", i, b, pos, got, want)
				}
			}
			pos = next
		}
	})
}

// A caller who wants few fields gets those, one that is not read, and the first of each name that a message needs.
func TestFewFieldsAreKept(t *testing.T) {
	for _, n := range []int{1, 8, 40} {
		src := bytes.Repeat([]byte("a: b\n"), 100)
		src = append(src, "Content-Type: x\nc: d\n\n"...)
		b := ScanIn(src, Span{0, len(src)}, Surroundings{Fields: n})
		end := 0
		for _, f := range b.Fields {
			if f.Start != end {
				t.Errorf("%d: a field at %d, not %d", n, f.Start, end)
			}
			end = f.End
		}
		if b.Get("Content-Type") != "x" || !b.Limit || len(b.Fields) != n+3 || end != b.End {
			t.Errorf("%d: %d fields to %d", n, len(b.Fields), end)
		}
	}
}
