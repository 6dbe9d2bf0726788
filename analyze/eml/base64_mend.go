package eml

import "bytes"

// data takes in a line of data that is not a full line of the alphabet. What is missing or too much in it is
// made up for, so that the lines after it stay in step: a character that was changed counts as one, a
// character that was put in does not.
func (r *base64Reader) data(start, end int, s lineShape) {
	line := r.body[start:end]
	follows := r.width >= minRegular && r.fullLineAt(r.at)
	regular := follows || r.width >= minRegular && r.before == r.width
	odd := s.illegal + s.blanks
	keep := 0 // how many odd characters stand for one that was there
	switch {
	case odd == 0:
	case regular && s.legal+s.pads == r.width && s.pads == 0:
	case regular && s.legal+odd+s.pads == r.width, (r.count+s.legal+odd+s.pads)%4 == 0, follows && s.legal < r.width:
		keep = odd
	}
	stop := end
	if follows && odd == 0 && s.pads == 0 && len(line) > r.width && len(line) <= r.width+3 {
		stop = start + r.width
		r.note(FaultMissing, stop, end, end-stop)
	}
	given := s.legal + keep
	if stop == end {
		r.oddChars(start, end, keep > 0, r.plusLost(line, s))
	} else {
		r.chars(start, stop)
		given = r.width
	}
	if follows && s.pads == 0 {
		r.inStep(given, end)
	}
}

// minRegular is the shortest width at which lines of one length are taken for regular.
const minRegular = 20

// inStep makes up for the characters that a line lacks, if the line after it is a full one.
func (r *base64Reader) inStep(given, end int) {
	missing := r.width - given
	switch {
	case missing > 0 && missing <= 3:
	case r.width%4 == 0 && r.count != 0 && r.before == r.width:
		missing = 4 - r.count
	default:
		return
	}
	r.makeUp(end, missing)
}

// makeUp puts something in the place of characters that the end of a line lacks.
func (r *base64Reader) makeUp(end, missing int) {
	r.note(FaultMissing, end, end, missing)
	for range missing {
		r.put(0)
	}
}

// usualWidth reports whether lines of base64 are commonly so long.
func usualWidth(n int) bool { return n == 60 || n == 64 || n == 72 || n == 76 }

// lastLineWhole reports whether what follows is one line of whole groups, no longer than the others: with characters that the
// line before it lost it would have none.
func (r *base64Reader) lastLineWhole() bool {
	reach := min(len(r.body), r.at+r.width+8)
	line := bytes.TrimSpace(r.body[r.at:reach])
	return len(line) > 0 && len(line)%4 == 0 && len(line) <= r.width && !notAlphabet(line) &&
		len(bytes.TrimSpace(r.body[reach:])) == 0
}

// fullLineAt reports whether the next line is a full one of the alphabet.
func (r *base64Reader) fullLineAt(at int) bool {
	for at < len(r.body) && (r.body[at] == '\r' || r.body[at] == '\n') {
		at++
	}
	end := at + r.width
	if r.width == 0 || end > len(r.body) || end < len(r.body) && r.body[end] != '\r' && r.body[end] != '\n' {
		return false
	}
	for _, c := range r.body[at:end] {
		if r.class(c) >= classPad {
			return false
		}
	}
	return true
}

// plusLost reports whether blanks in a full line stand where "+" stood: in the data there is none. Forms on
// the web do that.
func (r *base64Reader) plusLost(line []byte, s lineShape) bool {
	total := s.legal + s.blanks + s.pads
	if s.blanks == 0 || s.illegal > 0 || r.width < minRegular || r.ended || r.doubt {
		return false
	}
	if total != r.width && (!r.plus || total%4 != 0 || total > r.width) {
		return false
	}
	for word := range bytes.FieldsSeq(line) {
		if len(word) > 4 && !wordy(word) {
			r.plus = r.plusGone()
			return r.plus
		}
	}
	return false
}

// plusGone reports whether the body has no "+" at all.
func (r *base64Reader) plusGone() bool {
	if r.pluses < 0 {
		r.pluses = bytes.Count(r.body, []byte{'+'})
	}
	return r.pluses == 0
}

// chars takes in bytes that are known to be data.
func (r *base64Reader) chars(start, end int) { r.oddChars(start, end, false, false) }

// oddChars takes in the characters of a line of data. Those that base64 does not have are faults; they count
// as a character each if keep says so, and blanks as "+" if plus does.
func (r *base64Reader) oddChars(start, end int, keep, plus bool) {
	for at := start; at < end; at++ {
		if r.count == 0 && !r.padded && end-at >= 8 {
			if at += r.run(at, end); at == end {
				return
			}
		}
		switch v := r.class(r.body[at]); {
		case v == classPad:
			r.pad(at)
		case v < classPad:
			if base64Classes[r.body[at]] == classURL {
				r.note(FaultAlphabet, at, at+1, 1)
			}
			r.put(v)
		case v == classBlank && !plus && !keep:
		default:
			r.note(FaultIllegal, at, at+1, 1)
			if plus {
				r.put(62)
			} else if keep {
				r.put(0)
			}
		}
	}
}
