package analyze

import (
	"strings"

	"github.com/eml-inspect/eml-inspect/analyze/eml"
	"github.com/eml-inspect/eml-inspect/charset"
	"github.com/eml-inspect/eml-inspect/headers"
)

// Naming says how the name of a file is written, and what is wrong with that.
type Naming struct {
	Kind     string       // the kind of name-garbled, "" where nothing is wrong
	Why      string       // more closely; "" where the kind says it
	Forgiven bool         // programs in common use show the name right
	Declared string       // the charset as labeled, "" where no label is
	Actual   string       // the charset it is in
	At       headers.Span // the parameter that programs look at first, in the layer of the part
}

// The kinds of name-garbled.
const (
	nameEncodedWord = "rfc2047-in-parameter"
	nameRaw         = "raw-8bit"
	nameBroken      = "rfc2231-broken"
	nameMislabeled  = "mislabeled"
)

// nameDamaged is why a name is garbled of which single bytes are no text in its charset.
const nameDamaged = "damaged"

// readNames reads the names of all files. The parameter that mail programs look at first holds, unless it is
// damaged and another one is whole.
func (e *Evidence) readNames() {
	var names []writtenName
	for i := range e.Contents {
		c := &e.Contents[i]
		names = e.appendWritten(names[:0], c.Part)
		if len(names) == 0 {
			if name := c.Decoded.Name; name != "" { // that of a file in uuencode or the like
				c.Name = charset.Phrase(name)
			}
			continue
		}
		first, best := &names[0], bestName(names)
		c.Name, c.Naming = best.HeaderText, first.Naming
		if best != first && first.Kind == "" {
			c.Naming.Kind, c.Naming.Why = nameMislabeled, "other-is-whole"
		}
		c.Name.Repaired = c.Name.Text != first.Plain
		c.Name.Plain = first.Plain
		if best.Why == nameDamaged {
			continue // nothing was lost before this
		}
		var renamed Mended
		c.Name, renamed = mendHeader(c.Name, e.Options.searches)
		if renamed != (Mended{}) {
			c.Renamed = new(renamed)
		}
	}
}

// writtenName is one of the places where the name of a file is written.
type writtenName struct {
	charset.HeaderText
	Naming
}

// bestName is the first one, unless that is damaged and another one is whole.
func bestName(names []writtenName) *writtenName {
	best := &names[0]
	for i := range names[1:] {
		if n := &names[i+1]; n.better(best) {
			best = n
		}
	}
	return best
}

// appendWritten lists the names of a part in the order in which mail programs look at them. A description is
// one only where no other name is, and if it looks like one.
func (e *Evidence) appendWritten(list []writtenName, p *eml.Part) []writtenName {
	for _, at := range [...]struct {
		field  string
		params [2]string
	}{{"Content-Disposition", [2]string{"filename", "name"}}, {"Content-Type", [2]string{"name", "filename"}}} {
		f, ok := p.Field(at.field)
		if !ok || !headers.ContainsFold(f.Text, "name") && strings.IndexByte(f.Text, '(') < 0 {
			continue
		}
		params := p.Params(f)
		for _, name := range at.params {
			list = e.appendNames(list, params, name, f.Value.Start)
		}
	}
	if len(list) == 0 {
		list = e.appendEncoded(list, p)
	}
	if f, ok := p.Field("Content-Description"); ok && len(list) == 0 && !p.Text() && p.Message == nil {
		if text := charset.Unstructured(f.Text, e.likely...); looksLikeName(text.Text) {
			list = append(list, writtenName{HeaderText: text, Naming: Naming{At: f.Value}})
		}
	}
	return list
}

// appendNames reads the parameters of one name in a field whose value begins at an offset: first those in the form of RFC 2231.
func (e *Evidence) appendNames(list []writtenName, params headers.Params, name string, start int) []writtenName {
	for _, extended := range [...]bool{true, false} {
		for _, param := range params.List {
			if len(list) < maxWritten && param.Name == name && param.Extended == extended && strings.TrimSpace(param.Value) != "" {
				n := e.readParam(param)
				n.At = param.Span.Shift(start)
				list = append(list, n)
			}
		}
	}
	return list
}

// appendEncoded reads the names in fields of which a program encoded the parameters, or all that they say, as it would a
// subject: no program finds a name there.
func (e *Evidence) appendEncoded(list []writtenName, p *eml.Part) []writtenName {
	for _, field := range [...]string{"Content-Disposition", "Content-Type"} {
		f, ok := p.Field(field)
		if !ok || !strings.Contains(f.Text, "=?") {
			continue
		}
		words := charset.Unstructured(f.Text, e.likely...)
		params := headers.ReadParams(words.Text)
		for _, name := range [...]string{"filename", "name"} {
			if value := strings.TrimSpace(params.Get(name)); value != "" && len(words.Words) > 0 {
				list = append(list, writtenName{HeaderText: charset.HeaderText{Text: value, RawStart: -1}, Naming: Naming{At: f.Value,
					Kind: nameEncodedWord, Why: "field-encoded", Declared: words.Words[0].Label, Actual: words.Words[0].Actual}})
				return list
			}
		}
	}
	return list
}

// looksLikeName reports whether a description is the name of a file: "Report 3.pdf".
func looksLikeName(text string) bool {
	dot := strings.LastIndexByte(text, '.')
	if dot < 1 || len(text)-dot < 3 || len(text)-dot > 6 {
		return false
	}
	for i := dot + 1; i < len(text); i++ {
		if c := text[i]; (c < 'a' || c > 'z') && (c < 'A' || c > 'Z') && (c < '0' || c > '9') {
			return false
		}
	}
	return true
}

// better reports whether a name shows more of the true one than another that programs look at before it.
func (n *writtenName) better(than *writtenName) bool {
	mine, other := damage(n.Text), damage(than.Text)
	if mine != other {
		return mine < other && highBytes(n.Text)
	}
	cut := strings.TrimRight(than.Text, "\uFFFD.…_ ")
	stem := n.Text[:max(0, strings.LastIndexByte(n.Text, '.'))]
	return cut != "" && len(stem) > len(than.Text) && strings.HasPrefix(stem, cut) && !looksLikeName(than.Text) &&
		looksLikeName(n.Text)
}

// damage counts the characters of a name that were lost: question marks in a row stand for letters, and code
// instead of a name for all of them.
func damage(name string) int {
	count := strings.Count(name, "\uFFFD")
	if strings.Contains(name, "??") {
		count += strings.Count(name, "?")
	}
	if strings.Contains(name, "=?") {
		count += len(name)
	}
	return count
}
