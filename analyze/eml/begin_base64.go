package eml

import "bytes"

// readBeginBase64 reads the file of a "begin-base64 644 name" line, which ends at a line "====" (POSIX
// uuencode -m).
func readBeginBase64(text []byte, at int) (e Enclosed, ok bool) {
	end, next := nextLineAt(text, at)
	_, name, found := bytes.Cut(text[at+len("begin-base64 "):end], []byte(" "))
	if !found {
		return e, false
	}
	e = Enclosed{Encoding: Base64, Name: string(bytes.TrimSpace(name))}
	e.Start, e.End = at, end
	first, closed := next, false
	for next < len(text) && !closed {
		stop, after := nextLineAt(text, next)
		line := bytes.TrimRight(text[next:stop], " \t")
		if closed = string(line) == "===="; !closed && notAlphabet(line) {
			break
		}
		e.End, next = stop, after
	}
	if e.take(decodeBase64(bytes.TrimRight(text[first:max(first, e.End)], "=")), first); len(e.Data) == 0 {
		return e, false
	}
	e.Faults = e.Faults[:0]
	if !closed {
		e.Faults = append(e.Faults, Fault{Span: spanOf(e.End, e.End), Kind: FaultShort, Count: 1})
	}
	return e, true
}
