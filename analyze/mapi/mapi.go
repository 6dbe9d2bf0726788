// Package mapi reads the properties in which Outlook and Exchange keep a message, whatever file
// carries them: who wrote it to whom, its texts, and what an appointment, a task or a contact says.
// Its law: it changes nothing and invents nothing; what is not stated is empty, and every byte
// slice it returns is a part of what it was given.
package mapi

// Message is one item of Outlook. Its methods make text of its properties: Unicode where that is
// stored, else 8-bit strings in the code page that is stated, or in the charset that they are
// evidently in.
type Message struct {
	Properties
	// Recipients holds one list of properties per recipient.
	Recipients []Properties
	// Codepage is the Windows code page of 8-bit strings as the file states it, 0 if it does not.
	Codepage int
}

// Class is PidTagMessageClass, "IPM.Note" for mail (MS-OXCMSG, section 2.2.1.3).
func (m *Message) Class() string { return m.Text(TagMessageClass) }

// Subject is PidTagSubject, or prefix and normalized subject, which writers store more often
// (MS-OXCMSG, section 2.2.1.46); else that of what a report is about, or of the conversation.
func (m *Message) Subject() string {
	if whole := m.Text(TagSubject); whole != "" {
		return whole
	}
	if rest := m.Text(TagNormalizedSubject); rest != "" {
		return m.Text(TagSubjectPrefix) + rest
	}
	return first(m.Text(TagOriginalSubject), m.Text(TagConversationTopic))
}

// Text is the string with this id, "" if there is none.
func (m *Message) Text(id uint16) string {
	text, _ := m.TextOf(m.Properties, id)
	return text
}

// TextOf is Text for a list of properties that belongs to the message, a recipient's or those of
// an attachment; raw are the bytes it was read from if they are an 8-bit string.
func (m *Message) TextOf(list Properties, id uint16) (text string, raw []byte) {
	p := list.text(id)
	switch {
	case p == nil:
		return "", nil
	case p.Type == TypeString:
		return DecodeUnicode(p.Value), nil
	}
	raw = UntilZero(p.Value)
	return m.Narrow(raw), raw
}

// Narrow reads an 8-bit string that belongs to the message, up to its closing zero.
func (m *Message) Narrow(b []byte) string {
	if b = UntilZero(b); isASCII(b) {
		return string(b)
	}
	return Guess(b, m.page())
}

// named is Text for a named property.
func (m *Message) named(name PropertyName) string {
	p := m.Named(name)
	if p == nil || !isText(p.Type&^TypeMultiple) || len(p.Value) == 0 {
		return ""
	}
	if p.Type&^TypeMultiple == TypeString8 {
		return m.Narrow(p.Value)
	}
	return DecodeUnicode(p.Value)
}

// page is the code page of 8-bit strings: that of the file, of the message, or of the Internet
// message it is to become (MS-OXCMSG, section 2.2.1.36; MS-OXCMAIL, section 2.1.3.5.1).
func (m *Message) page() int {
	pages := [...]int{m.Codepage, m.number(TagMessageCodepage), m.number(TagInternetCodepage)}
	for _, n := range pages {
		if n != codepageUnicode && Decodable(n) && n != 0 {
			return n
		}
	}
	return m.Codepage
}

// codepageUnicode says that strings are stored as Unicode: no code page of 8-bit ones.
const codepageUnicode = 1200

func (m *Message) number(id uint16) int {
	n, _ := m.Get(id).Int()
	return int(n)
}
