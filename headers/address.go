package headers

import (
	"slices"
	"strings"
)

// Address is one mailbox of an address list (RFC 5322, section 3.4), or what stands where one should.
type Address struct {
	Span        // in the text of the field
	Name string // the display name as written, quotes and encoded words included
	Addr string // the address without angle brackets, "" where there is none
	name Span   // where the name stands
}

// DisplayName is what a person reads of an address list: the name of a mailbox or of a group, as written.
type DisplayName struct {
	Span // in the text of the field, without white space around it
	Text string
}

// ReadAddresses reads a list of addresses. A member that is none does not spoil the others; commas and
// semicolons separate, groups are opened, and quotes that are never closed end with the member.
func ReadAddresses(text string) []Address { return ReadAddressList(text).Addresses() }

// DisplayNames lists the names in an address list, those of groups included, in order.
func DisplayNames(text string) []DisplayName { return ReadAddressList(text).Names() }

// member is what stands between two separators of an address list.
type member struct {
	words   []Word
	group   bool // it is the name of a group
	end     byte // the separator behind it, 0 at the end of the list
	loose   bool // it stands in no group
	Address      // of what is no name of a group
}

// usualMembers is how many members are made room for before they are known.
const usualMembers = 16

// membersOf splits an address list into its members, MaxAddresses of them at most.
func membersOf(text string) (list []member) {
	words, start, inside := addressWords(text), 0, false
	list = make([]member, 0, min(1+strings.Count(text, ","), usualMembers))
	flush := func(to int, end byte) {
		if to > start && len(list) < MaxAddresses {
			m := member{words: words[start:to:to], group: end == ':', end: end, loose: !inside}
			if !m.group {
				m.Address = address(text, m.words)
			}
			list = append(list, m)
		}
		start = to + 1
		inside = end == ':' || inside && end != ';'
	}
	for i := 0; i < len(words) && len(list) < MaxAddresses; i++ {
		w := &words[i]
		switch {
		case w.Kind != Special:
		case (w.Text == "," || w.Text == ";") && !insideAngle(words[start:i]),
			w.Text == ":" && !insideAngle(words[start:i]) && !hasAddress(words[start:i]):
			flush(i, w.Text[0])
		}
	}
	flush(len(words), 0)
	return list
}

// insideAngle reports whether a member ends within the route of an address: <@a,@b:c@d> (RFC 5322,
// section 4.4). Anywhere else a comma ends the member, also where ">" is missing.
func insideAngle(words []Word) bool {
	for i := len(words) - 1; i >= 0 && len(words)-i < 8; i-- {
		if w := words[i]; w.Kind == Special && w.Text == "<" {
			return i+1 < len(words) && strings.HasPrefix(words[i+1].Text, "@")
		} else if w.Kind == Special && w.Text == ">" {
			return false
		}
	}
	return false
}

func hasAddress(words []Word) bool {
	for _, w := range words {
		if strings.IndexByte(w.Text, '@') >= 0 {
			return true
		}
	}
	return false
}

// address reads one member: name <addr>, addr (name), or addr.
func address(text string, words []Word) Address {
	first, last := words[0], words[len(words)-1]
	out := Address{Span: Span{first.Start, last.End}}
	for i, w := range words {
		if w.Kind != Special || w.Text != "<" {
			continue
		}
		end := last.End
		for _, c := range words[i+1:] {
			if c.Kind == Special && c.Text == ">" {
				end = c.Start
				break
			}
		}
		out.name = withoutBlanks(text, Span{first.Start, w.Start})
		out.Name = text[out.name.Start:out.name.End]
		out.Addr = strings.Trim(Unfold(text[w.End:end]), " \t\r\n")
		return out
	}
	var room [4]string
	addr := slices.Grow(room[:0], len(words))
	for _, w := range words {
		if w.Kind == Comment {
			out.Name, out.name = w.Content(), Span{w.Start + 1, w.End - 1}
		} else {
			addr = append(addr, w.Text)
		}
	}
	if all := strings.Join(addr, " "); strings.IndexByte(all, '@') >= 0 || out.Name != "" {
		out.Addr = all
	} else {
		out.Name, out.name = all, Span{first.Start, last.End}
	}
	return out
}

// withoutBlanks takes white space off both ends of a span.
func withoutBlanks(text string, s Span) Span {
	for s.Start < s.End && isSpace(text[s.Start]) {
		s.Start++
	}
	for s.End > s.Start && isSpace(text[s.End-1]) {
		s.End--
	}
	return s
}

// Domain gives the part after the last "@", in lower case.
func (a Address) Domain() string {
	i := strings.LastIndexByte(a.Addr, '@')
	if i < 0 {
		return ""
	}
	return strings.ToLower(strings.TrimRight(a.Addr[i+1:], ". "))
}
