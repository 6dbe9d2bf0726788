package analyze

import (
	"slices"
	"strings"

	"github.com/eml-inspect/eml-inspect/headers"
)

// stripper is a program that takes attachments out of mail, and what it leaves in their place.
type stripper struct {
	By       string
	Kind     string   // gateway, list, user, pending
	Harmless bool     // nothing that a person misses
	Anywhere bool     // its text stands in any line; else it begins a short part
	Hint     []string // words of which such a text holds one; none where any will do
	Apart    bool     // it is a file of its own
	Done     []string // words of which its first sentences hold one, beside a hint
	Why      []string // words of which it holds one, being short, unless it names a product
	Type     string   // media type of the part
	Access   string   // access-type of message/external-body
	Field    string   // header field of the part
	Name     string   // file name of the part
	Words    []string // words of which such a name holds one, in lower case
	Text     string
	Source   string
	Try      []stripExample
	name     lazyPattern
	text     lazyPattern
}

type stripExample struct {
	Part, Type, Field, Text string
	File, URL               string
	None                    bool
}

// stripperFile is the data file, and the hints of all records together: of those whose text stands in any line, and of
// those whose text begins a short part.
type stripperFile struct {
	Products []string
	Stripper []stripper
	anywhere func() *phrases
	notices  func() *phrases
}

// strippers are the records of strippers.toml.
var strippers = once(func() *stripperFile {
	file := stripperData
	file.Stripper = slices.Clone(file.Stripper)
	var anywhere, notices []string
	for i := range file.Stripper {
		s := &file.Stripper[i]
		s.name = pattern(s.Name)
		for _, hint := range s.Hint {
			if s.Anywhere {
				anywhere = append(anywhere, strings.ToLower(hint))
			} else {
				notices = append(notices, strings.ToLower(hint))
			}
		}
		switch {
		case s.Text == "":
		case s.Anywhere:
			s.text = pattern(`(?m)^[ \t]*` + s.Text)
		default:
			s.text = pattern(`^(?:[^\pL\pN>|]*|[^>|\n][^\n]{0,100}\n[^\pL\pN>|]*)` + s.Text)
		}
	}
	return &stripperFile{file.Products, file.Stripper, lazyPhrases(anywhere), lazyPhrases(notices)}
})

// hinted reports whether a text holds a hint of any record that may be about it.
func (f *stripperFile) hinted(text string) bool {
	return text != "" && (f.anywhere().in(text) || len(text) <= maxNotice && f.notices().in(text))
}

// removals are what texts mention from which attachments may have been taken out.
const removals = mentionsRemoval | mentionsNotice

// leftBehind reports whether a part has the form of what is left of an attachment, whatever its text says.
func leftBehind(c *Content) bool {
	list := strippers().Stripper
	for i := range list {
		if len(list[i].Hint) == 0 && list[i].formed(c) {
			return true
		}
	}
	return false
}

// stripped is an attachment that was taken out, as the notice in its place says.
type stripped struct {
	*stripper
	Name, URL, By string
	Span          headers.Span // of the notice in the text; empty where the part itself shows it
}

// maxNotice is the longest part, in bytes, that is a notice and nothing else.
const maxNotice = 6000

// find tries a record on a part and its text: each place in it where something was taken out.
func (s *stripper) find(t *Prose) []stripped {
	if !s.fits(t) {
		return nil
	}
	if s.text == nil {
		by, ok := s.told(t.Text)
		if !ok {
			return nil
		}
		return []stripped{{stripper: s, By: by}}
	}
	most := 1
	if s.Anywhere {
		most = maxFindings
	}
	var list []stripped
	for _, m := range s.text().FindAllStringSubmatchIndex(t.Text, most) {
		f := stripped{stripper: s, By: s.By, Span: headers.Span{Start: m[0], End: m[1]}}
		f.read(t.Text, m)
		list = append(list, f)
	}
	return list
}

// formed reports whether the part is one that the record is about, whatever its text.
func (s *stripper) formed(c *Content) bool {
	switch {
	case s.Type != "" && s.Type != c.Type, s.name != nil && !s.nameFits(c.Name.Text),
		s.Access != "" && !strings.EqualFold(s.Access, c.Part.Content.Get("access-type")):
		return false
	case s.Field != "":
		_, ok := c.Field(s.Field)
		return ok
	}
	return true
}

// nameFits reports whether a file has a name that the record is about.
func (s *stripper) nameFits(name string) bool {
	said := func(word string) bool { return headers.ContainsFold(name, word) }
	return name != "" && slices.ContainsFunc(s.Words, said) && s.name().MatchString(name)
}

// fits reports whether the record may be about the part, and about a text of that size with such words.
func (s *stripper) fits(t *Prose) bool {
	switch {
	case !s.formed(t.Content):
		return false
	case s.silent():
		return true
	case !s.Anywhere && len(t.Text) > maxNotice, s.Apart && t.Body:
		return false
	}
	return len(s.Hint) == 0 || s.Done != nil || holdsAny(t.Text, s.Hint)
}

// silent reports whether the form of a part is all that the record asks for.
func (s *stripper) silent() bool { return s.text == nil && s.Done == nil }

// maxSentence is the longest text, in bytes, that is known for a notice by its words alone, and how far into a longer one
// they are looked for.
const maxSentence = 600

// told reports whether the words of a text say what the record is about, and who wrote it.
func (s *stripper) told(text string) (by string, ok bool) {
	if s.silent() {
		return s.By, true
	}
	first := strings.ToLower(text[:min(len(text), maxSentence)])
	if !holdsAny(first, s.Done) || !holdsAny(first, s.Hint) {
		return "", false
	}
	by = product(text)
	return by, by != "" || len(text) <= maxSentence && holdsAny(first, s.Why)
}

// read takes the groups out of a match.
func (f *stripped) read(text string, m []int) {
	for i, group := range f.text().SubexpNames() {
		if group == "" || m[2*i] < 0 {
			continue
		}
		value := strings.TrimSpace(text[m[2*i]:m[2*i+1]])
		switch group {
		case "name":
			f.Name = value
		case "url":
			f.URL = value
		case "by":
			f.By = value
		}
	}
}

// product finds the product that a notice names, as a word of its own: RESET is none of ESET.
func product(text string) string {
	for _, name := range strippers().Products {
		if at := strings.Index(text, name); at >= 0 && !letterAt(text, at-1) && !letterAt(text, at+len(name)) {
			return name
		}
	}
	return ""
}

// letterAt reports whether a letter of ASCII stands at a place of a text.
func letterAt(text string, at int) bool {
	return at >= 0 && at < len(text) && 'a' <= text[at]|0x20 && text[at]|0x20 <= 'z'
}
