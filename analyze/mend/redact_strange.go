package mend

import (
	"bytes"
	"slices"

	"github.com/eml-inspect/eml-inspect/analyze/mapi"
	"github.com/eml-inspect/eml-inspect/analyze/tnef"
	"github.com/eml-inspect/eml-inspect/headers"
)

// strange masks what a winmail.dat holds beside what was read of it: attributes that nobody knows, and what is left of damaged
// ones. Four bytes in a row stay: counts of properties are that long.
func (r *redactor) strange(data []byte, s *tnef.Stream) {
	const count = 4
	end := 0
	for _, known := range append(knownSpans(data, s), headers.Span{Start: len(data), End: len(data)}) {
		if known.Start-end > count {
			r.blot(data[end:known.Start])
		}
		end = max(end, known.End)
	}
}

// blot replaces all bytes that are not zero.
func (r *redactor) blot(data []byte) {
	for i, c := range data {
		if c != 0 {
			data[i] = wordless[r.next(len(wordless))]
		}
	}
}

// knownSpans gives what was read of a stream, in order: heads and checksums of attributes, their data if it is no list of
// properties, and properties.
func knownSpans(data []byte, s *tnef.Stream) []headers.Span {
	const head, key, checksum = 9, 2, 2 // bytes
	var list []headers.Span
	if tnef.Is(data) {
		list = append(list, headers.Span{End: min(len(data), len(tnef.Signature)+key)})
	}
	attributes, files := make(map[int]bool, len(s.Attributes)), make(map[int]bool)
	for i := range s.Attributes {
		attributes[s.Attributes[i].Start] = true
	}
	properties := func(of mapi.Properties) {
		for i := range of {
			if !attributes[of[i].Start] { // else it was made of that attribute
				list = append(list, headers.Span{Start: of[i].Start, End: of[i].End})
			}
		}
	}
	properties(s.Message.Properties)
	for _, row := range s.Message.Recipients {
		properties(row)
	}
	for i := range s.Attachments {
		files[s.Attachments[i].DataAt] = true
		properties(s.Attachments[i].Properties)
	}
	for i := range s.Attributes {
		a := &s.Attributes[i]
		start := a.Start + head
		end := start + len(a.Data)
		list = append(list, headers.Span{Start: a.Start, End: start},
			headers.Span{Start: start, End: start + knownOf(a, files[start])},
			headers.Span{Start: end, End: min(end+checksum, a.End)})
	}
	slices.SortFunc(list, func(a, b headers.Span) int { return a.Start - b.Start })
	return list
}

// knownOf gives how many bytes of the data of an attribute were read, if it is no list of properties. A number that
// is longer or shorter than such are is not believed to be one, nor a class that begins as none does.
func knownOf(a *tnef.Attribute, file bool) int {
	const date, rendering = 14, 14 // bytes
	const typeDate = 3             // atpDate
	size := -1
	switch a.ID {
	case tnef.AttAttachData:
		if file {
			size = len(a.Data)
		}
	case tnef.AttMessageClass, tnef.AttOriginalMessageClass:
		if bytes.HasPrefix(a.Data, []byte("IPM.")) || bytes.HasPrefix(a.Data, []byte("REPORT.")) {
			return len(mapi.UntilZero(a.Data))
		}
		if a.Type == typeDate { // AttDateStart has the same number
			size = date
		}
	case tnef.AttDateEnd, tnef.AttDateSent, tnef.AttDateReceived, tnef.AttDateModified, tnef.AttAttachCreateDate,
		tnef.AttAttachModifyDate:
		size = date
	case tnef.AttAttachRendData:
		size = rendering
	case tnef.AttOEMCodepage:
		size = 8
	case tnef.AttTNEFVersion, tnef.AttAidOwner:
		size = 4
	case tnef.AttPriority, tnef.AttRequestResponse:
		size = 2
	case tnef.AttMessageStatus:
		size = 1
	default:
		if isTextual(a.ID) || a.ID == tnef.AttAttachMetaFile {
			size = len(a.Data)
		}
	}
	if size != len(a.Data) {
		return 0
	}
	return size
}
