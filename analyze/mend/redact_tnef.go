package mend

import (
	"cmp"
	"encoding/binary"
	"strconv"

	"github.com/eml-inspect/eml-inspect/analyze/mapi"
	"github.com/eml-inspect/eml-inspect/analyze/tnef"
	"github.com/eml-inspect/eml-inspect/charset"
)

// tnef masks texts, names and files of a winmail.dat in place. Checksums that were right are right afterwards.
func (r *redactor) tnef(data []byte) {
	s := tnef.Read(data) // what it gives are parts of data
	if !tnef.Is(data) {
		s = cmp.Or(tnef.Resume(data), s)
	}
	outer := r.codepage
	defer func() { r.codepage = outer }()
	if outer == "" {
		r.codepage = "windows-1252"
	}
	if name, ok := charset.Canonical("cp" + strconv.Itoa(int(s.Message.Codepage))); ok && name != "" {
		r.codepage = name
	}
	r.properties(s.Message.Properties)
	for _, row := range s.Message.Recipients {
		r.properties(row)
	}
	for i := range s.Attachments {
		a := &s.Attachments[i]
		r.properties(a.Properties)
		if a.Embedded != nil {
			r.tnef(a.Data)
			continue
		}
		r.file(a.Data)
	}
	r.strange(data, s)
	for i := range s.Attributes {
		a := &s.Attributes[i]
		if isTextual(a.ID) {
			r.eightBit(a.Data)
		} else if a.ID == tnef.AttAttachMetaFile {
			r.file(a.Data)
		}
		if a.ChecksumOK && a.End-2 >= 0 && a.End <= len(data) {
			var sum uint16
			for _, c := range a.Data {
				sum += uint16(c)
			}
			binary.LittleEndian.PutUint16(data[a.End-2:], sum)
		}
	}
}

// isTextual reports whether an attribute is a text in the code page of the stream.
func isTextual(id uint16) bool {
	switch id {
	case tnef.AttSubject, tnef.AttBody, tnef.AttAttachTitle, tnef.AttAttachTransportFilename, tnef.AttFrom, tnef.AttOwner,
		tnef.AttSentFor, tnef.AttDelegate, tnef.AttMessageID, tnef.AttConversationID:
		return true
	}
	return false
}

// properties masks the texts and the bytes of properties, but not numbers and times.
func (r *redactor) properties(list mapi.Properties) {
	for i := range list {
		p := &list[i]
		if p.ID == mapi.TagMessageClass || p.ID == mapi.TagAttachMimeTag {
			continue
		}
		for v := range p.Values() {
			switch p.Type &^ mapi.TypeMultiple {
			case mapi.TypeString:
				r.wide(v, "utf-16le")
			case mapi.TypeString8:
				r.eightBit(v)
			case mapi.TypeBinary:
				r.binary(p.ID, v)
			case mapi.TypeObject:
				if p.ID != mapi.TagAttachData { // that is read as a file, or as a message
					r.file(v)
				}
			}
		}
	}
}

// binary masks bytes: a page, Rich Text, or a key that may hold an address.
func (r *redactor) binary(id uint16, v []byte) {
	const header = 16 // of compressed Rich Text (MS-OXRTFCP, section 2.1.3.1)
	switch id {
	case mapi.TagHTML:
		r.page(v, r.codepage)
	case mapi.TagRTFCompressed:
		r.file(v[min(header, len(v)):])
	default:
		r.runs(v, nothing)
	}
}

// eightBit masks a string in the code page of the stream.
func (r *redactor) eightBit(v []byte) { r.mask.text(v, r.codepage, nothing) }
