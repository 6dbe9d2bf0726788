package headers

import "strings"

// Params is a structured field that begins with a value and goes on with parameters, as Content-Type and
// Content-Disposition do (RFC 2045, section 5.1; RFC 2183; RFC 2231).
type Params struct {
	Value     string // lower case, without comments: "text/plain", "attachment"
	List      []Param
	Malformed string // why strict readers give up on it, "" where they do not
	Limit     bool   // there were more than MaxParams parameters
}

// Param is one parameter. Its value is bytes: what they mean says Charset (RFC 2231) or nobody.
type Param struct {
	Span            // in the text of the field
	Name     string // lower case, without "*" and numbers
	Value    string // raw bytes, unquoted, percent-decoded and joined
	Charset  string // the label that RFC 2231 gives, "" where there is none
	Extended bool   // it was written in the form of RFC 2231
	Broken   string // what is wrong with its RFC 2231 form: one of the Broken constants
}

// What is wrong with the form of RFC 2231. Programs that keep to it show another name, or none.
const (
	BrokenGap     = "gap"     // a piece is missing, or comes twice
	BrokenPercent = "percent" // "%" without two hexadecimal digits, or escapes in a piece that is not marked with "*"
	BrokenCharset = "charset" // no charset'language' where one belongs
	BrokenMark    = "mark"    // the form without the "*" that announces it
)

// Get gives the value of a parameter, "" where it is missing. The form of RFC 2231 wins (RFC 6266,
// section 4.3, says the same for HTTP); among equals the first.
//
//go:noinline
func (p Params) Get(name string) string {
	found, _ := p.Find(name)
	return found.Value
}

// Find gives a parameter as Get chooses it.
func (p Params) Find(name string) (Param, bool) {
	var found Param
	ok := false
	for _, one := range p.List {
		if one.Name == name && (!ok || one.Extended && !found.Extended) {
			found, ok = one, true
		}
	}
	return found, ok
}

// ReadParams reads a value and its parameters from the text of a field. Everything that people really
// write is read: unquoted blanks, missing semicolons, quotes never closed, single quotes, comments.
func ReadParams(text string) Params {
	r := paramReader{text: text}
	r.value()
	var room [3]piece // most fields have no more
	pieces := room[:0]
	for r.next() {
		if r.count > len(pieces) {
			pieces = append(pieces, r.piece)
		}
	}
	r.out.List = joinPieces(pieces)
	return r.out
}

type paramReader struct {
	text  string
	pos   int
	out   Params
	piece piece // the last one read
	count int   // of the pieces read
}

// value reads what stands before the first semicolon; a parameter that follows without one is left.
func (r *paramReader) value() {
	if !r.plainValue() {
		r.carefulValue()
	}
}

func (r *paramReader) carefulValue() {
	end := valueEnd(r.text)
	value := r.text[:end]
	if i := paramStart(blankComments(value)); i >= 0 {
		value, end = value[:i], i
		r.malformed("no-semicolon")
	}
	r.pos = end
	value = strings.TrimSpace(stripComments(Unfold(value)))
	value = strings.ToLower(value)
	r.out.Value = strings.Trim(value, "\"' \t,")
	if len(r.out.Value) != len(value) || strings.ContainsAny(r.out.Value, " \t") {
		r.malformed("value")
	}
}

// plainValue reads a value of letters and the marks that media types have, as nearly all are.
func (r *paramReader) plainValue() bool {
	end := strings.IndexByte(r.text, ';')
	if end < 0 {
		end = len(r.text)
	}
	start, stop := 0, end
	for start < stop && isSpace(r.text[start]) {
		start++
	}
	for start < stop && isSpace(r.text[stop-1]) {
		stop--
	}
	value := r.text[start:stop]
	for i := range len(value) {
		c := value[i]
		if (c|0x20 < 'a' || c|0x20 > 'z') && (c < '-' || c > '9') { // "-", ".", "/" and digits
			return false
		}
	}
	r.out.Value, r.pos = strings.ToLower(value), end
	return true
}

// valueEnd finds the semicolon that ends the value; one in a comment does not.
func valueEnd(text string) int {
	r := newWordReader(text, ";")
	for r.skip(); r.pos < len(text); r.skip() {
		if w := r.word(); w.Kind == Special {
			return w.Start
		}
	}
	return len(text)
}

// paramStart finds "name=" after white space: a parameter that no semicolon announces.
func paramStart(s string) int {
	eq := strings.IndexByte(s, '=')
	if eq <= 0 {
		return -1
	}
	start := strings.LastIndexAny(strings.TrimRight(s[:eq], " \t"), " \t\r\n,")
	if start < 0 || strings.ContainsAny(s[start+1:eq], "\"<>@") {
		return -1
	}
	return start + 1
}

