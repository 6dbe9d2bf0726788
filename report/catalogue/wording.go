package catalogue

import (
	"fmt"
	"strings"
)

// A wording is a sentence with slots. What stands between {{ and }} is one of
//
//	term                       what the term says
//	if term … else … end       one of two wordings, by whether the term says anything; "else if" goes on
//	with term … else … end     the same, and within it "." is what the term says
//
// and a term is a fact (.domain, $.domain), ".", a word in quotes, a number, or the name of a function with its terms.
// That is the part of the language of text/template that the catalogue uses, and it means the same; "-" beside the
// braces takes the white space away as there. All terms are texts: "" is false, and a truth is "true".
type wording []node

// node is a piece of a wording: a text as it is, a term whose text is shown, or a choice.
type node struct {
	text       string
	term       *term
	choice     bool
	with       bool
	then, less wording // the two wordings of a choice
}

// term is a text that depends on the facts.
type term struct {
	word  string // a literal, or the name of a fact
	fact  bool
	dot   bool
	apply func(c *context, args []term) string
	args  []term
}

// parser reads the source of a wording, which was cut at its braces: pieces of text and actions take turns.
type parser struct {
	pieces []string
	next   int
	end    string // the action that ended the wording just read: "end", "else", "else if …", or "" at the end
}

// parse reads a wording. One that is the same whatever the facts is tidied here. The error says what cannot be read.
func parse(source string) (wording, error) {
	p := parser{}
	for source != "" {
		text, rest, found := strings.Cut(source, "{{")
		p.pieces = append(p.pieces, text)
		if !found {
			break
		}
		action, after, closed := strings.Cut(rest, "}}")
		if !closed {
			return nil, fmt.Errorf("{{ without }}: %q", rest)
		}
		if inner, ok := strings.CutPrefix(action, "- "); ok {
			action = inner
			p.pieces[len(p.pieces)-1] = strings.TrimRight(text, " \t\r\n")
		}
		if inner, ok := strings.CutSuffix(action, " -"); ok {
			action, after = inner, strings.TrimLeft(after, " \t\r\n")
		}
		p.pieces = append(p.pieces, strings.TrimSpace(action))
		source = after
	}
	w, err := p.wording()
	if err == nil && p.end != "" {
		err = fmt.Errorf("%q ends nothing", p.end)
	}
	if w.fixed() {
		w[0].text = string(tidy([]byte(w[0].text)))
	}
	return w, err
}

// singleBlanks parts the words of a text by single blanks, and leaves one where white space stands around it.
func singleBlanks(text string) string {
	const mark = "." // keeps what stands at the ends
	words := string(tidy([]byte(mark + text + mark)))
	return words[len(mark) : len(words)-len(mark)]
}

// fixed says whether a wording is one text without slots.
func (w wording) fixed() bool { return len(w) == 1 && w[0].term == nil }

// wording reads up to the action that ends it.
func (p *parser) wording() (wording, error) {
	var w wording
	for p.next < len(p.pieces) {
		piece := p.pieces[p.next]
		p.next++
		if p.next%2 == 1 {
			if piece != "" {
				w = append(w, node{text: singleBlanks(piece)})
			}
			continue
		}
		if piece == "end" || piece == "else" || strings.HasPrefix(piece, "else ") {
			p.end = piece
			return w, nil
		}
		n, err := p.action(piece)
		if err != nil {
			return nil, err
		}
		w = append(w, n)
	}
	p.end = ""
	return w, nil
}

// action reads a term that is shown, or a choice up to its end.
func (p *parser) action(text string) (node, error) {
	head, rest, _ := strings.Cut(text, " ")
	if head != "if" && head != "with" {
		t, err := parseTerm(text)
		return node{term: t}, err
	}
	n := node{choice: true, with: head == "with"}
	var err error
	if n.term, err = parseTerm(rest); err != nil {
		return n, err
	}
	if n.then, err = p.wording(); err != nil {
		return n, err
	}
	n.less, err = p.otherwise()
	return n, err
}

// otherwise reads the second wording of a choice, which may be another choice.
func (p *parser) otherwise() (wording, error) {
	again, chained := strings.CutPrefix(p.end, "else ")
	switch {
	case p.end == "":
		return nil, fmt.Errorf("a choice without an end")
	case chained:
		n, err := p.action(again)
		return wording{n}, err
	case p.end == "end":
		return nil, nil
	}
	w, err := p.wording()
	if err == nil && p.end != "end" {
		err = fmt.Errorf("a choice without an end")
	}
	return w, err
}
