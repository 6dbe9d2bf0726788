package charset

import (
	"strings"
	"unicode/utf8"
)

// Repair is a text that had been read in a wrong charset, and what it was before.
type Repair struct {
	Text string // the text as it was written, valid UTF-8; U+FFFD where a character is lost
	// Chain names the wrong decodings, the first one first: "utf-8>gbk" is UTF-8 that was read as GBK, and
	// "utf-8>windows-1252>utf-8>windows-1252" text to which the same was done twice.
	Chain string
	Depth int          // how many wrong decodings
	Spans []RepairSpan // the pieces of the text, as given, that were repaired; the first 100
	Made  int          // characters beyond ASCII in the repaired pieces
	Lost  int          // characters that were lost
	Sure  bool         // chance is excluded: so many sequences of UTF-8 do not come about by themselves
}

// RepairSpan is a piece of a text that was repaired, in bytes.
type RepairSpan struct{ Start, End int }

const (
	maxDepth  = 3
	maxSpans  = 100
	undoBytes = 1024 // of a text, by which it is found out what was done to it
)

// Sound tells that the characters of a text are those that people write: nothing shows that it went through a wrong
// decoding or lost single bytes, so that neither Undo nor Realign finds anything in it.
func Sound(text string) bool {
	if asciiLead(text) == len(text) || !utf8.ValidString(text) {
		return true
	}
	return !odd(text)
}

// Undo repairs a text, decoded as its label says, which wrong decodings on its way have garbled. It reports
// false, and the text is best left alone, unless the way back is plain: every piece turns back into
// bytes that are text in another charset, and what they say is far more likely to have been written.
func Undo(text string) (Repair, bool) {
	if asciiLead(text) == len(text) || !utf8.ValidString(text) {
		return Repair{}, false
	}
	sample := excerpt(text)
	if sample == "" {
		return Repair{}, false
	}
	way := unravel(sample)
	if len(way.steps) == 0 {
		return Repair{}, false
	}
	r := Repair{Sure: way.sure}
	r.apply(text, way.steps)
	return r, len(r.Spans) > 0
}

// excerpt takes the odd zones of a text, so many that they tell what was done to it, and of long runs of ASCII
// in them only what stands beside other characters.
func excerpt(text string) string {
	var b strings.Builder
	taken := 0
	for z := range zones(text) {
		if taken >= undoBytes {
			break
		}
		if z.odd {
			end := min(z.end, z.start+2*undoBytes)
			for end < z.end && !utf8.RuneStart(text[end]) {
				end--
			}
			taken += end - z.start
			squeeze(&b, text[z.start:end])
		}
	}
	return b.String()
}

// beside is how much ASCII matters before and behind other characters.
const beside = 8

// squeeze writes a text without the middle of its long runs of ASCII.
func squeeze(b *strings.Builder, s string) {
	for s != "" {
		n := asciiLead(s)
		if n > 2*beside {
			b.WriteString(s[:beside])
			s, n = s[n-beside:], beside
		}
		for n < len(s) && s[n] >= 0x80 {
			n++
		}
		b.WriteString(s[:n])
		s = s[n:]
	}
}

// apply undoes the steps wherever that is better.
func (r *Repair) apply(text string, steps []step) {
	var b strings.Builder
	at, deepest := 0, 0
	for z := range zones(text) {
		piece := text[z.start:z.end]
		now, depth, lost := undoAll(piece, steps)
		if now == piece {
			continue
		}
		b.WriteString(text[at:z.start])
		b.WriteString(now)
		at = z.end
		r.Lost += lost
		r.Made += utf8.RuneCountInString(now) - asciiBytes(now)
		deepest = max(deepest, depth)
		if len(r.Spans) < maxSpans {
			r.Spans = append(r.Spans, RepairSpan{z.start, z.end})
		}
	}
	b.WriteString(text[at:])
	r.Text, r.Depth = b.String(), deepest
	r.Chain = chain(steps[:deepest])
}

// undoAll undoes steps of a piece as long as there is something to undo, and takes the cheapest of the
// texts on the way: what is garbled twice is not always better once.
func undoAll(piece string, steps []step) (best string, depth, lost int) {
	best = piece
	cost, now, losses := textCost(piece), piece, 0
	for i, s := range steps {
		next, l := s.line(now)
		if next == now {
			break
		}
		now, losses = next, losses+l
		if c := textCost(now); c < cost {
			best, cost, depth, lost = now, c, i+1, losses
		}
	}
	return best, depth, lost
}

// line undoes a step of a piece of a text that is known to have gone through it.
func (s step) line(text string) (out string, lost int) {
	if s.singles() {
		q := s.undoSequences(text, true)
		return string(q.out), q.lost
	}
	out, _, lost = s.undo(text)
	return out, lost
}

// chain names steps of which the last wrong decoding comes first.
func chain(steps []step) string {
	var names []string
	for i := len(steps) - 1; i >= 0; i-- {
		names = append(names, steps[i].label())
	}
	return strings.Join(names, ">")
}
