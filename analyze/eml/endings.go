package eml

import "bytes"

// Endings counts the line ends of the bytes that are written to it. The zero value is ready to use.
type Endings struct {
	lf, cr, crlf int
	open         bool // the last byte was a CR
}

// Write counts the line ends of some bytes. It never fails.
func (e *Endings) Write(b []byte) (int, error) {
	if len(b) == 0 {
		return 0, nil
	}
	cr := bytes.Count(b, []byte{'\r'})
	lf, crlf := countFeeds(b, cr > 0)
	e.lf, e.cr, e.crlf = e.lf+lf, e.cr+cr, e.crlf+crlf
	if e.open && b[0] == '\n' {
		e.crlf++
	}
	e.open = b[len(b)-1] == '\r'
	return len(b), nil
}

// Kind says how the lines end that were counted.
func (e *Endings) Kind() LineEnding {
	switch {
	case e.lf == 0 && e.cr == 0:
		return EndingNone
	case e.cr == e.crlf && e.lf == e.crlf:
		return EndingCRLF
	case e.cr == 0:
		return EndingLF
	case e.lf == 0:
		return EndingCR
	}
	return EndingMixed
}

// countFeeds counts the LFs, and those of them that a CR stands before, if there may be any.
func countFeeds(data []byte, returns bool) (lf, crlf int) {
	if !returns {
		return bytes.Count(data, []byte{'\n'}), 0
	}
	for at := 0; ; at++ {
		i := bytes.IndexByte(data[at:], '\n')
		if i < 0 {
			return lf, crlf
		}
		lf++
		if at += i; at > 0 && data[at-1] == '\r' {
			crlf++
		}
	}
}
