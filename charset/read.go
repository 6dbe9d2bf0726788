package charset

import "unicode/utf8"

// Verdict says how a label and the bytes it came with go together.
type Verdict string

const (
	Fits         Verdict = "fits"          // The label is right, or the bytes are plain ASCII.
	Narrow       Verdict = "narrow"        // The family is right, but the charset is too small.
	Wrong        Verdict = "wrong"         // The bytes are text in another charset than the label says.
	Unlabeled    Verdict = "unlabeled"     // There is text beyond ASCII, but no label.
	UnknownLabel Verdict = "unknown-label" // Nobody knows the label, or it says nothing.
	Damaged      Verdict = "damaged"       // The label is right, but a few bytes are no text in it.
	Mixed        Verdict = "mixed"         // The label is right for some lines, the others are in another charset.
	Undecided    Verdict = "undecided"     // There is more than ASCII, but too little to tell what.
)

// Reading is what became of bytes and the label they came with.
type Reading struct {
	Text     string  // the best reading, as valid UTF-8
	Label    string  // the label as given
	Declared string  // the lower-case IANA name the label stands for; empty if it has none
	Actual   string  // the narrowest charset the bytes are honestly in, such as "us-ascii"
	Verdict  Verdict // how label and bytes go together
	// Misfits are the offsets of bytes that are no text in the declared charset (in the actual
	// one if none is declared), the first 100 of them; MisfitCount is their number.
	Misfits     []int
	MisfitCount int
	Other       string  // the charset of the other lines of a mixed text; Misfits are where they hold more than ASCII
	Better      []Guess // other readings, best first, if the label is wrong, missing or unknown
	Sure        bool    // no other reading comes near the actual one

	hints Hints
	seven bool // all bytes are below 0x80
}

// Read makes text of b under the label it came with. A label that holds wins; one that is
// missing, unknown or does not hold gives way to the most plausible reading (see Detect).
func Read(b []byte, label string) Reading { return ReadWith(b, label, Hints{}) }

// ReadWith reads like Read; where the bytes alone leave it open what they are, the hints decide.
func ReadWith(b []byte, label string, hints Hints) Reading {
	r := Reading{Label: label, hints: hints, seven: asciiPrefix(b) == len(b)}
	r.Declared, _ = Canonical(label)
	switch {
	case r.Declared == "":
		r.unlabeled(b)
	case r.seven:
		r.ascii(b)
	default:
		r.declared(b)
		r.mixed(b)
	}
	return r
}

// unlabeled reads bytes whose label is missing or unknown.
func (r *Reading) unlabeled(b []byte) {
	guesses := r.detect(b)
	if len(guesses) == 0 && r.seven {
		r.plain(b)
		return
	}
	r.Verdict = Unlabeled
	if r.Label != "" {
		r.Verdict = UnknownLabel
	}
	d := r.take(b, guesses)
	r.Misfits, r.MisfitCount = d.Misfits, d.MisfitCount
	if !r.Sure && r.Label == "" && !(latin(r.Actual) && westernMarks(b)) {
		r.Verdict = Undecided
	}
}

func (r *Reading) plain(b []byte) {
	r.Text, r.Actual, r.Verdict, r.Sure = string(b), "us-ascii", Fits, true
}

// detect detects with the hints.
func (r *Reading) detect(b []byte) []Guess { return r.hints.hinted(b, detect(b, r.seven)) }

// take reads b as the first guess, and as windows-1252 if there is none.
func (r *Reading) take(b []byte, guesses []Guess) Decoding {
	r.Actual = "windows-1252"
	if len(guesses) > 0 {
		r.Actual, r.Better = guesses[0].Charset, guesses[:min(len(guesses), 5)]
		r.Sure = sure(b, guesses)
	}
	d, _ := decodeAs(b, r.Actual)
	r.Text = whole(b, r.Actual, d)
	return d
}

// ascii reads bytes below 0x80, in which only escape sequences and zero bytes can hide more.
func (r *Reading) ascii(b []byte) {
	switch stateful(r.Declared) {
	case escaped:
		r.escaped(b)
		return
	case units:
		if wideUnits(b) == "" && printable(b) {
			r.plain(b)
			r.Verdict = Wrong
			return
		}
		r.declared(b)
		return
	case ebcdic:
		r.declared(b)
		return
	}
	guesses := r.detect(b)
	if len(guesses) == 0 {
		r.plain(b)
		return
	}
	r.Verdict = Wrong
	r.take(b, guesses)
}

// printable tells that bytes below 0x80 are a text as they stand, and so many that they cannot
// be one in larger units as well.
func printable(b []byte) bool {
	for _, c := range b {
		if c < ' ' && c != '\t' && c != '\r' && c != '\n' {
			return false
		}
	}
	return len(b) >= 24
}

// escaped reads ASCII bytes under the label of a charset that works with escape sequences.
func (r *Reading) escaped(b []byte) {
	d, ok := decodeAs(b, r.Declared)
	if !ok || d.Multi == 0 && d.MisfitCount == 0 && d.Text == string(b) {
		r.plain(b)
		return
	}
	r.holds(d)
	if d.MisfitCount > 0 {
		r.Verdict = Damaged
		if d.MisfitCount > d.Multi {
			r.Verdict, r.Sure = Undecided, false
		}
	}
}

// holds takes the declared reading.
func (r *Reading) holds(d Decoding) {
	r.Text, r.Misfits, r.MisfitCount, r.Sure = d.Text, d.Misfits, d.MisfitCount, true
	r.Actual, r.Verdict = r.Declared, Fits
	if d.Wide >= 0 {
		r.Actual, r.Verdict = d.Narrowest, Narrow
	}
}

// declared reads bytes beyond ASCII under a label that is known.
func (r *Reading) declared(b []byte) {
	d, ok := decodeAs(b, r.Declared)
	switch {
	case !ok:
		r.Verdict = Undecided
		r.take(b, r.detect(b))
		r.Sure = false
	case d.MisfitCount == 0:
		r.holds(d)
		r.doubt(b)
	default:
		r.Misfits, r.MisfitCount = d.Misfits, d.MisfitCount
		r.mend(b, d)
	}
}

// doubt overrules a label that fits strictly, if the evidence against it is overwhelming.
func (r *Reading) doubt(b []byte) {
	if r.Declared == "utf-8" || stateful(r.Declared) != stateless {
		return
	}
	text := sample(b)
	w, ok := weighAs(r.Declared, text)
	if utf8.Valid(b) && overruledByUTF8(w, ok, weighUTF8(text)) {
		r.Verdict = Wrong
		r.take(b, first("utf-8", r.detect(b)))
		r.Sure = weighUTF8(text).chars > 1 // a single letter may be meant
		return
	}
	if !ok || w.convincing(r.Declared) || w.cost < leastOverruled || !varied(text) {
		return
	}
	guesses := r.rivals(b, text, w)
	if len(guesses) == 0 {
		return
	}
	over := overruled(w, guesses[0], r.Declared)
	if !over && (!latin(r.Declared) || w.cost-guesses[0].cost < leastTidier) {
		return
	}
	own, _ := decodeAs(text, r.Declared)
	other, _ := decodeAs(text, guesses[0].Charset)
	if !over && !tidied(own.Text, other.Text) || !latin(r.Declared) && oneLanguage(own.Text) {
		return
	}
	if other.Text == own.Text || latin(guesses[0].Charset) && !lettered(other.Text) {
		return // the two charsets differ elsewhere, or only in marks
	}
	r.Verdict = Wrong
	r.take(b, guesses)
}
