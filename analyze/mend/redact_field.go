package mend

import (
	"bytes"
	"strings"

	"github.com/eml-inspect/eml-inspect/analyze/eml"
	"github.com/eml-inspect/eml-inspect/headers"
)

var (
	addressPattern = pattern(`([A-Za-z0-9._%+=/&'*~!#$-]+)@([A-Za-z0-9_-]+(?:\.[A-Za-z0-9_-]+)*)`)
	hostPattern    = pattern(`[A-Za-z0-9_-]+(?:\.[A-Za-z0-9_-]+)*\.[A-Za-z]{2,}`)
	v4Pattern      = pattern(`\b\d{1,3}\.\d{1,3}\.\d{1,3}\.\d{1,3}\b`)
	v6Pattern      = pattern(`(?i)\b[0-9a-f]{1,4}(?::[0-9a-f]{0,4}){2,7}`)
	wordPattern    = pattern(`=\?([^?\s]{1,80})\?([bBqQ])\?([^?]*)\?=`)
	loginPattern   = pattern(`(?i)(?:authenticated (?:sender|id):?|auth=|login=?|user[= ]|ident=|account=|helo[= ]|ehlo )` +
		`\s*<?([^\s;)>,\]]+)`)
	partyPattern = pattern(`(?i)^\s*(?:from|by)\s+([^\s;()]+)|\sby\s+([^\s;()]+)`)
)

// field redacts the value of a header field.
func (r *redactor) field(out []byte, p *eml.Part, f headers.Field) {
	if f.Kind == headers.Envelope || f.Kind == headers.Stray || f.Kind == headers.Unread {
		r.entities(out[f.Start:f.End])
		return
	}
	value := out[f.Value.Start:f.Value.End]
	name := strings.ToLower(f.Name)
	if r.wanted(p, f) {
		r.entities(value)
		return
	}
	if bytes.Contains(value, []byte("\x1b$")) {
		r.text(value, "iso-2022-jp", nothing)
		return
	}
	r.encodedWords(value, f.Text, policyOf(name) == nameField)
	switch policyOf(name) {
	case keepField:
	case textField:
		r.raw(value, name)
		r.outsideWords(value, func(b []byte) { r.runs(b[prefix(b):], nothing) })
	case addressField:
		r.raw(value, name)
		r.entities(value)
		r.outsideWords(value, r.displayNames)
	case nameField:
		r.raw(value, name)
		r.params(value, f.Text)
	case traceField:
		r.entities(value)
		r.maskGroups(value, loginPattern())
		r.maskGroups(value, partyPattern())
	case identField:
		r.entities(value)
	case idField:
		r.runs(value, nothing)
	default:
		r.raw(value, name)
		r.outsideWords(value, func(b []byte) { r.all(b) })
	}
}

// subjectPrefixes say that a message answers or forwards another; those in Chinese also in GBK.
var subjectPrefixes = []string{"re", "fw", "fwd", "aw", "wg", "sv", "tr", "转发", "答复", "回复", "轉寄", "回覆", "\xd7\xaa\xb7\xa2",
	"\xb4\xf0\xb8\xb4", "\xbb\xd8\xb8\xb4"}

// prefix is the size of what programs put before a subject: "Re:", "转发：".
func prefix(b []byte) int {
	head := strings.ToLower(string(b[:min(len(b), 16)]))
	blanks := len(head) - len(strings.TrimLeft(head, " \t\r\n"))
	for _, word := range subjectPrefixes {
		for _, colon := range []string{":", "\uff1a", "\xa3\xba"} {
			if strings.HasPrefix(head[blanks:], word+colon) {
				return blanks + len(word+colon)
			}
		}
	}
	return 0
}

// wanted reports whether a finding needs the words of a field about a file.
func (r *redactor) wanted(p *eml.Part, f headers.Field) bool {
	for _, at := range r.kept {
		at = at.within(p.Layer)
		if at.layer == p.Layer.Path && at.start >= f.Start && at.end <= f.End && strings.HasPrefix(at.code, "attach-") {
			return true
		}
	}
	return false
}

// params masks the file names in a structured field, and whatever else names somebody.
func (r *redactor) params(value []byte, text string) {
	for _, p := range headers.ReadParams(text).List {
		if p.End > len(value) {
			continue
		}
		b := value[p.Start:p.End]
		switch p.Name {
		case "name", "filename":
			r.fileName(b)
		case "charset", "boundary", "type", "format", "delsp", "report-type", "protocol", "micalg", "size", "method":
			if p.Name != "boundary" && strings.Contains(p.Value, "@") {
				r.entities(b)
			}
		default:
			r.entities(b)
		}
	}
}

// fileName masks the value of a parameter, but for the ending of the name.
func (r *redactor) fileName(b []byte) {
	eq := strings.IndexByte(string(b), '=')
	if eq < 0 {
		return
	}
	v := b[eq+1:]
	if wordPattern().Match(v) {
		return // masked as encoded words
	}
	end := len(v)
	if dot := strings.LastIndexByte(string(v), '.'); dot > 0 && len(v)-dot < 8 {
		end = dot
	}
	start := 0
	if i := strings.LastIndex(string(v[:end]), "''"); i >= 0 {
		start = i + 2
	}
	r.percent(v[start:end])
}
