package headers

// AddressList is an address list (RFC 5322, section 3.4) that is split into its members, for callers that ask several
// things of it. The zero value is an empty list.
type AddressList struct {
	text    string
	members []member
}

// ReadAddressList splits the text of a field into the members of an address list. Whatever stands there is a member.
func ReadAddressList(text string) AddressList { return AddressList{text, membersOf(text)} }

// Addresses gives what ReadAddresses gives.
func (l AddressList) Addresses() []Address {
	if len(l.members) == 0 {
		return nil
	}
	list := make([]Address, 0, len(l.members))
	for i := range l.members {
		if m := &l.members[i]; !m.group {
			list = append(list, m.Address)
		}
	}
	return list
}

// Names gives what DisplayNames gives.
func (l AddressList) Names() []DisplayName {
	var list []DisplayName
	for i := range l.members {
		m := &l.members[i]
		name := Span{m.words[0].Start, m.last()}
		if !m.group {
			name = m.Address.name
		}
		if name.Len() > 0 {
			list = append(list, DisplayName{name, l.text[name.Start:name.End]})
		}
	}
	return list
}

// Faults gives what AddressFaults gives.
func (l AddressList) Faults() []AddressFault {
	var faults []AddressFault
	for i := range l.members {
		m := &l.members[i]
		at := Span{m.words[0].Start, m.last()}
		if n := len(faults); n > 0 && l.members[i-1].group && faults[n-1].End == l.members[i-1].last() {
			faults[n-1].End = at.End // the colon in the address was no end of a group's name
			continue
		}
		if why := memberFault(l.text, m); why != "" {
			faults = append(faults, AddressFault{at, why})
		} else if m.end == ';' && m.loose && hasAddress(m.words) && follows(l.members[i+1:]) {
			faults = append(faults, AddressFault{at, SemicolonList})
		}
	}
	return faults
}
