package eml

import "bytes"

// decodeUuencode decodes the data between "begin" and "end" lines. What stands around them is no data of the
// file, and nothing is said about it: text before the "begin" line was customary.
func decodeUuencode(body []byte) Decoded {
	d := Decoded{}
	for _, e := range FindEnclosed(body) {
		d.Data = append(d.Data, e.Data...)
		d.Faults = append(d.Faults, e.Faults...)
		d.End = e.End
		if d.Name == "" {
			d.Name = e.Name
		}
	}
	if d.End == 0 {
		d.note(FaultName, 0, 0, 1)
		d.Data, d.same = body, true
	}
	return d
}

// readUuencoded reads the file that begins at a "begin 644 name" line. ok is false where no data follow.
func readUuencoded(text []byte, at int) (e Enclosed, ok bool) {
	end, next := nextLineAt(text, at)
	mode, name, found := bytes.Cut(text[at+len("begin "):end], []byte(" "))
	if !found || len(mode) < 3 || len(mode) > 6 || len(bytes.Trim(mode, "01234567")) > 0 {
		return e, false
	}
	e = Enclosed{Encoding: Uuencode, Name: string(bytes.TrimSpace(name))}
	e.Start, e.End = at, end
	r := uuReader{text: text}
	if !uuFollows(text, next) {
		return e, false
	}
	e.End = r.block(next)
	e.take(r.Decoded, 0)
	return e, true
}

// uuFollows reports whether data, or their end, begin within a few lines.
func uuFollows(text []byte, at int) bool {
	for n := 0; n < 2 && at < len(text); n++ {
		end, next := nextLineAt(text, at)
		line := text[at:end]
		if n == 0 && uuLine(bytes.TrimRight(line, " \t")) || len(line) > 40 && uuLine(line) || string(line) == "end" {
			return true
		}
		at = next
	}
	return false
}

type uuReader struct {
	Decoded
	text  []byte
	grave bool // zeros are written "`", so that no blank was lost at the end of lines
}

// block reads lines of data from an offset to the "end" line, and gives the offset after it. Other lines
// inside are passed over where data follow them; where none follow, the data end there.
func (r *uuReader) block(at int) (end int) {
	const foreignLines = 4
	stray, strays, foreign := 0, 0, 0
	for end = at; at < len(r.text); {
		stop, next := nextLineAt(r.text, at)
		line := r.text[at:stop]
		switch {
		case string(bytes.TrimSpace(line)) == "end":
			return stop
		case len(bytes.TrimSpace(line)) == 0 && len(line) != 1:
		case uuLine(line) && (strays == 0 || len(line) > 40 || r.endAt(next)), strays == 0 && r.blanksLost(line, next):
			if strays > 0 {
				r.note(FaultForeign, stray, foreign, strays)
				strays = 0
			}
			r.line(line, at)
			end = stop
		default:
			if strays == 0 {
				stray = at
			}
			if strays, foreign = strays+1, stop; strays > foreignLines {
				at = len(r.text)
				continue
			}
		}
		at = next
	}
	r.note(FaultShort, end, end, 1)
	return end
}

// blanksLost reports whether a line is the rest of one that ended in many zeros written as blanks: there is
// nothing in it that data do not have, and data or their end follow.
func (r *uuReader) blanksLost(line []byte, next int) bool {
	for _, c := range line {
		if c < ' ' || c > '`' {
			return false
		}
	}
	if len(line) == 0 || next >= len(r.text) || r.grave {
		return false
	}
	follows := r.text[next:lineEndAt(r.text, next)]
	return len(follows) > 40 && uuLine(follows) || r.endAt(next)
}

// endAt reports whether the end of the data is at an offset: "end", perhaps after a line of no bytes.
func (r *uuReader) endAt(at int) bool {
	if at >= len(r.text) {
		return false
	}
	stop, after := nextLineAt(r.text, at)
	line := bytes.TrimRight(r.text[at:stop], " `")
	if len(line) == 0 && after < len(r.text) {
		line = r.text[after:lineEndAt(r.text, after)]
	}
	return string(line) == "end"
}

// uuLine reports whether a line may be data: its first character says how many bytes it holds. Blanks at its
// end may be lost, and a check character may follow.
func uuLine(line []byte) bool {
	if len(line) == 0 || line[0] < ' ' || line[0] > '`' {
		return false
	}
	odd := 0
	for _, c := range line {
		if c < ' ' || c > '`' {
			odd++
		}
	}
	n := int(line[0]-' ') & 63
	need := 1 + (n+2)/3*4
	if n == 0 {
		return len(bytes.TrimRight(line, " `")) == 0
	}
	return odd*10 <= len(line) && len(line) <= need+2 && len(line)*2 >= need
}

// line decodes one line: a character for the number of bytes, then four characters for each three bytes.
func (r *uuReader) line(line []byte, at int) {
	count := int(line[0]-' ') & 63
	need := 1 + (count+2)/3*4
	r.grave = r.grave || bytes.IndexByte(line, '`') >= 0
	if len(line) < need && r.grave {
		r.note(FaultMissing, at+len(line), at+len(line), need-len(line))
	}
	for i := 1; count > 0; i += 4 {
		var bits uint32
		for k := i; k < i+4; k++ {
			c := byte(' ')
			if k < len(line) {
				c = line[k]
			}
			if c < ' ' || c > '`' {
				r.note(FaultIllegal, at+k, at+k+1, 1)
			}
			bits = bits<<6 | uint32(c-' ')&63
		}
		group := [3]byte{byte(bits >> 16), byte(bits >> 8), byte(bits)}
		r.Data = append(r.Data, group[:min(3, count)]...)
		count -= 3
	}
}
