package hypertext

import (
	"strings"

	"golang.org/x/net/html/atom"
)

// around is an element that is open, and what it says of what it holds.
type around struct {
	name         atom.Atom
	marks, title string
	quoted       bool
}

// maxAround is how many open elements are remembered, maxMarks how much of their names, and marksReach how many
// marked elements around a link are looked at.
const (
	maxAround  = 64
	maxMarks   = 128
	marksReach = 8
)

// enter remembers an element that is open.
func (r *reader) enter(name atom.Atom, a attributes) {
	if name == atom.A || len(r.around) >= maxAround {
		return // links hold no links
	}
	r.around = append(r.around, around{name: name, marks: strings.TrimSpace(a.marks), title: a.title,
		quoted: name == atom.Blockquote || quotes(a.marks)})
}

// leave closes an element, and all that were left open in it.
func (r *reader) leave(name atom.Atom) {
	for i := len(r.around) - 1; i >= 0; i-- {
		if r.around[i].name == name {
			r.around = r.around[:i]
			return
		}
	}
}

// quotes reports whether an element of these marks holds an older message, as mail programs write it.
func quotes(marks string) bool {
	for _, m := range [...]string{"gmail_quote", "yahoo_quoted", "moz-cite", "divrplyfwdmsg", "includetail", "ntes-quote"} {
		if strings.Contains(marks, m) {
			return true
		}
	}
	return false
}

// setting says where a link begins that has these attributes.
func (r *reader) setting(a attributes) Setting {
	s := Setting{At: r.out.b.Len(), End: r.out.b.Len()}
	if len(r.links) >= MaxLinks {
		return s
	}
	var marks []string
	if own := strings.TrimSpace(a.marks); own != "" {
		marks = append(marks, own)
	}
	s.Title = a.title
	for i := len(r.around) - 1; i >= 0; i-- {
		e := r.around[i]
		if e.marks != "" && len(marks) < marksReach {
			marks = append(marks, e.marks)
		}
		if s.Title == "" {
			s.Title = e.title
		}
		s.Quoted = s.Quoted || e.quoted
	}
	s.Marks = strings.Join(marks, " ")
	return s
}

// place says where a link ended. The white space before its label is no part of it.
func (r *reader) place(l *Link) {
	l.End = r.out.b.Len()
	shown := r.out.String()[l.At:l.End]
	l.At += len(shown) - len(strings.TrimLeft(shown, " \t\n"))
}
