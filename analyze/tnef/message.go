package tnef

// message reads what the attributes say about the message itself.
func (r *reader) message() {
	r.codepage()
	for i := range r.s.Attributes {
		a := &r.s.Attributes[i]
		switch a.ID {
		case AttMessageClass:
			r.s.MessageClass = r.text(a)
		case AttSubject:
			r.s.Subject = r.text(a)
		case AttBody:
			r.s.Body = a.Data
		case AttMessageProps:
			r.s.Message = append(r.s.Message, r.list(a).properties()...)
		case AttRecipTable:
			r.recipients(a)
		}
	}
	r.messageProperties()
}

// codepage looks for attOemCodepage; its first number is the code page.
func (r *reader) codepage() {
	for i := range r.s.Attributes {
		a := &r.s.Attributes[i]
		if a.ID != AttOEMCodepage || len(a.Data) < 4 {
			continue
		}
		r.s.Codepage = int(u32(a.Data) & maxLength)
		if !decodable(r.s.Codepage) {
			r.fault(CodepageUnknown, a.Start)
		}
		return
	}
}

func (r *reader) text(a *Attribute) string { return decodeText(untilZero(a.Data), r.s.Codepage) }

func (r *reader) list(a *Attribute) *list {
	return &list{r: r, b: a.Data, base: a.Start + headerSize}
}

// recipients reads attRecipTable: a number of rows, each a property list.
func (r *reader) recipients(a *Attribute) {
	l := r.list(a)
	l.rows = true
	n, ok := l.number()
	if !ok {
		l.damaged(0)
	}
	for ; n > 0 && l.at < len(l.b); n-- {
		if r.left.Properties <= 0 {
			l.stop()
			return
		}
		r.left.Properties--
		r.s.Recipients = append(r.s.Recipients, l.properties())
	}
}

// messageProperties lets properties, which may be Unicode, overrule attributes.
func (r *reader) messageProperties() {
	s := r.s
	if class, _ := s.Message.text(TagMessageClass, s.Codepage); class != "" {
		s.MessageClass = class
	}
	if subject := s.subject(); subject != "" {
		s.Subject = subject
	}
	for _, body := range []struct {
		id uint16
		to *[]byte
	}{{TagBody, &s.Body}, {TagHTML, &s.BodyHTML}, {TagRTFCompressed, &s.BodyRTF}} {
		if p := s.Message.Get(body.id); p != nil && len(p.Value) > 0 {
			*body.to = p.Value
		}
	}
}

// subject is PidTagSubject, or prefix and normalized subject, which writers store more often
// (MS-OXCMSG, section 2.2.1.46).
func (s *Stream) subject() string {
	if whole, _ := s.Message.text(TagSubject, s.Codepage); whole != "" {
		return whole
	}
	rest, _ := s.Message.text(TagNormalizedSubject, s.Codepage)
	if rest == "" {
		return ""
	}
	prefix, _ := s.Message.text(TagSubjectPrefix, s.Codepage)
	return prefix + rest
}
