package tnef

import (
	"bytes"

	"github.com/eml-inspect/eml-inspect/analyze/mapi"
)

// compound is how a compound file begins (MS-CFB, section 2.2), in which OLE keeps objects.
const compound = "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

func isCompound(b []byte) bool { return bytes.HasPrefix(b, []byte(compound)) }

// nameObject gives an object that was pasted into the text the name and the type of the file that
// it is, where the writer gives none.
func (a *Attachment) nameObject() {
	if a.Method != OLE || !isCompound(a.Data) {
		return
	}
	ending, media := mapi.ObjectType(func(stream string) bool { return bytes.Contains(a.Data, wide(stream)) })
	if a.Name == "" {
		a.Name = "object" + ending
	}
	if a.Type == "" {
		a.Type = media
	}
}

// wide is the name of a stream as a directory has it, up to its closing zero.
func wide(name string) []byte {
	out := make([]byte, 0, 2*len(name)+2)
	for _, c := range []byte(name) {
		out = append(out, c, 0)
	}
	return append(out, 0, 0)
}
