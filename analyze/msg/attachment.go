package msg

import (
	"strings"

	"github.com/eml-inspect/eml-inspect/analyze/mapi"
	"github.com/eml-inspect/eml-inspect/analyze/msg/compound"
)

// objectName is the storage of an embedded item or an OLE object (MS-OXMSG, section 2.2.2).
const objectName = valueName + "3701000D"

// shownInText is set in PidTagAttachFlags of what the text shows (MS-OXCMSG, section 2.2.2.18).
const shownInText = 4

func (r *reader) attachment(storage *compound.Entry) Attachment {
	a := Attachment{Properties: r.properties(storage, smallHeader), Method: mapi.ByValue, RenderingPosition: -1}
	r.details(&a)
	r.content(&a, storage)
	r.name(&a)
	return a
}

// details reads what is said about the attachment.
func (r *reader) details(a *Attachment) {
	a.Type, _ = r.text(a, mapi.TagAttachMimeTag)
	a.ContentID, _ = r.text(a, mapi.TagAttachContentID)
	a.Size, _ = a.Properties.Get(mapi.TagAttachSize).Int()
	a.Modified, _ = a.Properties.Get(mapi.TagLastModificationTime).Time()
	flags, _ := a.Properties.Get(mapi.TagAttachFlags).Int()
	a.Hidden = a.Properties.Get(mapi.TagAttachmentHidden).Bool() || flags&shownInText != 0
	if n, ok := a.Properties.Get(mapi.TagRenderingPosition).Int(); ok {
		a.RenderingPosition = int(n)
	}
	if n, ok := a.Properties.Get(mapi.TagAttachMethod).Int(); ok {
		a.Method = mapi.MethodOf(n)
	}
	if !a.Method.Carries() {
		a.Reference, _ = r.text(a, mapi.TagAttachLongPathname)
		if a.Reference == "" {
			a.Reference, _ = r.text(a, mapi.TagAttachPathname)
		}
	}
}

func (r *reader) text(a *Attachment, id uint16) (string, []byte) {
	return r.item.Message.TextOf(a.Properties, id)
}

// name picks the best name; see Attachment.Name.
func (r *reader) name(a *Attachment) {
	for _, id := range [...]uint16{mapi.TagAttachLongFilename, mapi.TagDisplayName, mapi.TagAttachFilename} {
		name, raw := r.text(a, id)
		if id == mapi.TagDisplayName && a.Method == mapi.ByValue && !strings.Contains(name, ".") {
			continue // what Outlook shows below the symbol
		}
		if name = strings.TrimSpace(name); name != "" && a.Name == "" {
			a.Name, a.RawName = name, raw
		}
	}
	a.ShortName, _ = r.text(a, mapi.TagAttachFilename)
	if a.Name == "" {
		a.Name, a.RawName = r.text(a, mapi.TagDisplayName)
	}
	if a.Embedded != nil && a.Name == "" {
		a.Name = a.Embedded.Message.Subject()
	}
}

// content finds the data, or opens the storage that is attached.
func (r *reader) content(a *Attachment, storage *compound.Entry) {
	object := storage.Find(objectName)
	switch p := a.Properties.Get(mapi.TagAttachData); {
	case object != nil && object.Storage && object.Find(propertiesName) != nil:
		a.Method = mapi.EmbeddedMessage
		r.embed(a, object)
	case object != nil && object.Storage:
		a.Method = mapi.OLE
		a.Data = object.Bytes()
		r.nameObject(a, object)
	case p != nil && p.Value != nil:
		a.Data = p.Value
		if p.Clipped {
			a.Damage = StreamShort
		}
	case a.Method.Carries() && p == nil:
		a.Damage = NoData
		r.item.fault(NoData)
	}
}

// nameObject gives an OLE object the name and the type of the file that it is.
func (r *reader) nameObject(a *Attachment, object *compound.Entry) {
	ending, media := mapi.ObjectType(func(stream string) bool { return object.Find(stream) != nil })
	if a.Type == "" {
		a.Type = media
	}
	if long, _ := r.text(a, mapi.TagAttachLongFilename); long == "" {
		a.Name = "object" + ending
	}
}

// embed reads the item in an attachment, unless items are nested too deep.
func (r *reader) embed(a *Attachment, storage *compound.Entry) {
	if r.left.Depth <= 0 {
		r.item.fault(Limit)
		return
	}
	r.left.Depth--
	inner := &Item{names: r.item.names}
	inner.Message.Codepage = r.item.Message.Codepage
	(&reader{item: inner, left: r.left, names: r.names}).read(storage, embeddedHeader)
	r.left.Depth++
	a.Embedded = inner
}
