package mend

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"github.com/eml-inspect/eml-inspect/analyze/eml"
)

// keep puts back the words that a finding shows, but for what is private in them.
func (r *redactor) keep(p *eml.Part, before, data []byte) {
	for _, at := range r.kept {
		at = at.within(p.Layer)
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

// keepLabels leaves what stands before a colon at the start of lines: the labels of a header that was copied into
// a text.
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
	for _, at := range marks().FindAllIndex(before, -1) {
		copy(data[at[0]:at[1]], before[at[0]:at[1]])
	}
}

// marks begin and end files in a text: uuencode, yEnc, BinHex.
var marks = pattern(`(?m)^(?:begin(?:-base64)? [0-7]{3,4} |end\r?$|` +
	`=y(?:begin|part|end) (?:[a-z0-9]+=[0-9a-fA-F]+ ?)*(?:name=)?|` +
	`\(This file must be converted with BinHex)`)
