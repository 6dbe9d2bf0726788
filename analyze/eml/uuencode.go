package eml

import "bytes"

// decodeUuencode decodes the data between a "begin" and an "end" line; what stands around them is foreign.
func decodeUuencode(body []byte) Decoded {
	d := Decoded{}
	inside, seen := false, false
	for at := 0; at < len(body); {
		end, next := len(body), len(body)
		if i := bytes.IndexByte(body[at:], '\n'); i >= 0 {
			end, next = at+i, at+i+1
		}
		line := bytes.TrimRight(body[at:end], "\r")
		switch {
		case !inside && bytes.HasPrefix(line, []byte("begin ")):
			inside, seen = true, true
		case inside && string(bytes.TrimSpace(line)) == "end":
			inside = false
		case inside:
			d.uuLine(line, at)
		}
		at = next
	}
	if inside {
		d.note(FaultShort, len(body), len(body), 1)
	}
	if !seen {
		d.note(FaultName, 0, 0, 1)
		d.Data, d.same = body, true
	}
	return d
}

// uuLine decodes one line: a character for the number of bytes, then four characters for each three bytes.
func (d *Decoded) uuLine(line []byte, at int) {
	if len(line) == 0 {
		return
	}
	count := int(line[0]-' ') & 63
	if need := (count + 2) / 3 * 4; len(line)-1 < need {
		line = append(bytes.Clone(line), bytes.Repeat([]byte{' '}, need-len(line)+1)...)
	}
	for i := 1; count > 0; i += 4 {
		var bits uint32
		for _, c := range line[i : i+4] {
			if c < ' ' || c > '`' {
				d.note(FaultIllegal, at+i, at+i+1, 1)
			}
			bits = bits<<6 | uint32(c-' ')&63
		}
		group := [3]byte{byte(bits >> 16), byte(bits >> 8), byte(bits)}
		d.Data = append(d.Data, group[:min(3, count)]...)
		count -= 3
	}
}
