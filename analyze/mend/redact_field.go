package mend

import (
	"bytes"
	"strings"

	"github.com/eml-inspect/eml-inspect/analyze"
	"github.com/eml-inspect/eml-inspect/analyze/eml"
	"github.com/eml-inspect/eml-inspect/headers"
)

var (
	addressPattern = pattern(`([A-Za-z0-9._%+=/&'*~!#$-]+)@([A-Za-z0-9_-]+(?:\.[A-Za-z0-9_-]+)*)`)
	hostPattern    = pattern(`[A-Za-z0-9_-]+(?:\.[A-Za-z0-9_-]+)*\.[A-Za-z]{2,}`)
	v4Pattern      = pattern(`\b\d{1,3}\.\d{1,3}\.\d{1,3}\.\d{1,3}\b`)
	v6Pattern      = pattern(`(?i)\b[0-9a-f]{1,4}(?::[0-9a-f]{0,4}){2,7}`)
	wordPattern    = pattern(`=\?([^?\s]{0,80})\?([bBqQ])\?([^?]*)\?=`)
)

// field redacts a header field: its name but for words of protocols, and its value.
func (r *redactor) field(out []byte, p *eml.Part, f headers.Field) {
	if f.Kind == headers.Envelope || f.Kind == headers.Stray || f.Kind == headers.Unread ||
		f.Kind == headers.Before {
		r.raw(out[f.Start:f.End], f.Text)
		r.fields(out[f.Start:f.End])
		return
	}
	r.runs(out[f.Start:f.Start+len(f.Name)], public)
	value := out[f.Value.Start:f.Value.End]
	name := strings.ToLower(f.Name)
	if f.Is("Subject") && analyze.StandsForFiles(f.Unfolded()) {
		return
	}
	if r.wanted(p, f) {
		r.fields(value)
		return
	}
	if bytes.Contains(value, []byte("\x1b$")) {
		r.escaped(value, "iso-2022-jp", func(b []byte) { r.unencoded(b, policyOf(name)) })
		return
	}
	r.encodedWords(value, string(value), policyOf(name) == nameField)
	if policyOf(name) == nameField {
		r.raw(value, name)
		r.params(value, string(value))
		return
	}
	was := bytes.Clone(value)
	head := []byte{}
	if policyOf(name) == textField {
		head = was[:min(prefix(value), len(value))]
	}
	r.raw(value, name)
	copy(value, head)
	r.outsideWords(value, func(b []byte) {
		before := bytes.Clone(b)
		r.unencoded(b, policyOf(name))
		if kind := policyOf(name); kind == textField || kind == addressField {
			keepCodes(before, b)
		}
	})
	if f.Is("Subject") && r.now.Bounce != nil {
		r.reveal(was, value, p) // notices are told by their subjects
	}
}

// unencoded masks what stands outside of encoded words.
func (r *redactor) unencoded(b []byte, kind policy) {
	switch kind {
	case textField:
		r.runs(b[min(prefix(b), len(b)):], nothing)
	case addressField:
		r.split(b, func(b []byte, _ int) { r.runs(b, undisclosed) })
	case idField, secretField:
		r.runs(b, nothing)
	case threadField:
		r.thread(b)
	default:
		r.fields(b)
	}
}

// thread masks what a Thread-Index says besides times: the number of the conversation (MS-OXOMSG, section 2.2.1.3).
func (r *redactor) thread(b []byte) {
	const from, to = 8, 28 // in characters of base64
	b = bytes.TrimLeft(b, " \t\r\n")
	for i := from; i < min(to, len(b)); i++ {
		b[i] = other(b[i], r.next(200))
	}
}

// subjectPrefixes say that a message answers or forwards another; those in Chinese also in GBK.
var subjectPrefixes = []string{"re", "fw", "fwd", "aw", "wg", "sv", "tr", "转发", "答复", "回复", "轉寄", "轉發", "回覆", "回信", "答覆",
	"\xd7\xaa\xb7\xa2", "\xb4\xf0\xb8\xb4", "\xbb\xd8\xb8\xb4", "i", "rv", "enc", "vs", "vb", "doorst", "fs", "pd", "ilt",
	"전달", "転送", "пересл", "továbbítás", "yönlendirme", "yml", "antw", "ynt", "odp", "rif", "회신", "返信", "отв", "vá"}

// prefix is the size of what programs put before a subject: "Re:", "转发：".
func prefix(b []byte) int {
	head := strings.ToLower(string(b[:min(len(b), 24)]))
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
	at := 0
	for _, one := range headers.ReadParams(text).List {
		if one.End > len(value) || one.Start < at {
			continue
		}
		r.fields(value[at:one.Start])
		b := value[one.Start:one.End]
		switch one.Name {
		case "name", "filename":
			r.fileName(b)
		case "boundary":
			r.bound(b[1+bytes.IndexByte(b, '='):])
		default:
			r.fields(b)
		}
		at = one.End
	}
	r.fields(value[at:])
}

// fileName masks the value of a parameter, but for the ending of the name.
func (r *redactor) fileName(b []byte) {
	eq := strings.IndexByte(string(b), '=')
	if eq < 0 {
		return
	}
	v := b[eq+1:]
	if wordPattern().Match(v) { // words are masked already
		r.outsideWords(v, func(b []byte) { r.text(b, "utf-8", r.madeUp) })
		return
	}
	end := len(v)
	if dot := strings.LastIndexByte(string(v), '.'); dot > 0 && len(v)-dot < 8 {
		end = dot
		r.runs(v[end:], public)
	}
	start := 0
	if at := inCharset().FindIndex(v[:end]); at != nil {
		start = at[1]
	}
	r.percent(v[start:end])
}

// inCharset is what stands before a value in a charset (RFC 2231, section 4).
var inCharset = pattern(`^"?[\w.:-]*'[\w-]*'`)
