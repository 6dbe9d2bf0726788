package analyze

import (
	_ "embed"
	"regexp"
	"strings"
	"sync"

	"github.com/eml-inspect/eml-inspect/headers"
)

//go:embed strippers.toml
var strippersTOML string

// stripper is a program that takes attachments out of mail, and what it leaves in their place.
type stripper struct {
	By       string
	Kind     string // gateway, list, user, pending
	Harmless bool   // nothing that a person misses
	Anywhere bool   // its text stands in any line; else it begins a short part
	Named    bool   // it is a file of its own, and its text names a product
	Type     string // media type of the part
	Access   string // access-type of message/external-body
	Field    string // header field of the part
	Name     string // file name of the part
	Text     string
	Source   string
	Try      []stripExample
	name     *regexp.Regexp
	text     *regexp.Regexp
}

type stripExample struct {
	Part, Type, Field, Text string
	File, URL               string
	None                    bool
}

// stripperFile is the data file.
type stripperFile struct {
	Products []string
	Stripper []stripper
}

var strippers = sync.OnceValue(func() stripperFile {
	var file stripperFile
	decodeStrictly("strippers.toml", strippersTOML, &file)
	for i := range file.Stripper {
		s := &file.Stripper[i]
		s.name = pattern(s.Name)
		switch {
		case s.Text == "":
		case s.Anywhere:
			s.text = pattern(`(?m)^[ \t]*` + s.Text)
		default:
			s.text = pattern(`^(?:[^\pL\pN>|]*|[^>|\n][^\n]{0,100}\n[^\pL\pN>|]*)` + s.Text)
		}
	}
	return file
})

// stripped is an attachment that was taken out, as the notice in its place says.
type stripped struct {
	*stripper
	Name, URL, By string
	Span          headers.Span // of the notice in the text; empty where the part itself shows it
}

// maxNotice is the longest part, in bytes, that is a notice and nothing else.
const maxNotice = 6000

// fits tries a record on a part and its text.
func (s *stripper) fits(t Prose) (stripped, bool) {
	found := stripped{stripper: s, By: s.By}
	if s.Type != "" && s.Type != t.Type || s.Access != "" && !strings.EqualFold(s.Access, t.Part.Content.Get("access-type")) ||
		s.name != nil && !s.name.MatchString(t.Name.Text) {
		return found, false
	}
	if _, ok := t.Field(s.Field); s.Field != "" && !ok {
		return found, false
	}
	if s.text == nil {
		return found, true
	}
	if !s.Anywhere && len(t.Text) > maxNotice || s.Named && t.Body {
		return found, false
	}
	m := s.text.FindStringSubmatchIndex(t.Text)
	if m == nil {
		return found, false
	}
	found.Span = headers.Span{Start: m[0], End: m[1]}
	found.read(t.Text, m)
	if s.Named {
		found.By = product(t.Text)
	}
	return found, !s.Named || found.By != ""
}

// read takes the groups out of a match.
func (f *stripped) read(text string, m []int) {
	for i, group := range f.text.SubexpNames() {
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

// product finds the product that a notice names.
func product(text string) string {
	for _, name := range strippers().Products {
		if strings.Contains(text, name) {
			return name
		}
	}
	return ""
}
