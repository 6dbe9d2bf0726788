package tnef

// pieces are the attributes of one attachment, in whatever order they came.
type pieces struct {
	rend, title, transport, data, modified, props *Attribute
	start, end                                    int
	repeated                                      bool // begun because an attribute came twice
}

// slot returns where an attribute of this id belongs, nil for one that is not needed.
func (p *pieces) slot(id uint16) **Attribute {
	switch id {
	case AttAttachRendData:
		return &p.rend
	case AttAttachTitle:
		return &p.title
	case AttAttachTransportFilename:
		return &p.transport
	case AttAttachData:
		return &p.data
	case AttAttachModifyDate:
		return &p.modified
	case AttAttachment:
		return &p.props
	}
	return nil
}

// add takes an attribute; of those that come twice the first one stays.
func (p *pieces) add(a *Attribute) {
	if begins(a) {
		p.rend = a
	}
	if slot := p.slot(a.ID); slot != nil && *slot == nil {
		*slot = a
	}
	p.end = a.End
}

// full says whether the attachment has what it needs, so that a repetition is another one.
func (p *pieces) full() bool { return p.data != nil || p.props != nil }

// repeats says whether the attribute cannot belong to this attachment: it has one, and either
// that one is the content or the content is already there. Writers that leave out
// attAttachRendData, and streams that lost it, begin their attachments so.
func (p *pieces) repeats(a *Attribute) bool {
	slot := p.slot(a.ID)
	if slot == nil || *slot == nil {
		return false
	}
	return p.full() || a.ID == AttAttachData || a.ID == AttAttachment
}

// begins says whether an attribute is attAttachRendData, perhaps with a damaged id: only that
// one has its size among those of an attachment.
func begins(a *Attribute) bool {
	return a.ID == AttAttachRendData || a.Level == LevelAttachment &&
		levelOf(a.ID) != LevelAttachment && a.Type == typeByte && len(a.Data) == rendSize
}

// group sorts the attributes of a stream by attachment, as far as there are no more attachments than
// most; rest begins with the one that is too much.
func group(attributes []Attribute, most int) (out []pieces, rest []Attribute) {
	out = make([]pieces, 0, min(contents(attributes), most))
	for i := range attributes {
		a := &attributes[i]
		begins := begins(a)
		if levelOf(a.ID) != LevelAttachment && !begins {
			continue
		}
		if again := len(out) > 0 && out[len(out)-1].repeats(a); begins || again || len(out) == 0 {
			if out = settled(out); len(out) >= most {
				return out, attributes[i:]
			}
			out = append(out, pieces{start: a.Start, repeated: again && !begins})
		}
		out[len(out)-1].add(a)
	}
	return settled(out), nil
}

// contents counts the attributes that stand in most attachments once.
func contents(attributes []Attribute) int {
	n := 0
	for i := range attributes {
		if id := attributes[i].ID; id == AttAttachData || id == AttAttachment {
			n++
		}
	}
	return n
}

// settled gives the last attachment back to the one before if it was only a second name.
func settled(list []pieces) []pieces {
	n := len(list) - 1
	if n < 1 || !list[n].repeated || list[n].full() {
		return list
	}
	list[n-1].end = list[n].end
	return list[:n]
}
