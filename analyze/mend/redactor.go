package mend

import (
	"bytes"
	"strings"

	"github.com/eml-inspect/eml-inspect/analyze"
	"github.com/eml-inspect/eml-inspect/analyze/eml"
	"github.com/eml-inspect/eml-inspect/charset"
	"github.com/eml-inspect/eml-inspect/headers"
)

// redactor makes the copy of one input.
type redactor struct {
	*mask
	before *analyze.Report
	input  *eml.Layer
	out    map[*eml.Layer][]byte
	kept   []place
	of     map[*eml.Message]*analyze.Evidence
	read   map[*eml.Part]analyze.Content
	now    *analyze.Evidence // of the message being redacted
}

func newRedactor(input []byte, before *analyze.Report, kept []place) *redactor {
	r := &redactor{mask: newMask(input), before: before, out: make(map[*eml.Layer][]byte), kept: kept,
		of: make(map[*eml.Message]*analyze.Evidence), read: make(map[*eml.Part]analyze.Content)}
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

// learn collects what is private from the headers of all messages, before anything is replaced.
func (r *redactor) learn() {
	for _, m := range r.before.Messages {
		for _, f := range m.Evidence.Header().Fields {
			switch {
			case addresses(f.Name) || f.Is("Return-Path") || f.Is("Delivered-To") || f.Is("X-Original-To"):
				r.learnAddresses(f)
			case f.Is("Received"):
				for _, d := range hostPattern().FindAllString(f.Text, -1) {
					r.host([]byte(d))
				}
			}
		}
	}
}

func (r *redactor) learnAddresses(f headers.Field) {
	for _, a := range headers.ReadAddresses(f.Text) {
		r.mask.learn(charset.Phrase(a.Name).Text)
		local, domain, _ := strings.Cut(a.Addr, "@")
		r.mask.learn(local)
		r.host([]byte(domain))
	}
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
	for _, f := range append(append([]headers.Field{}, p.Header.Fields...), p.Late.Fields...) {
		r.field(out, p, f)
	}
	r.boundary(out, p)
	switch {
	case p.Message != nil:
		r.message(p.Message)
		if l := p.Message.Root.Layer; l != p.Layer && l.Path != "" {
			r.encode(p, r.layer(l))
		}
		return
	case len(p.Parts) > 0 && p.Parts[0].Layer != p.Layer:
		for _, child := range p.Parts {
			r.part(child)
		}
		r.encode(p, r.layer(p.Parts[0].Layer))
		return
	case len(p.Parts) > 0:
		r.all(out[p.Preamble.Start:p.Preamble.End])
		r.all(out[p.Epilogue.Start:p.Epilogue.End])
	default:
		r.leaf(out, p)
	}
	for _, child := range append(append([]*eml.Part{}, p.Parts...), p.Recovered...) {
		r.part(child)
	}
}

// boundary replaces what is private in a boundary, where it is stated and where it stands.
func (r *redactor) boundary(out []byte, p *eml.Part) {
	if p.Boundary == "" {
		return
	}
	was := []byte(p.Boundary)
	is := bytes.Clone(was)
	r.entities(is)
	if bytes.Equal(was, is) {
		return
	}
	spans := []headers.Span{p.Close}
	if f, ok := p.TypeField(); ok {
		spans = append(spans, f.Span)
	}
	for _, child := range p.Parts {
		spans = append(spans, child.Delimiter)
	}
	for _, s := range spans {
		copy(out[s.Start:s.End], bytes.ReplaceAll(p.Layer.Data[s.Start:s.End], was, is))
	}
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
		r.entities(data)
	case known && c.Reading != nil && !c.Body && bytes.IndexByte(data, 0) >= 0 && !strings.HasPrefix(nameOf(c), "utf-"):
		r.file(data)
	case known && c.Reading != nil && p.Type == "text/html" && c.Body:
		r.page(data, nameOf(c))
	case known && c.Reading != nil:
		r.text(data, nameOf(c), nothing)
	case strings.HasPrefix(p.Type, "text/") || strings.HasPrefix(p.Type, "message/"):
		r.text(data, "utf-8", nothing)
	default:
		r.file(data)
	}
	keepMarks(before, data)
	for _, file := range p.Enclosed {
		if file.Encoding == eml.Uuencode && file.End <= len(data) {
			copy(data[file.Start:file.End], before[file.Start:file.End])
			r.lines(data[file.Start:file.End], eml.Uuencode)
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

// file replaces what is in a file, but for the bytes that show what kind of file it is.
func (r *redactor) file(data []byte) {
	const magic = 16
	rest := data[min(magic, len(data)):]
	text := bytes.IndexByte(data[:min(len(data), 512)], 0) < 0
	for i, c := range rest {
		switch {
		case text && (c < 0x80):
			rest[i] = other(c, r.next(200))
		case c != 0:
			rest[i] = byte(1 + r.next(255))
		}
	}
	if text {
		r.all(data[:min(magic, len(data))])
	}
}

var bhTag = pattern(`(?i)(^|;)\s*bh\s*=\s*`)
