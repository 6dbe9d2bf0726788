package mend

import (
	"bytes"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/eml-inspect/eml-inspect/analyze/eml"
	"github.com/eml-inspect/eml-inspect/headers"
)

// keep puts back the words that a finding shows, but for what is private in them.
func (r *redactor) keep(p *eml.Part, before, data []byte) {
	var spans []headers.Span
	labels := false
	for _, at := range r.kept {
		at = at.within(p.Layer)
		start, end, inside := r.within(at, p, len(data))
		switch {
		case inside && strings.HasPrefix(at.code, "transfer-") && r.undeclared(before, data):
			return
		case inside && at.code == "forward-inline" && p.Text():
			labels = true
		case r.heads(at, p) && len(data) <= maxNotice:
			spans = append(spans, headers.Span{End: len(data)}) // the notice that stands in the place of a file
		case inside && worded(at.code):
			spans = append(spans, headers.Span{Start: start, End: end})
		}
	}
	if labels {
		r.keepLabels(before, data, p)
	}
	for _, s := range joined(spans) {
		r.reveal(before[s.Start:s.End], data[s.Start:s.End], p)
	}
}

// joined puts spans that overlap together, so that nothing is gone over twice.
func joined(spans []headers.Span) []headers.Span {
	slices.SortFunc(spans, func(a, b headers.Span) int { return a.Start - b.Start })
	var list []headers.Span
	for _, s := range spans {
		if n := len(list); n > 0 && s.Start <= list[n-1].End {
			list[n-1].End = max(list[n-1].End, s.End)
			continue
		}
		list = append(list, s)
	}
	return list
}

// worded reports whether a finding is made of the words of a text.
func worded(code string) bool {
	return code == "bounce" || strings.HasPrefix(code, "attach-") || strings.HasPrefix(code, "spam-")
}

// within gives where a place and what stands near it is in the content of a part.
func (r *redactor) within(at place, p *eml.Part, size int) (start, end int, ok bool) {
	path := p.Section()
	if r.now.Path != "" {
		path = r.now.Path + "/" + path
	}
	switch {
	case at.layer == path && !p.Decoded.Same():
		start, end = at.start, at.end
	case at.layer == p.Layer.Path && at.start >= p.Body.Start && at.end <= p.Body.End:
		start, end = at.start-p.Body.Start, at.end-p.Body.Start
		if !p.Decoded.Same() {
			start, end = 0, size // somewhere in what was encoded
		}
	default:
		return 0, 0, false
	}
	return max(start-at.around, 0), min(end+at.around, size), start <= size
}

// reveal puts back the words of a masked text that rules are written in: those of the vocabulary, replies, and the
// hosts of services. Nothing else stays, whatever a finding needs.
func (r *redactor) reveal(before, data []byte, p *eml.Part) {
	shown, list := bytes.Clone(before), r.entities(before, spoken)
	for _, e := range list {
		e.mask(shown[e.start:e.end])
		copy(data[e.start:e.end], shown[e.start:e.end])
	}
	at := 0
	for _, e := range append(list, &named{start: len(before), end: len(before)}) {
		if e.start >= at {
			r.revealWords(before[at:e.start], data[at:e.start])
			at = e.end
		}
	}
	c, known := r.read[p]
	if !known || c.Reading == nil {
		return
	}
	for _, phrase := range rules().phrases {
		b := encoded(phrase, nameOf(c))
		for at := 0; len(b) > 0; {
			i := bytes.Index(before[at:], b)
			if i < 0 {
				break
			}
			copy(data[at+i:], b)
			at += i + len(b)
		}
	}
}

// revealWords puts back the words of ASCII that are of rules. A letter beside a zero is one of UTF-16 and no word.
func (r *redactor) revealWords(before, data []byte) {
	for at := 0; at < len(before); at++ {
		end := at
		for end < len(before) && alphanumeric(before[end]) {
			end++
		}
		half := end < len(before) && before[end] == 0 || at > 0 && before[at-1] == 0
		if w := string(before[at:end]); w != "" && !half && spoken(w) {
			copy(data[at:end], w)
		}
		at = end
	}
}

// undeclared masks a text that is base64 although nothing says so, below its encoding.
func (r *redactor) undeclared(before, data []byte) bool {
	inner := groups(before)
	if len(inner)*2 < len(before) || bytes.Count(before, []byte("=")) > 3 {
		return r.undeclaredQuoted(before, data)
	}
	if utf8.Valid(inner) {
		r.text(inner, "utf-8", nothing)
	} else {
		r.file(inner)
	}
	copy(data, before)
	writeBase64(data, inner)
	return true
}

// undeclaredQuoted does the same for quoted-printable.
func (r *redactor) undeclaredQuoted(before, data []byte) bool {
	was := eml.Decode(before, eml.QuotedPrintable).Data
	if len(was) == len(before) {
		return false
	}
	inner := bytes.Clone(was)
	r.text(inner, "utf-8", nothing)
	copy(data, before)
	writeSoft(data, was, inner)
	return true
}

// maxNotice is the most bytes of a notice that a gateway leaves.
const maxNotice = 4096

// heads reports whether a place is in the header of a part.
func (r *redactor) heads(at place, p *eml.Part) bool {
	return strings.HasPrefix(at.code, "attach-") && p.Text() && at.layer == p.Layer.Path && at.start >= p.Header.Start &&
		at.end <= p.Header.End && p != r.now.Root
}

// keepLabels puts back the words of rules that stand before a colon at the start of lines: the labels of a header that
// was copied into a text.
func (r *redactor) keepLabels(before, data []byte, p *eml.Part) {
	shown := bytes.Clone(data)
	r.reveal(before, shown, p)
	for at := 0; at < len(before); {
		line := before[at:]
		if n := bytes.IndexByte(line, '\n'); n >= 0 {
			line = line[:n+1]
		}
		for _, colon := range []string{":", "\uff1a", "\xa3\xba"} {
			if n := bytes.Index(line[:min(len(line), 40)], []byte(colon)); n >= 0 {
				copy(data[at:at+n], shown[at:])
			}
		}
		at += len(line)
	}
}

// keepMarks leaves the lines that begin and end a file in a text, but for its name.
func keepMarks(before, data []byte) {
	for _, at := range marks().FindAllIndex(before, -1) {
		copy(data[at[0]:at[1]], before[at[0]:at[1]])
	}
}

// marks begin and end files in a text: uuencode, yEnc, BinHex; or show that it went through an mbox.
var marks = pattern(`(?m)^(?:>+From |begin(?:-base64)? [0-7]{3,4} |end\r?$|` +
	`=y(?:begin|part|end) (?:[a-z0-9]+=[0-9a-fA-F]+ ?)*(?:name=)?|` +
	`\(This file must be converted with BinHex)`)
