package mend

import (
	"bytes"
	"strings"
)

// page masks the text of HTML and the values in its tags, and leaves the tags.
func (r *redactor) page(b []byte, name string) {
	masked, whole := bytes.Clone(b), b
	r.text(masked, name, nothing)
	if bytes.Contains(b, []byte("\x1b$")) {
		b = veiled(b) // a tag does not begin in the middle of a character
	}
	at := 0
	for at < len(b) {
		lt := bytes.IndexByte(b[at:], '<')
		if lt < 0 {
			break
		}
		start := at + lt
		end := start + tagEnd(b[start:])
		r.tag(b[start:end], masked[start:end])
		at = end
	}
	keepCodes(b, masked)
	copy(whole, masked)
}

// tagEnd is the size of the tag that b begins with.
func tagEnd(b []byte) int {
	if len(b) < 2 || !(b[1] == '/' || b[1] == '!' || b[1] == '?' || b[1]|0x20 >= 'a' && b[1]|0x20 <= 'z') {
		return 1
	}
	if end := bytes.IndexByte(b, '>'); end >= 0 {
		return end + 1
	}
	return len(b)
}

// tag takes the masking of a tag back, but for the values of attributes that say something, and for words that web
// pages are not written in.
func (r *redactor) tag(was, masked []byte) {
	if bytes.HasPrefix(was, []byte("<!--")) {
		copy(masked, was[:4])
		return
	}
	keep := func(from, to int) {
		for i := from; i < to; i++ { // but for letters beyond ASCII, and second bytes of them
			if was[i] < 0x80 && (i == 0 || was[i-1] < 0x80) {
				masked[i] = was[i]
			}
		}
		r.runs(masked[from:to], ofPages)
	}
	lower := strings.ToLower(string(was))
	if strings.HasPrefix(lower, "<meta") && strings.Contains(lower, "charset") || strings.HasPrefix(lower, "<?xml") ||
		strings.HasPrefix(lower, "<!") {
		copy(masked, was)
		r.runs(masked, func(w string) bool { return ofPages(w) || public(w) })
		return
	}
	at := 0
	for at < len(was) {
		eq := bytes.IndexByte(was[at:], '=')
		if eq < 0 {
			break
		}
		eq += at
		keep(at, eq+1)
		name := lower[strings.LastIndexAny(lower[:eq], " \t\r\n\"'")+1 : eq]
		end := valueEnd(was, eq+1)
		if !said(name) {
			keep(eq+1, end)
		} else {
			scheme(was[eq+1:end], masked[eq+1:end])
		}
		at = end
	}
	keep(min(at, len(was)), len(was))
}

func said(name string) bool {
	return rules().attributes[name] || strings.HasPrefix(name, "data-") || strings.HasPrefix(name, "on")
}

// valueEnd is where the value of an attribute ends.
func valueEnd(b []byte, at int) int {
	for at < len(b) && (b[at] == ' ' || b[at] == '\r' || b[at] == '\n') {
		at++
	}
	if at < len(b) && (b[at] == '"' || b[at] == '\'') {
		if end := bytes.IndexByte(b[at+1:], b[at]); end >= 0 {
			return at + end + 2
		}
		return len(b)
	}
	if end := bytes.IndexAny(b[min(at, len(b)):], " \t\r\n>"); end >= 0 {
		return at + end
	}
	return len(b)
}

// scheme leaves what says of which kind an address is.
func scheme(was, masked []byte) {
	for _, s := range []string{"http://", "https://", "mailto:", "cid:", "tel:", "data:"} {
		if i := bytes.Index(bytes.ToLower(was[:min(len(was), 12)]), []byte(s)); i >= 0 {
			copy(masked[i:i+len(s)], was[i:])
		}
	}
}
