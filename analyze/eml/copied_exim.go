package eml

import (
	"bytes"
	"strconv"
)

// eximHeader gives the header of a message in the queue of Exim: a file whose name and first line end in "-H", in which each
// field stands behind its size and a letter that says what it is, "*" of one that was taken out (Exim specification,
// "Format of spool files").
func eximHeader(b []byte) (header []byte) {
	first, _ := nextLineAt(b, 0)
	if first > longestQueueID || !bytes.HasSuffix(b[:first], []byte("-H")) {
		return nil
	}
	_, b, _ = bytes.Cut(b, []byte("\n\n"))
	for {
		digits := 0
		for digits < len(b) && isDigit(b[digits]) {
			digits++
		}
		size, err := strconv.Atoi(string(b[:digits]))
		if start := digits + 2; err != nil || digits > 9 || len(b) < start+size || b[start-1] != ' ' {
			return header
		}
		if b[digits] != '*' {
			header = append(header, b[digits+2:digits+2+size]...)
		}
		b = b[digits+2+size:]
	}
}

// longestQueueID is more than an identifier of Exim and "-H" have.
const longestQueueID = 40
