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
	e.lf += bytes.Count(b, []byte{'\n'})
	if cr := bytes.Count(b, []byte{'\r'}); cr > 0 {
		e.cr += cr
		e.crlf += bytes.Count(b, []byte("\r\n"))
	}
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
