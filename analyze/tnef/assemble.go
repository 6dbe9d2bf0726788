package tnef

// attachments puts the attachments together.
func (r *reader) attachments() {
	groups := group(r.s.Attributes)
	if len(groups) == 0 {
		return
	}
	r.s.Attachments = make([]Attachment, len(groups))
	for i := range groups {
		r.assemble(&groups[i], &r.s.Attachments[i])
	}
}

func (r *reader) assemble(p *pieces, a *Attachment) {
	a.Start, a.End = p.start, p.end
	if p.props != nil {
		a.Properties = r.list(p.props).properties()
	}
	r.names(p, a)
	r.details(p, a)
	r.content(p, a)
	if a.Damage == "" && a.Method.carries() && a.Data == nil {
		a.Damage = NoData
		r.fault(NoData, a.Start)
	}
}

// names picks the best name; see Attachment.Name.
func (r *reader) names(p *pieces, a *Attachment) {
	for _, from := range []func() (string, []byte){
		func() (string, []byte) { return r.tag(a, TagAttachLongFilename) },
		func() (string, []byte) { return r.named(p.transport) },
		func() (string, []byte) { return r.named(p.title) },
		func() (string, []byte) { return r.tag(a, TagAttachFilename) },
		func() (string, []byte) { return r.tag(a, TagDisplayName) },
	} {
		if a.Name, a.RawName = from(); a.Name != "" {
			break
		}
	}
	a.ShortName, _ = r.tag(a, TagAttachFilename)
	if a.ShortName == "" {
		a.ShortName, _ = r.named(p.title)
	}
}

func (r *reader) tag(a *Attachment, id uint16) (string, []byte) {
	return a.Properties.text(id, r.s.Codepage)
}

func (r *reader) named(a *Attribute) (string, []byte) {
	if a == nil {
		return "", nil
	}
	return r.text(a), untilZero(a.Data)
}

// Layout of attAttachRendData (MS-OXTNEF, section 2.1.3.3): type, position, sizes, flags.
const (
	rendPosition = 2
	rendTypeOLE  = 2
	rendSize     = 14
)

// details reads what is said about the attachment.
func (r *reader) details(p *pieces, a *Attachment) {
	a.Type, _ = r.tag(a, TagAttachMimeTag)
	a.ContentID, _ = r.tag(a, TagAttachContentID)
	a.Size, _ = a.Properties.Get(TagAttachSize).Int()
	hidden, _ := a.Properties.Get(TagAttachmentHidden).Int()
	a.Hidden = hidden != 0
	a.Method, a.RenderingPosition = ByValue, -1
	if p.rend != nil && len(p.rend.Data) >= rendPosition+4 {
		a.RenderingPosition = int(int32(u32(p.rend.Data[rendPosition:])))
		if u16(p.rend.Data) == rendTypeOLE {
			a.Method = OLE
		}
	}
	if n, ok := a.Properties.Get(TagRenderingPosition).Int(); ok {
		a.RenderingPosition = int(n)
	}
	if n, ok := a.Properties.Get(TagAttachMethod).Int(); ok {
		a.Method = method(n)
	}
	var ok bool
	if a.Modified, ok = a.Properties.Get(TagLastModificationTime).Time(); !ok && p.modified != nil {
		a.Modified = calendar(p.modified.Data)
	}
}

// content finds the data: attAttachData, or PidTagAttachData where that is missing or empty.
func (r *reader) content(p *pieces, a *Attachment) {
	if p.data != nil {
		a.Data, a.DataAt, a.Damage = p.data.Data, p.data.Start+headerSize, p.data.Damage
	}
	v := a.Properties.Get(TagAttachData)
	if v == nil || v.Value == nil || len(a.Data) > 0 && v.Type != TypeObject {
		return
	}
	a.Data, a.DataAt, a.Damage = v.Value, v.at, p.props.Damage
	switch {
	case v.Clipped && p.props.Damage == Truncated:
		a.Damage = Truncated
	case v.Clipped:
		a.Damage = PropertyDamaged
	}
	if v.Type == TypeObject && len(a.Data) >= iidSize || isObject(a.Data) && a.Method != ByValue {
		a.Data, a.DataAt = a.Data[iidSize:], a.DataAt+iidSize
	}
	if a.Method == EmbeddedMessage || v.Type == TypeObject && Is(a.Data) {
		r.embed(a)
	}
}

// iidSize is the length of the interface identifier before an object's bytes.
const iidSize = 16

// isObject says whether b is an embedded message behind its interface identifier.
func isObject(b []byte) bool { return len(b) >= iidSize && Is(b[iidSize:]) }

// embed reads the message in an attachment, unless messages are nested too deep.
func (r *reader) embed(a *Attachment) {
	switch {
	case !Is(a.Data):
		r.fault(NotTNEF, a.DataAt)
	case r.left.Depth <= 0:
		r.limit(a.DataAt)
	default:
		r.left.Depth--
		a.Embedded = read(a.Data, r.left, r.s.Codepage)
		r.left.Depth++
	}
}
