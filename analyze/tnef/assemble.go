package tnef

import (
	"strings"

	"github.com/eml-inspect/eml-inspect/analyze/mapi"
)

// attachments puts the attachments together.
func (r *reader) attachments() {
	groups, rest := group(r.s.Attributes, r.left.Attachments)
	if len(rest) > 0 {
		r.limit(rest[0].Start)
	}
	if len(groups) == 0 {
		return
	}
	r.left.Attachments -= len(groups)
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
	a.nameObject()
	if a.Damage == "" && a.Method.Carries() && a.Data == nil {
		a.Damage = NoData
		r.fault(NoData, a.Start)
	}
}

// names picks the best name; see Attachment.Name.
func (r *reader) names(p *pieces, a *Attachment) {
	for _, from := range []func() (string, []byte){
		func() (string, []byte) { return r.tag(a, mapi.TagAttachLongFilename) },
		func() (string, []byte) { return r.named(p.transport) },
		func() (string, []byte) { return r.named(p.title) },
		func() (string, []byte) { return r.tag(a, mapi.TagAttachFilename) },
		func() (string, []byte) { return r.tag(a, mapi.TagDisplayName) },
	} {
		name, raw := from()
		if name != "" && (a.Name == "" || lossy(a.Name) && !lossy(name)) {
			a.Name, a.RawName = name, raw
		}
		if a.Name != "" && !lossy(a.Name) {
			break
		}
	}
	a.ShortName, _ = r.tag(a, mapi.TagAttachFilename)
	if a.ShortName == "" {
		a.ShortName, _ = r.named(p.title)
	}
}

// lossy says whether a name has lost letters that its code page does not have: no file can have a
// question mark in its name.
func lossy(name string) bool { return strings.Contains(name, "?") }

func (r *reader) tag(a *Attachment, id uint16) (string, []byte) {
	return r.s.Message.TextOf(a.Properties, id)
}

func (r *reader) named(a *Attribute) (string, []byte) {
	if a == nil {
		return "", nil
	}
	return r.s.Message.Narrow(a.Data), mapi.UntilZero(a.Data)
}

// Layout of attAttachRendData (MS-OXTNEF, section 2.1.3.3): type, position, sizes, flags.
const (
	rendPosition = 2
	rendTypeOLE  = 2
	rendSize     = 14
)

// details reads what is said about the attachment.
func (r *reader) details(p *pieces, a *Attachment) {
	a.Type, _ = r.tag(a, mapi.TagAttachMimeTag)
	a.ContentID, _ = r.tag(a, mapi.TagAttachContentID)
	a.Size, _ = a.Properties.Get(mapi.TagAttachSize).Int()
	hidden, _ := a.Properties.Get(mapi.TagAttachmentHidden).Int()
	a.Hidden = hidden != 0
	a.Method, a.RenderingPosition = ByValue, -1
	if p.rend != nil && len(p.rend.Data) >= rendPosition+4 {
		a.RenderingPosition = int(int32(u32(p.rend.Data[rendPosition:])))
		if u16(p.rend.Data) == rendTypeOLE {
			a.Method = OLE
		}
	}
	if n, ok := a.Properties.Get(mapi.TagRenderingPosition).Int(); ok {
		a.RenderingPosition = int(n)
	}
	if n, ok := a.Properties.Get(mapi.TagAttachMethod).Int(); ok {
		a.Method = mapi.MethodOf(n)
	}
	var ok bool
	if a.Modified, ok = a.Properties.Get(mapi.TagLastModificationTime).Time(); !ok && p.modified != nil {
		a.Modified = calendar(p.modified.Data)
	}
}

// content finds the data: attAttachData, or PidTagAttachData where that is missing or empty.
func (r *reader) content(p *pieces, a *Attachment) {
	if p.data != nil {
		a.Data, a.DataAt, a.Damage = p.data.Data, p.data.Start+headerSize, p.data.Damage
	}
	v := a.Properties.Get(mapi.TagAttachData)
	if v == nil || v.Value == nil || len(a.Data) > 0 && v.Type != mapi.TypeObject {
		return
	}
	a.Data, a.DataAt, a.Damage = v.Value, v.ValueAt, p.props.Damage
	switch {
	case v.Clipped && p.props.Damage == Truncated:
		a.Damage = Truncated
	case v.Clipped:
		a.Damage = PropertyDamaged
	}
	if !begun(a.Data) && (v.Type == mapi.TypeObject && len(a.Data) >= iidSize ||
		isObject(a.Data) && a.Method != ByValue) {
		a.Data, a.DataAt = a.Data[iidSize:], a.DataAt+iidSize
	}
	if a.Method == EmbeddedMessage || v.Type == mapi.TypeObject && Is(a.Data) {
		r.embed(a)
	}
}

// iidSize is the length of the interface identifier before an object's bytes.
const iidSize = 16

// begun says whether an object stands at once, without its interface identifier.
func begun(b []byte) bool { return Is(b) || isCompound(b) }

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
		a.Embedded = read(a.Data, r.left, r.s.Message.Codepage)
		r.left.Depth++
	}
}
