// Package hypertext reads the HTML of a mail as a person sees it: its text, the links in it and where they
// lead, the charset and the language it states. Nothing is loaded or run, and reading takes time linear in
// the input, whatever it holds.
package hypertext

import (
	"strings"
	"unicode/utf8"
)

// Page is what a person sees of an HTML text.
type Page struct {
	// Text is the text in lines: cells of a table are parted by tabs, items of a list begin with "- ",
	// a link is followed by its address in angle brackets where its label is another one.
	Text string
	// Links are the links, in order, the first MaxLinks of them.
	Links []Link
	// Cut is true if there was more text than MaxText bytes, or more links than MaxLinks.
	Cut bool
}

// Link is one link (HTML, section 4.6): where a person is led, and what the text says.
type Link struct {
	URL    string // the address as written, without white space around it; at most 4096 bytes
	Label  string // the text that is clicked, in one line, or the words that stand for a picture
	Hidden bool   // it stands in an element that is not displayed
	Setting
}

// Setting is where a link stands.
type Setting struct {
	At, End int    // its label, and the address behind it, in Page.Text
	Marks   string // class and id of it and of the elements around it, the innermost first, lower case
	Title   string // its title, or that of the innermost element around it that has one
	Quoted  bool   // it stands in a text that is quoted, from an older message
}

// MaxText is the most bytes of text that are read out of a page.
const MaxText = 1 << 20

// MaxLinks is the most links that are read out of a page.
const MaxLinks = 1000

// maxURL bounds the address of a link, maxLabel its label.
const (
	maxURL   = 4096
	maxLabel = 512
)

// Read reads an HTML text, which is valid UTF-8: charset.Reading has it. Scripts, styles, comments, what
// only Word reads ("[if mso]") and elements that are not displayed leave no text.
func Read(html string) Page {
	r := newReader(html)
	for r.next() {
	}
	r.endLink()
	text := strings.TrimRight(r.out.String(), " \t")
	for i := range r.links {
		r.links[i].At, r.links[i].End = min(r.links[i].At, len(text)), min(r.links[i].End, len(text))
	}
	return Page{Text: text, Links: r.links, Cut: r.out.cut || r.more}
}

// BeyondASCII reports whether a person sees more than ASCII of an HTML text, or may: where Read would have cut it. It
// reads no further than to the first such character.
func BeyondASCII(html string) bool {
	r, seen := newReader(html), 0
	high := func(c rune) bool { return c >= utf8.RuneSelf }
	for r.next() {
		text := r.out.String()
		if strings.ContainsFunc(text[seen:], high) {
			return true
		}
		seen = len(text)
	}
	r.endLink()
	return r.out.cut || r.more || strings.ContainsFunc(r.out.String()[seen:], high)
}

// Text gives the text of an HTML text as Read does.
func Text(html string) string { return Read(html).Text }
