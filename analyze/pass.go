package analyze

import (
	"bytes"
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"unicode/utf8"

	"github.com/eml-inspect/eml-inspect/analyze/eml"
	"github.com/eml-inspect/eml-inspect/headers"
)

// Check looks at the evidence about one message and reports what it finds. It changes nothing, asks nobody
// and holds no prose.
type Check struct {
	Codes []string // the codes it may report
	Run   func(*Pass)
}

// Pass is one run of one check over one message.
type Pass struct {
	*Evidence
	findings []Finding
	lineLook *lineLook // nil until a check asks for it
}

// report adds a finding. Facts come in pairs of name and value; empty values are left out. What only
// the end of the input makes of a field is none.
func (p *Pass) report(f Finding, facts ...string) {
	if p.full() || p.madeByCut(&f) {
		return
	}
	f.Party = p.blame(f)
	f.Facts = make(map[string]string, len(facts)/2)
	for i := 0; i+1 < len(facts); i += 2 {
		if facts[i+1] != "" {
			f.Facts[facts[i]] = facts[i+1]
		}
	}
	p.findings = append(p.findings, f)
}

// full reports whether no more findings of this check are taken: what is found from here on is not looked at.
// One beyond the most is taken, and left out again: it shows that there are more.
func (p *Pass) full() bool { return len(p.findings) > maxFindings }

// trim leaves out what is beyond the most findings of one check, and notes that there is more, unless they are all notes.
func (p *Pass) trim() {
	if !p.full() {
		return
	}
	if slices.ContainsFunc(p.findings, func(f Finding) bool { return f.Severity != Note }) {
		p.reached(limitFindings)
	}
	p.findings = p.findings[:maxFindings]
}

// run runs a check; the findings are those of this check. A crash of ours costs this check only: it becomes an unknown.
func (p *Pass) run(c *Check) (crashed bool) {
	p.findings = nil
	defer func() { crashed = recover() != nil }()
	c.Run(p)
	return false
}

// runAll runs every check over a message and puts the findings that matter most first.
func runAll(e *Evidence) (findings []Finding, unknown []Unknown) {
	findings, unknown = []Finding{}, []Unknown{}
	p, all := &Pass{Evidence: e}, checks()
	for i := range all {
		c := &all[i]
		crashed := p.run(c)
		p.trim()
		if len(p.findings) > 0 { // most checks find nothing
			findings = append(findings, p.findings...)
		}
		if crashed {
			unknown = append(unknown, Unknown{Code: c.Codes[0], Why: "crashed"})
		}
	}
	return weightiest(findings), unknown
}

// weightiest puts the findings that matter most first, and of those what a notice tells, then the surest; others stay in
// their order. What is wrong with a notice itself matters less than what it is about.
func weightiest(findings []Finding) []Finding {
	if len(findings) < 2 {
		return findings
	}
	order := make([]*Finding, len(findings))
	for i := range findings {
		order[i] = &findings[i]
	}
	slices.SortStableFunc(order, func(a, b *Finding) int {
		return cmp.Or(b.Severity.Rank()-a.Severity.Rank(), tells(b)-tells(a), b.Confidence.rank()-a.Confidence.rank())
	})
	list := make([]Finding, len(order))
	for i, f := range order {
		list[i] = *f
	}
	return list
}

// tells is 1 for what a notice tells of another message.
func tells(f *Finding) int {
	if f.Code == "bounce" {
		return 1
	}
	return 0
}

// at gives a place in a layer. Where no more findings are taken, nobody looks at it, and its line is not counted.
func (p *Pass) at(layer *eml.Layer, s headers.Span, part string) Place {
	if p.full() {
		return Place{}
	}
	s.Start = min(s.Start, len(layer.Data))
	s.End = max(s.Start, min(s.End, len(layer.Data)))
	before := layer.Data[:s.Start]
	mark := byte('\n')
	if layer.Ending == eml.EndingCR {
		mark = '\r'
	}
	return Place{Layer: layer.Path, Start: layer.At(s.Start), End: layer.At(s.End), Part: part,
		Line:   layer.Lines + bytes.Count(before, []byte{mark}) + 1,
		Column: s.Start - bytes.LastIndexByte(before, mark),
		Quote:  quote(layer.Bytes(s))}
}

// field gives the place of a header field.
func (p *Pass) field(f headers.Field) []Place {
	at := headers.Span{Start: f.Start, End: f.Value.End}
	if f.Kind != headers.Named {
		at = f.Span
	}
	return []Place{p.at(p.layer(), at, "")}
}

// body gives the place of a span of the encoded body of a part.
func (p *Pass) body(part *eml.Part, s headers.Span) []Place {
	return []Place{p.at(part.Layer, s.Shift(part.Body.Start), part.Section())}
}

// content gives the place of bytes of the decoded content of a part. Where nothing was decoded these are
// bytes of the layer that the part stands in.
func (p *Pass) content(c Content, s headers.Span) []Place {
	if c.Decoded.Same() {
		return []Place{c.readably(p.body(c.Part, s)[0], s)}
	}
	path := c.Section()
	if p.Path != "" {
		path = p.Path + "/" + path
	}
	if c.Decoded.Begins() && s.End > p.Options.Limits.Held {
		return nil // what stands there is not held
	}
	inner := &eml.Layer{Path: path, Data: c.Decoded.Data}
	return []Place{c.readably(p.at(inner, s, c.Section()), s)}
}

// quoteLength is the most bytes that are quoted.
const quoteLength = 120

// quote makes bytes safe to show: one line of valid UTF-8 without control characters. Bytes that are no
// UTF-8 throughout are written as \xNN, all those above 127 of them, so that none is shown as what it is not.
func quote(b []byte) string {
	tail := ""
	if len(b) > quoteLength {
		b, tail = b[:quoteLength], "…"
	}
	b = wholeCharacters(b)
	text := utf8.Valid(b)
	var room [quoteLength + 16]byte // for most, so that the text is the only one that is kept
	out := room[:0]
	for _, c := range b {
		if (c < ' ' && c != '\t') || c == 127 || (c >= 0x80 && !text) {
			out = appendEscape(out, c)
		} else {
			out = append(out, c)
		}
	}
	return string(append(out, tail...))
}

// wholeCharacters takes off a character of UTF-8 that was cut at the end; other bytes stay as they are.
func wholeCharacters(b []byte) []byte {
	for n := 1; n < utf8.UTFMax && n <= len(b); n++ {
		head, tail := b[:len(b)-n], b[len(b)-n:]
		if utf8.RuneStart(tail[0]) {
			if !utf8.FullRune(tail) && utf8.Valid(head) {
				return head
			}
			break
		}
	}
	return b
}

func appendEscape(out []byte, c byte) []byte {
	switch c {
	case '\n':
		return append(out, `\n`...)
	case '\r':
		return append(out, `\r`...)
	}
	return fmt.Appendf(out, `\x%02x`, c)
}

//go:noinline
func itoa[T ~int | ~int64](n T) string { return strconv.FormatInt(int64(n), 10) }
