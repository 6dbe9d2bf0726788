package tnef

import "bytes"

// compound is how a compound file begins (MS-CFB, section 2.2), in which OLE keeps objects.
const compound = "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

func isCompound(b []byte) bool { return bytes.HasPrefix(b, []byte(compound)) }

// storages are the objects that people paste into a text, by a stream that only they have.
var storages = [...]struct{ stream, ending, media string }{
	{"WordDocument", ".doc", "application/msword"},
	{"Workbook", ".xls", "application/vnd.ms-excel"},
	{"PowerPoint Document", ".ppt", "application/vnd.ms-powerpoint"},
	{"VisioDocument", ".vsd", "application/vnd.visio"},
}

// nameObject gives an object that was pasted into the text the name and the type of the file that
// it is, where the writer gives none.
func (a *Attachment) nameObject() {
	if a.Method != OLE || !isCompound(a.Data) {
		return
	}
	ending, media := ".ole", "application/x-ole-storage"
	for _, s := range storages {
		if bytes.Contains(a.Data, wide(s.stream)) {
			ending, media = s.ending, s.media
			break
		}
	}
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
