package headers

import "strings"

// Address is one mailbox of an address list (RFC 5322, section 3.4), or what stands where one should.
type Address struct {
	Span        // in the text of the field
	Name string // the display name as written, quotes and encoded words included
	Addr string // the address without angle brackets, "" where there is none
}

// MaxAddresses is the most addresses that are read from one field.
const MaxAddresses = 10_000

// ReadAddresses reads a list of addresses. A member that is none does not spoil the others; commas and
// semicolons separate, groups are opened, and quotes that are never closed end with the member.
func ReadAddresses(text string) []Address {
	var list []Address
	var member []Word
	flush := func() {
		if len(member) > 0 && len(list) < MaxAddresses {
			list = append(list, address(text, member))
		}
		member = nil
	}
	for _, w := range Words(text, ",;:<>") {
		switch {
		case w.Kind == Special && (w.Text == "," || w.Text == ";") && !insideAngle(member):
			flush()
		case w.Kind == Special && w.Text == ":" && !insideAngle(member) && !hasAddress(member):
			member = nil // the name of a group
		default:
			member = append(member, w)
		}
	}
	flush()
	return list
}

// insideAngle reports whether a member ends within the route of an address: <@a,@b:c@d> (RFC 5322,
// section 4.4). Anywhere else a comma ends the member, also where ">" is missing.
func insideAngle(member []Word) bool {
	for i := len(member) - 1; i >= 0 && len(member)-i < 8; i-- {
		if w := member[i]; w.Kind == Special && w.Text == "<" {
			return i+1 < len(member) && strings.HasPrefix(member[i+1].Text, "@")
		} else if w.Kind == Special && w.Text == ">" {
			return false
		}
	}
	return false
}

func hasAddress(member []Word) bool {
	for _, w := range member {
		if strings.IndexByte(w.Text, '@') >= 0 {
			return true
		}
	}
	return false
}

// address reads one member: name <addr>, addr (name), or addr.
func address(text string, member []Word) Address {
	first, last := member[0], member[len(member)-1]
	out := Address{Span: Span{first.Start, last.End}}
	for i, w := range member {
		if w.Kind != Special || w.Text != "<" {
			continue
		}
		end := last.End
		for _, c := range member[i+1:] {
			if c.Kind == Special && c.Text == ">" {
				end = c.Start
				break
			}
		}
		out.Name = strings.TrimSpace(text[first.Start:w.Start])
		out.Addr = strings.TrimSpace(Unfold(text[w.End:end]))
		return out
	}
	var addr []string
	for _, w := range member {
		if w.Kind == Comment {
			out.Name = w.Content()
		} else {
			addr = append(addr, w.Text)
		}
	}
	if all := strings.Join(addr, " "); strings.IndexByte(all, '@') >= 0 || out.Name != "" {
		out.Addr = all
	} else {
		out.Name = all
	}
	return out
}

// Domain gives the part after the last "@", in lower case.
func (a Address) Domain() string {
	i := strings.LastIndexByte(a.Addr, '@')
	if i < 0 {
		return ""
	}
	return strings.ToLower(strings.TrimRight(a.Addr[i+1:], ". "))
}
