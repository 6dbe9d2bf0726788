package headers

import (
	"slices"
	"strings"
)

// AddressFault is something in an address list that keeps mail from reaching the address, or makes
// programs read another one.
type AddressFault struct {
	Span // in the text of the field
	Why  AddressProblem
}

// AddressProblem names what is wrong with an address.
type AddressProblem string

const (
	FullWidth     AddressProblem = "full-width"     // full-width ＠, letters or stops, as input methods type them
	InvisibleChar AddressProblem = "invisible"      // characters without width, or blanks that are none of ASCII
	CurlyQuotes   AddressProblem = "quotes"         // quotation marks around or within an address
	TwoAts        AddressProblem = "two-at"         // more than one "@"
	BlankInside   AddressProblem = "spaces"         // white space in an address
	StrayDot      AddressProblem = "dot"            // a domain with a stop at an end, or two in a row
	TopLevelTypo  AddressProblem = "top-level-typo" // .con for .com and the like
	Mailto        AddressProblem = "mailto"         // the address of a link
	Unbalanced    AddressProblem = "brackets"       // angle brackets that are missing, or doubled
	SemicolonList AddressProblem = "semicolon"      // semicolons between addresses, as programs show lists to people
	CommaMissing  AddressProblem = "comma-missing"  // nothing between two addresses
	Directory     AddressProblem = "directory-name" // an X.500 name that only the sender's own servers know
	EncodedInside AddressProblem = "encoded"        // the address itself was written as an encoded word
)

// AddressFaults lists what is wrong in an address list (RFC 5322, section 3.4), one fault for each member.
// Groups, comments, quoted local parts, routes, domain literals and internationalized addresses (RFC 6531)
// are nothing wrong, and neither are names without address.
func AddressFaults(text string) []AddressFault { return ReadAddressList(text).Faults() }

// last is the end of the last word of a member.
func (m *member) last() int { return m.words[len(m.words)-1].End }

// follows reports whether an address comes next.
func follows(rest []member) bool { return len(rest) > 0 && hasAddress(rest[0].words) }

func memberFault(text string, m *member) AddressProblem {
	if m.group {
		switch strings.ToLower(m.words[len(m.words)-1].Text) {
		case "mailto":
			return Mailto
		case "x500", "x400":
			return Directory
		}
		return ""
	}
	if why := bracketFault(m.words); why != "" {
		return why
	}
	if strings.HasPrefix(m.Addr, "@") {
		return "" // a route (RFC 5322, section 4.4)
	}
	if why := bareFault(text, m.words); why != "" {
		return why
	}
	if blankInAngle(text, m.words) {
		return BlankInside
	}
	if m.Addr == "" && len(m.words) == 1 && strings.Contains(m.Name, "＠") {
		return FullWidth
	}
	return addrFault(m.Addr)
}

// bracketFault looks at the angle brackets of a member.
func bracketFault(words []Word) AddressProblem {
	opened, closed, addresses := 0, 0, 0
	for i, w := range words {
		switch {
		case w.Kind == Special && w.Text == "<":
			opened++
			if i+1 < len(words) && strings.IndexByte(words[i+1].Text, '@') >= 0 {
				addresses++
			}
		case w.Kind == Special && w.Text == ">":
			closed++
		}
	}
	switch {
	case addresses > 1:
		return CommaMissing
	case hasAddress(words) && (opened != closed || opened > 1):
		return Unbalanced
	}
	return ""
}

// bareFault looks at a member without angle brackets: one word is the address, comments aside.
func bareFault(text string, words []Word) AddressProblem {
	if len(words) < 2 || slices.ContainsFunc(words, func(w Word) bool { return w.Kind == Special }) {
		return ""
	}
	bare := make([]Word, 0, len(words))
	whole := 0
	for _, w := range words {
		if w.Kind != Comment {
			bare = append(bare, w)
			if i := strings.IndexByte(w.Text, '@'); w.Kind == Atom && i > 0 && strings.IndexByte(w.Text[i:], '.') > 1 {
				whole++
			}
		}
	}
	switch {
	case len(bare) < 2 || adjoining(text, bare):
		return ""
	case whole > 1:
		return CommaMissing
	case foldedInside(text, bare) && hasAddress(bare):
		return BlankInside
	case whole == 1:
		return Unbalanced
	case slices.ContainsFunc(bare, func(w Word) bool { return strings.HasPrefix(w.Text, "@") && len(w.Text) > 1 }):
		return BlankInside
	}
	return ""
}

// adjoining reports whether no white space stands between words, comments aside.
func adjoining(text string, words []Word) bool {
	for i := 1; i < len(words); i++ {
		if stripComments(text[words[i-1].End:words[i].Start]) != "" {
			return false
		}
	}
	return true
}

// foldedInside reports whether two words are all there is and a line was folded between them: gateways do so
// within an address that is in their way.
func foldedInside(text string, words []Word) bool {
	return len(words) == 2 && strings.ContainsAny(text[words[0].End:words[1].Start], "\r\n")
}

// blankInAngle reports whether white space stands within the address between angle brackets; beside the
// brackets it does no harm.
func blankInAngle(text string, words []Word) bool {
	var room [4]Word
	inner, inside := room[:0], false
	for i := range words {
		switch w := &words[i]; {
		case w.Kind == Special && w.Text == "<":
			inside = true
		case w.Kind == Special && w.Text == ">":
			inside = false
		case inside && w.Kind != Comment:
			inner = append(inner, *w)
		}
	}
	return len(inner) > 1 && hasAddress(inner) && !adjoining(text, inner)
}
