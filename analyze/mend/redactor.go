package mend

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"github.com/eml-inspect/eml-inspect/analyze"
	"github.com/eml-inspect/eml-inspect/analyze/eml"
	"github.com/eml-inspect/eml-inspect/charset"
	"github.com/eml-inspect/eml-inspect/headers"
)

// redactor makes the copy of one input.
type redactor struct {
	*mask
	before   *analyze.Report
	input    *eml.Layer
	out      map[*eml.Layer][]byte
	kept     []place
	of       map[*eml.Message]*analyze.Evidence
	read     map[*eml.Part]analyze.Content
	now      *analyze.Evidence        // of the message being redacted
	codepage string                   // of the winmail.dat being redacted
	carry    map[*eml.Layer]*eml.Part // the part that holds a layer, encoded
}

func newRedactor(input []byte, before *analyze.Report, kept []place) *redactor {
	r := &redactor{mask: newMask(input), before: before, out: make(map[*eml.Layer][]byte), kept: kept,
		of:   make(map[*eml.Message]*analyze.Evidence),
		read: make(map[*eml.Part]analyze.Content), carry: make(map[*eml.Layer]*eml.Part)}
	for _, m := range before.Messages {
		e := m.Evidence
		r.of[e.Message], r.input = e, e.Input
		for _, c := range e.Contents {
			r.read[c.Part] = c
		}
	}
	return r
}

// layer gives the copy of a layer.
func (r *redactor) layer(l *eml.Layer) []byte {
	if l.Path == "" && l != r.input { // a message of an mbox
		return r.layer(r.input)[l.Base : l.Base+len(l.Data)]
	}
	if r.out[l] == nil {
		r.out[l] = bytes.Clone(l.Data)
	}
	return r.out[l]
}

// message redacts a message and everything that it carries.
func (r *redactor) message(m *eml.Message) {
	e, ok := r.of[m]
	if !ok {
		return
	}
	outer := r.now
	r.now = e
	r.part(m.Root)
	r.now = outer
}

// part redacts the header of a part, then its body.
func (r *redactor) part(p *eml.Part) {
	out := r.layer(p.Layer)
	for _, f := range append(append([]headers.Field{}, p.Header.Fields...), p.Late().Fields...) {
		r.field(out, p, f)
	}
	r.boundary(out, p)
	switch {
	case p.Message != nil:
		r.message(p.Message)
		if l := p.Message.Root.Layer; l != p.Layer && l.Path != "" {
			r.carry[l] = p
			r.encode(p, r.layer(l))
		}
		return
	case len(p.Parts) > 0 && p.Parts[0].Layer != p.Layer:
		for _, child := range p.Parts {
			r.part(child)
		}
		r.carry[p.Parts[0].Layer] = p
		r.encode(p, r.around(p, p.Parts[0].Layer))
		return
	case len(p.Parts) > 0:
		r.text(out[p.Preamble.Start:p.Preamble.End], "utf-8", nothing)
		r.text(out[p.Epilogue.Start:p.Epilogue.End], "utf-8", nothing)
	default:
		r.leaf(out, p)
	}
	for _, child := range append(append([]*eml.Part{}, p.Parts...), p.Recovered...) {
		r.part(child)
	}
}

// boundary replaces what is not of programs in a boundary where it stands. Where it is damaged, what is left of it
// is replaced alike.
func (r *redactor) boundary(out []byte, p *eml.Part) {
	if p.Boundary == "" {
		return
	}
	spans := []headers.Span{p.Close}
	for _, child := range p.Parts {
		spans = append(spans, child.Delimiter)
	}
	for _, s := range spans {
		r.bound(out[s.Start:s.End])
	}
}

// bound masks a line or a parameter that holds a boundary, or what is left of one: as in texts, so that a boundary
// that was damaged still is the same nearly.
func (r *redactor) bound(line []byte) {
	r.runs(line, nothing)
}

// leaf redacts the content of a part.
func (r *redactor) leaf(out []byte, p *eml.Part) {
	data := bytes.Clone(p.Decoded.Data)
	c, known := r.read[p]
	before := bytes.Clone(data)
	switch {
	case p.TNEF != nil:
		r.tnef(data)
	case lines(p):
		r.fields(data)
	case known && c.Reading != nil && !c.Body && bytes.IndexByte(data, 0) >= 0 && !strings.HasPrefix(nameOf(c), "utf-"):
		r.file(data)
	case known && c.Reading != nil && c.Body && (p.Type == "text/html" || c.TrueType() == "text/html"):
		r.page(data, nameOf(c))
		r.strangers(data, c.Reading, func(string) bool { return true })
	case known && c.Reading != nil && c.Unescaped != nil && r.bare(data):
	case known && c.Reading != nil && c.Unstripped != nil && r.stripped(data, c.Unstripped):
	case known && c.Reading != nil && r.strangers(data, c.Reading, nothing):
	case known && c.Reading != nil:
		r.text(data, nameOf(c), nothing)
	case (strings.HasPrefix(p.Type, "text/") || strings.HasPrefix(p.Type, "message/")) && utf8.Valid(data):
		r.text(data, "utf-8", nothing)
	default:
		r.file(data)
	}
	if known && c.Spelled != nil {
		keepCodes(before, data)
	}
	keepMarks(before, data)
	for _, file := range p.Enclosed {
		switch {
		case file.End > len(data):
		case file.Encoding == eml.Uuencode:
			r.uuencoded(data[file.Start:file.End], before[file.Start:file.End])
		case file.Encoding == eml.YEnc:
			r.yEncoded(data[file.Start:file.End], before[file.Start:file.End])
		case file.Encoding == eml.BinHex:
			r.binHexed(data[file.Start:file.End])
		}
	}
	r.keep(p, before, data)
	if p.Decoded.Same() {
		at := 0
		for _, lost := range p.Recovered { // they are redacted as parts
			copy(out[p.Body.Start+at:lost.Start], data[at:])
			at = lost.End - p.Body.Start
		}
		if at <= len(data) {
			copy(out[p.Body.Start+at:p.Body.End], data[at:])
		}
		return
	}
	r.encode(p, data)
}

// strangers redacts a text in two charsets, each line in its own, and reports whether it is one.
func (r *redactor) strangers(data []byte, reading *charset.Reading, keep func(string) bool) bool {
	if reading.Verdict != charset.Mixed {
		return false
	}
	for run, name := range reading.Runs(data) {
		r.text(run, name, keep)
	}
	return true
}

func nothing(string) bool { return false }

// nameOf gives the charset that a text is in.
func nameOf(c analyze.Content) string {
	if c.Reading.Actual != "" && c.Reading.Actual != "us-ascii" {
		return c.Reading.Actual
	}
	if c.Reading.Declared != "" {
		return c.Reading.Declared
	}
	return "utf-8"
}

// lines reports whether a part is a report that consists of fields: their words are not of people.
func lines(p *eml.Part) bool {
	switch p.Type {
	case "message/delivery-status", "message/feedback-report", "message/disposition-notification",
		"message/global-delivery-status":
		return true
	}
	return false
}
