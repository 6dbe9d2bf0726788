package eml

import "bytes"

// lineShape counts what a line is made of.
type lineShape struct {
	legal    int // characters of the alphabet
	pads     int
	blanks   int
	illegal  int
	prefix   int // how many characters at the start are legal
	suffix   int // how many at the end
	afterPad int // characters that follow padding
}

func (r *base64Reader) shape(line []byte) (s lineShape) {
	run := 0
	for _, c := range line {
		switch class := r.class(c); {
		case class < classPad:
			s.legal++
			if s.pads > 0 {
				s.afterPad++
			}
			run++
			continue
		case class == classPad:
			s.pads++
		case class == classBlank:
			s.blanks++
		default:
			s.illegal++
		}
		if s.legal == run && s.pads+s.blanks+s.illegal == 1 {
			s.prefix = run
		}
		run = 0
	}
	if s.suffix = run; run == len(line) {
		s.prefix = run
	}
	return s
}

// class gives the value or the class of a character in these data.
func (r *base64Reader) class(c byte) byte {
	class := base64Classes[c]
	if class == classURL {
		return r.urlClass(c)
	}
	return class
}

// urlClass says what "-" and "_" are: characters of the data where these hold no "+" and no "/".
func (r *base64Reader) urlClass(c byte) byte {
	if r.safe == alphabetUnknown {
		r.safe = alphabetStandard
		if bytes.IndexByte(r.body, '+') < 0 && bytes.IndexByte(r.body, '/') < 0 {
			r.safe = alphabetURL
		}
	}
	switch {
	case r.safe == alphabetStandard:
		return classIllegal
	case c == '-':
		return 62
	}
	return 63
}

// line takes in one line: data, other text, or both.
func (r *base64Reader) line(start, end int) {
	line := r.body[start:end]
	s := r.shape(line)
	switch {
	case s.legal == len(line) && len(line) == r.width && !r.ended:
		r.chars(start, end)
	case r.mixed(start, end, s):
	case r.foreign(line, s):
		r.note(FaultForeign, start, end, 1)
		r.doubt = !r.fullLineAt(r.at)
		return
	default:
		r.data(start, end, s)
	}
	r.End = max(r.End, end)
	r.ended = r.padded || len(line) < r.width
	if r.count != 0 && !r.padded && usualWidth(len(line)+4-r.count) && r.lastLineWhole() {
		r.makeUp(end, 4-r.count)
		r.ended = false
	}
	r.before, r.doubt = len(line), false
}

// mixed takes in a line of data with text before, inside or behind them, and reports whether it was one. The
// usual width tells where the data end that the text was glued to.
func (r *base64Reader) mixed(start, end int, s lineShape) bool {
	line := r.body[start:end]
	if s.illegal+s.blanks == 0 && s.afterPad == 0 {
		return false
	}
	if at := r.glued(line, s); at > 0 {
		r.chars(start, start+at)
		r.note(FaultForeign, start+at, end, 1)
		return true
	}
	if r.overwritten(start, end, s) {
		return true
	}
	if s.prefix+s.suffix < r.width || len(line) < r.width+4 || r.width < 20 || r.ended {
		return false
	}
	head := min(s.prefix, r.width)
	if s.suffix >= r.width && wordy(line[:head]) {
		head = 0
	}
	tail := r.width - head
	r.chars(start, start+head)
	r.note(FaultForeign, start+head, end-tail, 1)
	r.chars(end-tail, end)
	return true
}

// overwritten takes in a full line of data in which text stands in the place of some characters, and reports whether it was
// one: how many are lost is known by the usual width. A line of text may end in a long web address, but nothing else of
// it is as long as most of a line of data.
func (r *base64Reader) overwritten(start, end int, s lineShape) bool {
	line, known, lost := r.body[start:end], s.prefix+s.suffix, r.width-s.prefix-s.suffix
	if r.width < minRegular || r.ended || s.pads > 0 || lost <= 0 || lost*4 > r.width || len(line)-known > r.width ||
		r.plusLost(line, s) {
		return false
	}
	if gap := line[s.prefix : len(line)-s.suffix]; len(gap) < 3 || bytes.ContainsAny(gap, ":@?&") {
		return false
	}
	if !r.fullLineAt(r.at) && (r.before != r.width || len(line) < r.width) {
		return false
	}
	r.chars(start, start+s.prefix)
	r.note(FaultForeign, start+s.prefix, end-s.suffix, 1)
	r.note(FaultMissing, end-s.suffix, end-s.suffix, lost)
	for range lost {
		r.put(0)
	}
	r.chars(end-s.suffix, end)
	return true
}

// glued gives how many bytes at the start of a line are data, where text follows their end without a line
// break: after padding, or two dashes of a boundary after whole groups.
func (r *base64Reader) glued(line []byte, s lineShape) int {
	at := s.prefix
	if at < 4 || r.ended {
		return 0
	}
	rest := line[at:]
	trimmed := bytes.TrimLeft(rest, "=")
	pads := len(rest) - len(trimmed)
	switch {
	case len(trimmed) == 0:
		return 0
	case pads == 0:
		if bytes.HasPrefix(rest, []byte("--")) && (r.count+at)%4 == 0 {
			return at
		}
		return 0
	case pads > 2 || (r.count+at+pads)%4 != 0:
		return 0
	}
	inner := r.shape(trimmed)
	if inner.illegal+inner.blanks > 0 || wordy(trimmed) {
		return at + pads
	}
	return 0
}

// foreign tells other text from damaged data: words with blanks between them, many characters that base64
// does not have, a line drawn of one character, a single word, or anything but whole groups after the data
// have ended.
func (r *base64Reader) foreign(line []byte, s lineShape) bool {
	illegal, drawn := s.illegal, len(line) > 7
	for i := 1; i < len(line) && drawn; i++ {
		drawn = line[i] == line[0]
	}
	switch {
	case r.plusLost(line, s), s.pads == len(line) && s.pads <= 2:
		return false
	case s.blanks > 1, illegal > s.blanks && s.blanks > 0:
		return true
	case drawn && !isLetterOrDigit(line[0]) && !r.lastOfOnes(line):
		return true
	case r.ended:
		return !r.continues(line, s)
	case r.doubt && len(line) != r.width:
		return illegal > 0 || s.blanks > 0 || wordy(line)
	case len(line) != r.width && r.oneWord(line):
		return true
	}
	return illegal > 2 && illegal*8 > len(line)
}

// lastOfOnes reports whether a line of one character may be the last one of data that end in equal bytes, as many files do:
// "/" stands for bits that are all set.
func (r *base64Reader) lastOfOnes(line []byte) bool {
	return (line[0] == '/' || line[0] == '+') && !r.ended && len(line) <= r.width && (r.count+len(line))%4 == 0 && !r.fullLineAt(r.at)
}

// continues reports whether a line after the end of the data begins more data: whole groups, and long or
// padded or of the usual width, which a word of a footer is not.
func (r *base64Reader) continues(line []byte, s lineShape) bool {
	if s.illegal > 0 || s.blanks > 0 || len(line)%4 != 0 || wordy(line) {
		return false
	}
	return len(line) >= min(r.width, 40) || s.pads > 0 && s.legal >= 2
}

// oneWord reports whether a line is a word and not the rest of the data.
func (r *base64Reader) oneWord(line []byte) bool {
	if !wordy(line) {
		return false
	}
	return len(line) >= 12 || len(line) >= 5 && (r.count+len(line))%4 != 0 || len(line) >= 4 && r.fullLineAt(r.at)
}
