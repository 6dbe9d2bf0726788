package tnef

import (
	"encoding/binary"
	"time"

	"github.com/eml-inspect/eml-inspect/analyze/mapi"
)

// message reads what the attributes say about the message itself.
func (r *reader) message() {
	r.codepage()
	m := &r.s.Message
	for i := range r.s.Attributes {
		switch a := &r.s.Attributes[i]; a.ID {
		case AttMessageProps:
			m.Properties = append(m.Properties, r.list(a).properties()...)
		case AttRecipTable:
			r.recipients(a)
		}
	}
	subject := m.Text(mapi.TagSubject) + m.Text(mapi.TagNormalizedSubject)
	for i := range r.s.Attributes {
		if a := &r.s.Attributes[i]; a.ID != AttSubject || subject == "" {
			r.asProperty(a)
		}
	}
}

// codepage looks for attOemCodepage; its first number is the code page.
func (r *reader) codepage() {
	for i := range r.s.Attributes {
		a := &r.s.Attributes[i]
		if a.ID != AttOEMCodepage || len(a.Data) < 4 {
			continue
		}
		r.s.Message.Codepage = int(u32(a.Data) & maxLength)
		if !mapi.Decodable(r.s.Message.Codepage) {
			r.fault(CodepageUnknown, a.Start)
		}
		return
	}
}

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
		r.s.Message.Recipients = append(r.s.Message.Recipients, l.properties())
	}
}

// asProperty adds the property that an attribute stands for (MS-OXTNEF, section 2.1.3.3) behind
// those that are stored as such, which may be Unicode and are preferred.
func (r *reader) asProperty(a *Attribute) {
	switch a.ID {
	case AttMessageClass:
		r.add(a, mapi.TagMessageClass, mapi.TypeString8, a.Data)
	case AttSubject:
		r.add(a, mapi.TagSubject, mapi.TypeString8, a.Data)
	case AttBody:
		r.add(a, mapi.TagBody, mapi.TypeString8, a.Data)
	case AttDateSent:
		r.addTime(a, mapi.TagSubmitTime)
	case AttDateReceived:
		r.addTime(a, mapi.TagDeliveryTime)
	case AttDateModified:
		r.addTime(a, mapi.TagLastModificationTime)
	case AttDateStart:
		r.addTime(a, mapi.TagStartDate)
	case AttDateEnd:
		r.addTime(a, mapi.TagEndDate)
	case AttFrom:
		r.sender(a)
	}
}

func (r *reader) add(a *Attribute, id, kind uint16, value []byte) {
	if len(value) == 0 || r.left.Properties <= 0 {
		return
	}
	r.left.Properties--
	m := &r.s.Message
	m.Properties = append(m.Properties, Property{ID: id, Type: kind, Start: a.Start, End: a.End,
		Value: value, ValueAt: a.Start + headerSize})
}

// addTime adds a date, which in an attribute has no zone, as if it were UTC.
func (r *reader) addTime(a *Attribute, id uint16) {
	t := calendar(a.Data)
	if t.IsZero() || a.Type != typeDate {
		return
	}
	const from1601 = 11644473600
	steps := uint64(t.Unix()+from1601) * uint64(time.Second/100)
	r.add(a, id, mapi.TypeTime, binary.LittleEndian.AppendUint64(nil, steps))
}

// sender reads attFrom, a triple: four numbers, of which the third and fourth are the lengths of
// the name and of the address behind them (MS-OXTNEF, section 2.1.3.3.2).
func (r *reader) sender(a *Attribute) {
	const numbers = 8
	if len(a.Data) < numbers {
		return
	}
	name, address := int(u16(a.Data[4:])), int(u16(a.Data[6:]))
	b := a.Data[numbers:]
	if name+address > len(b) {
		return
	}
	r.add(a, mapi.TagSenderName, mapi.TypeString8, b[:name])
	b = b[name : name+address]
	if len(b) > 5 && string(b[:5]) == "SMTP:" {
		b = b[5:]
	}
	r.add(a, mapi.TagSenderAddress, mapi.TypeString8, b)
}
