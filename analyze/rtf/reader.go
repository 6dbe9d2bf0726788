package rtf

import "bytes"

// destination says where the text of a group goes.
type destination byte

const (
	toBody  destination = iota
	toTag               // HTML as it was written
	toFonts             // the font table
	toVoid              // nothing that a reader sees
	toAnsi              // the same text as in the next group, which has it in Unicode
)

// group is what holds until a group ends; an inner group starts with a copy.
type group struct {
	dest     destination
	font     int
	fallback int  // how many characters stand after \uN for readers without Unicode (\ucN)
	rtfOnly  bool // inside \htmlrtf: there for readers of Rich Text only
	hidden   bool // \v
	star     bool // \* stood before: the word that follows may be unknown
	choice   bool // \upr: the text stands twice in it, first for readers without Unicode
}

// reader turns Rich Text into what it was made from, or into its text.
type reader struct {
	lex    lexer
	begun  bool // the header is over: blanks between its groups are no text
	kind   Kind // what is to be given back
	group  group
	outer  []group
	over   int // groups deeper than the limit
	fonts  map[int]font
	font   int // the font that the font table is just describing
	deff   int // the font where none is named (\deffN)
	ansi   int // the code page where the font names none
	out    []byte
	run    []byte // bytes of one code page, not yet text
	page   int    // the code page of run
	runAt  int
	skip   int  // how many characters of a fallback are left to skip
	high   rune // the first half of a surrogate pair
	faults []Fault
	said   map[FaultKind]bool
}

func newReader(b []byte, at int, kind Kind) *reader {
	return &reader{lex: lexer{b: b, at: at}, kind: kind, group: group{fallback: 1}, ansi: 1252,
		fonts: make(map[int]font), said: make(map[FaultKind]bool), out: make([]byte, 0, (len(b)-at)/2)}
}

// read reads to the end of the outermost group.
func (r *reader) read() string {
	for {
		t := r.lex.next()
		if t.kind == tokenEnd {
			r.fault(Truncated, len(r.lex.b))
			break
		}
		if t.kind == tokenClose && len(r.outer) == 1 && r.over == 0 && r.ends() {
			break
		}
		r.token(t)
	}
	r.flush()
	r.single()
	return string(r.out)
}

// ends says whether the brace that closes the document does so: what follows must not look as if
// it were a part of it.
func (r *reader) ends() bool {
	rest := bytes.TrimLeft(r.lex.b[r.lex.at:], " \t\r\n\x00")
	switch {
	case len(rest) == 0:
		return true
	case bytes.IndexByte(rest, '}') < 0 || rest[0] == '{' && Is(rest):
		r.fault(GarbageAtEnd, len(r.lex.b)-len(rest))
		return true
	}
	return false
}

func (r *reader) token(t token) {
	switch t.kind {
	case tokenOpen:
		r.open()
	case tokenClose:
		r.close(t.at)
	case tokenWord:
		r.word(t)
	case tokenSymbol:
		r.symbol(t)
	case tokenHex:
		r.escaped(t)
	case tokenText:
		r.text(t)
	}
}

func (r *reader) open() {
	r.skip = 0
	if len(r.outer) >= maxDepth {
		r.over++
		r.once(Limit, r.lex.at-1)
		return
	}
	r.outer = append(r.outer, r.group)
	r.group.star = false
	if r.group.choice {
		r.group.choice = false
		r.group.dest = toAnsi
	}
}

func (r *reader) close(at int) {
	r.skip = 0
	switch n := len(r.outer) - 1; {
	case r.over > 0:
		r.over--
	case n < 1:
		r.once(Unbalanced, at)
	default:
		r.group = r.outer[n]
		r.outer = r.outer[:n]
	}
}

// shown says whether text that stands here belongs to the result.
func (r *reader) shown() bool {
	switch g := &r.group; g.dest {
	case toBody:
		return !(g.rtfOnly && r.kind != Plain) && !(g.hidden && r.kind == Plain)
	case toTag:
		return !g.rtfOnly
	}
	return false
}
