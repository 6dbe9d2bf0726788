package mend

import (
	"bytes"
	"regexp"
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
	if l.Path == "" {
		l = r.input
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
				for _, d := range hostPattern.FindAllString(f.Text, -1) {
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

// keep puts back the words that a finding shows, but for what is private in them.
func (r *redactor) keep(p *eml.Part, before, data []byte) {
	for _, at := range r.kept {
		inside := at.layer == p.Layer.Path && at.start >= p.Body.Start && at.end <= p.Body.End
		if inside && strings.HasPrefix(at.code, "transfer-") && r.within(before, data) {
			return
		}
		if at.code == "forward-inline" && p.Text() {
			keepLabels(before, data)
			continue
		}
		if r.heads(at, p) && len(data) <= maxNotice {
			copy(data, before) // the notice that stands in the place of a file
			r.entities(data)
			continue
		}
		start, end := at.start-p.Body.Start, at.end-p.Body.Start
		if !p.Decoded.Same() || at.layer != p.Layer.Path {
			if !inside {
				continue
			}
			start, end = 0, len(data) // somewhere in what was encoded
		}
		if start < 0 || end > len(data) || start >= end {
			continue
		}
		copy(data[start:end], before[start:end])
		r.entities(data[start:end])
	}
}

// within masks a text that is base64 although nothing says so, below its encoding.
func (r *redactor) within(before, data []byte) bool {
	inner := groups(before)
	if len(inner)*2 < len(before) || bytes.Count(before, []byte("=")) > 3 {
		return r.withinQuoted(before, data)
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

// withinQuoted does the same for quoted-printable.
func (r *redactor) withinQuoted(before, data []byte) bool {
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

// keepLabels leaves what stands before a colon at the start of lines: the labels of a header that was copied into a text.
func keepLabels(before, data []byte) {
	for at := 0; at < len(before); {
		line := before[at:]
		if n := bytes.IndexByte(line, '\n'); n >= 0 {
			line = line[:n+1]
		}
		for _, colon := range []string{":", "\uff1a", "\xa3\xba"} {
			if n := bytes.Index(line[:min(len(line), 40)], []byte(colon)); n >= 0 {
				copy(data[at:at+n], line)
			}
		}
		at += len(line)
	}
}

// keepMarks leaves the lines that begin and end a file in a text, but for its name.
func keepMarks(before, data []byte) {
	for _, at := range marks.FindAllIndex(before, -1) {
		copy(data[at[0]:at[1]], before[at[0]:at[1]])
	}
}

// marks begin and end files in a text: uuencode, yEnc, BinHex.
var marks = regexp.MustCompile(`(?m)^(?:begin(?:-base64)? [0-7]{3,4} |end\r?$|=y(?:begin|part|end) (?:[a-z0-9]+=[0-9a-fA-F]+ ?)*(?:name=)?|` +
	`\(This file must be converted with BinHex)`)

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

var bhTag = regexp.MustCompile(`(?i)(^|;)\s*bh\s*=\s*`)
