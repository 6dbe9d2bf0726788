package eml

import "bytes"

// fileKinds tell kinds of files from their first bytes, and from what they end with where that is certain.
var fileKinds = []struct{ kind, begins, ends string }{
	{"pdf", "%PDF-", "%%EOF"},
	{"png", "\x89PNG\r\n\x1a\n", "IEND\xaeB`\x82"},
	{"jpeg", "\xff\xd8\xff", ""},
	{"gif", "GIF87a", ""},
	{"gif", "GIF89a", ""},
	{"zip", "PK\x03\x04", "PK\x05\x06"},
	{"tnef", "\x78\x9f\x3e\x22", ""},
	{"ole", "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", ""},
	{"gzip", "\x1f\x8b\x08", ""},
	{"rar", "Rar!\x1a\x07", ""},
	{"7z", "7z\xbc\xaf\x27\x1c", ""},
	{"rtf", "{\\rtf1", ""},
	{"bzip2", "BZh91AY&SY", ""},
	{"tiff", "II*\x00", ""},
	{"tiff", "MM\x00*", ""},
	{"mp3", "ID3\x03", ""},
	{"webp", "RIFF", ""},
	{"postscript", "%!PS-Adobe", ""},
}

// fileKind names the kind of a file from its first bytes, "" where it is not known.
func fileKind(b []byte) string {
	for _, k := range fileKinds {
		if bytes.HasPrefix(b, []byte(k.begins)) {
			return k.kind
		}
	}
	return ""
}

// trailerReach is how far from its end a file has what ends it.
const trailerReach = 66 << 10

// CutFile reports whether the bytes are a file of a kind that ends with a mark of its own, and do not have
// that: the end of the file is missing.
func CutFile(b []byte) bool {
	for _, k := range fileKinds {
		if k.ends != "" && bytes.HasPrefix(b, []byte(k.begins)) {
			return !bytes.Contains(b[max(0, len(b)-trailerReach):], []byte(k.ends))
		}
	}
	return false
}