func (r *paramReader) malformed(why string) {
	if r.out.Malformed == "" {
		r.out.Malformed = why
	}
}

// next reads one parameter; false at the end.
func (r *paramReader) next() bool {
	for r.pos < len(r.text) && (isSpace(r.text[r.pos]) || r.text[r.pos] == ';' || r.text[r.pos] == ',') {
		r.pos++
	}
	if r.pos >= len(r.text) {
		return false
	}
	if r.count >= MaxParams {
		r.out.Limit = true
		return false
	}
	if r.plainParam() {
		return true
	}
	return r.carefulParam()
}

// carefulParam is next for parameters of any form.
func (r *paramReader) carefulParam() bool {
	start := r.pos
	stop := start
	for stop < len(r.text) && r.text[stop] != '=' && r.text[stop] != ';' {
		stop++
	}
	if stop == len(r.text) || r.text[stop] == ';' {
		r.nameless(start, stop)
		return r.pos < len(r.text)
	}
	name := stripComments(Unfold(r.text[start:stop]))
	r.pos = stop + 1
	value := r.paramValue()
	r.add(strings.ToLower(strings.Trim(name, " \t\"'")), value, Span{start, r.pos})
	return true
}

// nameless passes over something without "=". A comment is nothing wrong.
func (r *paramReader) nameless(start, end int) {
	if strings.TrimSpace(stripComments(r.text[start:end])) != "" {
		r.malformed("no-equals")
	}
	r.pos = end
}

// paramValue reads a value: quoted, or up to the next semicolon.
func (r *paramReader) paramValue() string {
	for r.pos < len(r.text) && isSpace(r.text[r.pos]) {
		r.pos++
	}
	if r.pos < len(r.text) && r.text[r.pos] == '"' {
		if value, ok := r.quoted(); ok {
			return value
		}
	}
	return r.unquoted()
}

// quoted reads a quoted string. A quote that is followed by neither a semicolon nor the end nor another
// parameter stands inside the value, as in a file name with a quote in it.
func (r *paramReader) quoted() (string, bool) {
	for i := r.pos + 1; i < len(r.text); i++ {
		switch r.text[i] {
		case '\\':
			i++
		case '"':
			if !r.endsAfter(i + 1) {
				r.malformed("quote")
				continue
			}
			value := unescapePath(Unfold(r.text[r.pos+1 : i]))
			r.pos = i + 1
			return value, true
		}
	}
	return "", false
}

// quoteReach is how far is looked for what follows a closing quote.
const quoteReach = 200

func (r *paramReader) endsAfter(i int) bool {
	rest := strings.TrimLeft(r.text[i:min(len(r.text), i+quoteReach)], " \t\r\n")
	if rest == "" || rest[0] == ';' || rest[0] == '(' || rest[0] == ',' {
		return true
	}
	eq := strings.IndexAny(rest, "=; \"")
	return eq > 0 && rest[eq] == '=' && isSpace(r.text[i])
}

// unquoted reads up to the next semicolon, or up to a parameter that follows without one.
func (r *paramReader) unquoted() string {
	end := len(r.text)
	if i := strings.IndexByte(r.text[r.pos:], ';'); i >= 0 {
		end = r.pos + i
	}
	value := r.text[r.pos:end]
	if i := paramStart(value); i > 0 && strings.TrimSpace(value[:i]) != "" {
		value, end = value[:i], r.pos+i
		r.malformed("no-semicolon")
	}
	r.pos = end
	if !strings.ContainsAny(value, "\r\n \t\"'(") {
		return value
	}
	value = strings.TrimSpace(stripComments(Unfold(value)))
	if strings.ContainsAny(value, " \t\"") {
		r.malformed("unquoted")
	}
	if len(value) > 1 && value[0] == '\'' && value[len(value)-1] == '\'' {
		value = value[1 : len(value)-1]
	}
	return strings.Trim(value, "\"")
}

// unescapePath takes out the backslashes of quoted pairs but keeps those of "C:\dir\file", which one
// browser writes unescaped.
func unescapePath(s string) string {
	if strings.IndexByte(s, '\\') < 0 {
		return s
	}
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		if s[i] == '\\' && i+1 < len(s) && (s[i+1] == '"' || s[i+1] == '\\') {
			i++
		}
		b.WriteByte(s[i])
	}
	return b.String()
}
