// Package charset turns the bytes of a mail into text and says how well that went: whether the
// label they came with is right, too narrow, wrong or missing, and which bytes are no text in it.
// It never guesses over a label that holds without overwhelming evidence, keeps the place of
// every byte that does not fit, and only ever gives back valid UTF-8.
package charset

import "unicode/utf8"

// maxMisfits bounds how many offsets a Decoding or a Reading lists; all are counted.
const maxMisfits = 100

// Decoding is what came of reading bytes with one charset.
type Decoding struct {
	// Text is the text as valid UTF-8, with U+FFFD where bytes do not fit.
	Text string
	// Misfits are the offsets at which bytes are no text in the charset, the first 100 of them.
	Misfits []int
	// MisfitCount is how many such places there are in all.
	MisfitCount int
	// Wide is the offset of the first bytes that are text only in the wider charset that mail
	// really uses under this name (GBK under gb2312, windows-1252 under iso-8859-1); -1 if none.
	Wide int
	// Narrowest is the smallest charset of the same family that holds all the bytes which fit:
	// gb2312, gbk or gb18030; iso-8859-1 or windows-1252.
	Narrowest string
	// Multi counts the characters that were made of more than one byte.
	Multi int
	// Cut is true if the last misfit is a character whose end is missing at the end of the bytes.
	Cut bool
}

// Decode reads b strictly as the charset called name (an IANA name, any label Canonical knows
// will do). It reports false, and does nothing, if the name is unknown or nothing reads it.
// Bytes that only a wider charset of the same family knows are text, and Wide points at them.
func Decode(b []byte, name string) (Decoding, bool) {
	name, ok := Canonical(name)
	if !ok {
		return Decoding{}, false
	}
	return decodeAs(b, name)
}

// decodeAs is Decode for a name that needs no look among the labels, since it came from there.
func decodeAs(b []byte, name string) (Decoding, bool) {
	c := codecFor(name)
	if c == nil {
		return Decoding{}, false
	}
	return c.run(b, name), true
}

// codec reads one family of charsets, from the narrowest to the widest.
type codec struct {
	levels []string // names by level, narrowest first
	decode func(b []byte, s *sink)
	growth int  // half-bytes of UTF-8 that a byte beyond ASCII needs more
	plain  bool // bytes below 0x80 are ASCII, whatever stands around them
}

// run decodes b; name says from which level on a byte is wide.
func (c *codec) run(b []byte, name string) Decoding {
	s := sink{wide: [3]int{-1, -1, -1}}
	seven := 0
	if c.plain || c.growth > 0 {
		seven = asciiPrefix(b)
	}
	if c.plain && seven == len(b) {
		s.whole = b
	} else {
		if c.growth > 0 {
			s.text = make([]byte, 0, len(b)+c.growth*(len(b)-seven)/2)
		}
		c.decode(b, &s)
	}
	if s.whole == nil {
		s.whole = s.text
	}
	d := Decoding{Text: string(s.whole), Misfits: s.misfits, MisfitCount: s.count, Multi: s.multi}
	d.Cut, d.Wide = s.cut, s.beyond(c.level(name))
	d.Narrowest = name
	if len(c.levels) > 1 {
		d.Narrowest = c.levels[s.level()]
	}
	if d.Wide < 0 && !s.narrower(c.level(name)) {
		d.Narrowest = name
	}
	return d
}

// level is the place of name among the family, the widest for names outside it.
func (c *codec) level(name string) int {
	for i, l := range c.levels {
		if l == name {
			return i
		}
	}
	if name == "ks_c_5601-1987" || name == "iso-8859-11" {
		return 0 // other names of the narrowest
	}
	return max(len(c.levels)-1, 0)
}

// sink gathers what a decoder finds.
type sink struct {
	text    []byte
	whole   []byte // is all of the text, where the bytes are it as they stand
	misfits []int
	count   int
	multi   int
	wide    [3]int // first offset of each level, -1 if none
	cut     bool
	most    int // misfits with which the text is not worth reading on; 0 if all of it is wanted
}

// spoilt tells that the rest of the text need not be read.
func (s *sink) spoilt() bool { return s.most > 0 && s.count > s.most }

func (s *sink) misfit(at int) {
	s.count++
	if len(s.misfits) < maxMisfits {
		s.misfits = append(s.misfits, at)
	}
	s.text = append(s.text, "\uFFFD"...)
}

func (s *sink) rune(r rune) { s.text = utf8.AppendRune(s.text, r) }

func (s *sink) at(level uint8, offset int) {
	if s.wide[level] < 0 {
		s.wide[level] = offset
	}
}

// level is the widest level seen.
func (s *sink) level() int {
	for l := len(s.wide) - 1; l > 0; l-- {
		if s.wide[l] >= 0 {
			return l
		}
	}
	return 0
}

func (s *sink) narrower(than int) bool { return s.level() < than }

// beyond is the first offset of a level above l, -1 if there is none.
func (s *sink) beyond(l int) int {
	first := -1
	for _, at := range s.wide[min(l+1, len(s.wide)):] {
		if at >= 0 && (first < 0 || at < first) {
			first = at
		}
	}
	return first
}

// lazily makes a codec once, when it is first asked for.
//
//go:noinline
func lazily(make func() *codec) func() *codec { return once(make) }
