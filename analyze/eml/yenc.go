package eml

import (
	"bytes"
	"hash/crc32"
	"strconv"
	"strings"
)

// readYEnc reads the file of a "=ybegin" line (yEnc draft 1.3): bytes shifted by 42, "=" before the few that
// may not stand in a text, size and CRC-32 in the "=yend" line.
func readYEnc(text []byte, at int) (e Enclosed, ok bool) {
	end, next := nextLineAt(text, at)
	begin := string(text[at:end])
	size, sized := yNumber(begin, "size", 10)
	if !sized {
		return e, false
	}
	e = Enclosed{Encoding: YEnc}
	_, name, _ := strings.Cut(begin, " name=")
	e.Name = strings.TrimSpace(name)
	e.Part, _ = yNumber(begin, "part", 10)
	e.Total, _ = yNumber(begin, "total", 10)
	e.Start = at
	if bytes.HasPrefix(text[next:], []byte("=ypart ")) {
		_, next = nextLineAt(text, next)
	}
	stop := len(text)
	if i := findMark(text, next, []byte("=yend")); i >= 0 {
		stop = i
	}
	e.Data = yDecode(text[next:stop])
	if e.End = stop; stop == len(text) {
		e.Faults = append(e.Faults, Fault{Span: spanOf(stop, stop), Kind: FaultShort, Count: 1})
		return e, true
	}
	e.End = lineEndAt(text, stop)
	if last := string(text[stop:e.End]); !e.verify(last, size) {
		e.unstuff(text[next:stop], last, size)
	}
	return e, true
}

// yDecode takes the shift off the bytes. Line ends are no data.
func yDecode(lines []byte) []byte {
	out := make([]byte, 0, len(lines))
	for i := 0; i < len(lines); i++ {
		switch c := lines[i]; {
		case isLineEnd(c):
		case c == '=' && i+1 < len(lines) && !isLineEnd(lines[i+1]):
			i++
			out = append(out, lines[i]-64-42)
		default:
			out = append(out, c-42)
		}
	}
	return out
}

// verify compares the data with what the last line states, and notes how that ends.
func (e *Enclosed) verify(last string, size int) bool {
	e.Sum = SumRight
	if stated, ok := yNumber(last, "size", 10); ok {
		size = stated
	}
	sum, summed := yNumber(last, "pcrc32", 16)
	if !summed && e.Part == 0 {
		sum, summed = yNumber(last, "crc32", 16)
	}
	if len(e.Data) != size || summed && uint32(sum) != crc32.ChecksumIEEE(e.Data) {
		e.Sum = SumWrong
	}
	return e.Sum == SumRight
}

// unstuff tries whether the data are right once the dots are gone that transport doubled at the start of
// lines (RFC 5321, section 4.5.2).
func (e *Enclosed) unstuff(lines []byte, last string, size int) {
	doubled := bytes.Count(lines, []byte("\n.."))
	if doubled == 0 {
		return
	}
	before := e.Data
	if e.Data = yDecode(bytes.ReplaceAll(lines, []byte("\n.."), []byte("\n."))); !e.verify(last, size) {
		e.Data = before
	}
}

// yNumber reads a number from a line of keywords.
func yNumber(line, name string, base int) (int, bool) {
	_, value, found := strings.Cut(line, " "+name+"=")
	if !found {
		return 0, false
	}
	if fields := strings.Fields(value); len(fields) > 0 {
		value = fields[0]
	}
	n, err := strconv.ParseUint(value, base, 32)
	return int(n), err == nil
}
