package hypertext

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// reader goes over the tags and texts of a page once. It builds no tree: mail is cut and nested wrongly, and
// a tree of it can take time that is not linear.
type reader struct {
	tags   *html.Tokenizer
	out    lines
	links  []Link
	more   bool // there were more links
	link   *Link
	label  lines     // of the link that is open
	silent atom.Atom // the element that is not displayed, 0 if none is
	depth  int       // how many elements of that name are open in it
	pre    int       // how many elements are open that keep white space
	around []around  // the elements that are open
}

func newReader(text string) *reader {
	const markup = 4 // of so many bytes, one is text
	r := &reader{tags: html.NewTokenizer(strings.NewReader(text)), out: lines{limit: MaxText}}
	r.out.b.Grow(min(len(text)/markup, MaxText))
	return r
}

// next reads one tag or text; false at the end.
func (r *reader) next() bool {
	switch r.tags.Next() {
	case html.ErrorToken:
		return false
	case html.TextToken:
		if r.silent == 0 || r.link != nil { // else nobody reads it
			r.text(string(r.tags.Text()))
		}
	case html.StartTagToken:
		name, more := r.tags.TagName()
		r.start(atom.Lookup(name), more)
	case html.SelfClosingTagToken:
		if name, more := r.tags.TagName(); atom.Lookup(name) != atom.Svg {
			r.start(atom.Lookup(name), more) // only foreign elements are closed by "/>"
		}
	case html.EndTagToken:
		name, _ := r.tags.TagName()
		r.end(atom.Lookup(name))
	}
	return true
}

func (r *reader) text(s string) {
	if r.link != nil {
		r.label.write(s)
	}
	if r.silent != 0 {
		return
	}
	if r.pre > 0 {
		r.out.keep(s)
		return
	}
	r.out.write(s)
}

// start reads a start tag; more says that it has attributes.
func (r *reader) start(name atom.Atom, more bool) {
	a := r.attributes(more)
	if r.silent != 0 {
		r.within(name)
	}
	if !void(name) {
		r.enter(name, a)
	}
	if r.silent == 0 && (unseen(name) || a.hidden && !void(name)) {
		r.silent, r.depth = name, 1
	}
	switch name {
	case atom.A, atom.Area:
		r.endLink()
		if a.href != "" && name == atom.A {
			r.link, r.label = &Link{URL: a.href, Hidden: r.silent != 0, Setting: r.setting(a)}, lines{limit: maxLabel}
		} else if a.href != "" {
			r.add(Link{URL: a.href, Label: a.alt, Hidden: r.silent != 0, Setting: r.setting(a)})
		}
	case atom.Img:
		r.picture(a)
	}
	if r.silent == 0 {
		r.open(name)
	}
}

// within counts the elements of the same name in one that is not displayed. A paragraph or an item ends
// where the next block begins.
func (r *reader) within(name atom.Atom) {
	switch {
	case name == r.silent && !void(name) && r.silent != atom.P && r.silent != atom.Li:
		r.depth++
	case r.silent == atom.P && breaks(name) > 0 && name != atom.Br, r.silent == atom.Li && name == atom.Li:
		r.silent, r.depth = 0, 0
	case r.silent == atom.Head && (breaks(name) > 0 || inline(name)):
		r.silent, r.depth = 0, 0
	}
}

// picture shows the words that stand for a picture.
func (r *reader) picture(a attributes) {
	if a.alt == "" || a.hidden {
		return
	}
	if r.link != nil {
		r.label.write(a.alt)
	}
	if r.silent == 0 {
		r.out.write("[" + a.alt + "]")
	}
}

// open breaks the line before an element.
func (r *reader) open(name atom.Atom) {
	switch name {
	case atom.Td, atom.Th:
		r.out.cell()
	case atom.Li:
		r.out.newline(1)
		r.out.write("- ")
	case atom.Pre, atom.Textarea, atom.Xmp, atom.Plaintext:
		r.out.newline(1)
		r.pre++
	case atom.Br:
		r.out.lineBreak()
	default:
		r.out.newline(breaks(name))
	}
}

func (r *reader) end(name atom.Atom) {
	if name == atom.A {
		r.endLink()
	}
	r.leave(name)
	if r.silent != 0 {
		if name == r.silent || r.silent == atom.P && breaks(name) > 0 {
			r.depth--
		}
		if r.depth <= 0 || name == atom.Body || name == atom.Html {
			r.silent, r.depth = 0, 0
		}
		return
	}
	switch name {
	case atom.Pre, atom.Textarea, atom.Xmp:
		r.pre = max(0, r.pre-1)
		r.out.newline(1)
	case atom.Br:
		r.out.lineBreak() // browsers read "</br>" as "<br>"
	default:
		r.out.newline(breaks(name))
	}
}

// endLink ends the open link, and shows where it leads if its label says something else.
func (r *reader) endLink() {
	if r.link == nil {
		return
	}
	l := *r.link
	r.link = nil
	l.Label = strings.Join(strings.Fields(r.label.String()), " ")
	if r.silent == 0 && !says(l.Label, l.URL) {
		r.out.write(" <" + l.URL + ">")
	}
	r.place(&l)
	r.add(l)
}

func (r *reader) add(l Link) {
	if len(r.links) >= MaxLinks {
		r.more = true
		return
	}
	r.links = append(r.links, l)
}

// says reports whether a label names the address it leads to, or leads nowhere that could be shown.
func says(label, url string) bool {
	if strings.HasPrefix(url, "#") || strings.HasPrefix(url, "cid:") || hasScheme(url, "javascript:") {
		return true
	}
	bare := func(s string) string {
		s = strings.ToLower(strings.TrimSpace(s))
		for _, scheme := range []string{"https://", "http://", "mailto:", "tel:"} {
			s = strings.TrimPrefix(s, scheme)
		}
		return strings.TrimSuffix(s, "/")
	}
	return bare(label) == bare(url)
}
