package analyze

import (
	"github.com/eml-inspect/eml-inspect/charset"
	"github.com/eml-inspect/eml-inspect/headers"
)

// bodies runs over the texts of the body that went a certain way.
func (p *Pass) bodies(verdict charset.Verdict, see func(Content)) {
	p.bodiesThat(func(c Content) bool { return c.Reading.Verdict == verdict }, see)
}

// bodiesThat runs over the texts of the body that fit. Whether a page shows anything is looked at last: it is read for that.
func (p *Pass) bodiesThat(fit func(Content) bool, see func(Content)) {
	for _, c := range p.Contents {
		if c.Body && c.Reading != nil && fit(c) && !unseen(c) {
			see(c)
		}
	}
}

// garbled reports whether a plain reader, who believes the label, shows a text wrongly.
func garbled(c Content) bool {
	switch c.Reading.Verdict {
	case charset.Wrong, charset.Unlabeled, charset.UnknownLabel, charset.Mixed:
		return !unseen(c)
	}
	return false
}

// confidenceOf the reading of a text: strictly valid UTF-8 proves itself, anything else is a matter of likelihood. A copy says little of
// what the original was in.
func (p *Pass) confidenceOf(c *Content) Confidence {
	r := c.Reading
	switch {
	case p.bodyRecoded(c):
		return Possible
	case r.Sure && r.Actual == "utf-8":
		return Certain
	case r.Sure:
		return Likely
	}
	return Possible
}

// firstHigh gives the place of the first bytes above 127 of a content, the evidence for its charset.
func (p *Pass) firstHigh(c Content) []Place {
	for i, b := range c.Decoded.Data {
		if b >= 0x80 || b == 0x1b {
			return p.content(c, headers.Span{Start: i, End: min(len(c.Decoded.Data), i+24)})
		}
	}
	return p.content(c, headers.Span{End: min(len(c.Decoded.Data), 24)})
}

// labelAt gives the place of the field that states the charset of a content.
func (p *Pass) labelAt(c Content) []Place {
	f, ok := c.Field("Content-Type")
	if !ok {
		return nil
	}
	return []Place{p.at(c.Layer, headers.Span{Start: f.Start, End: f.Value.End}, c.Section())}
}

// weigh makes a finding about a charset that is only possible a note.
func weigh(s Severity, c Confidence) Severity {
	if c == Possible {
		return Note
	}
	return s
}
