package mend

import (
	"bytes"

	"github.com/eml-inspect/eml-inspect/analyze/filetype"
)

// file replaces what is in a file, but for the bytes that show what kind of file it is.
func (r *redactor) file(data []byte) {
	const magic = 16
	before := bytes.Clone(data)
	rest := data[min(magic, len(data)):]
	text := bytes.IndexByte(data[:min(len(data), 512)], 0) < 0
	if text || filetype.Of(data).Name == "" {
		r.runs(data[:min(magic, len(data))], public)
	}
	if text {
		r.runs(rest, nothing)
	}
	for i, c := range rest {
		if c >= 0x80 || c != 0 && !text {
			rest[i] = wordless[r.next(len(wordless))]
		}
	}
	if bytes.HasPrefix(before, []byte("%PDF-")) {
		for _, at := range locks().FindAllIndex(before, -1) {
			copy(data[at[0]:at[1]], before[at[0]:at[1]])
		}
	}
	for _, end := range fileEnds {
		if i := bytes.LastIndex(before, []byte(end)); i >= max(0, len(before)-64) {
			copy(data[i:], end)
		}
	}
}

// fileEnds are what files of some kinds end in: JPEG, PNG, ZIP.
var fileEnds = []string{"\xff\xd9", "IEND\xaeB`\x82", "PK\x05\x06"}

// locks show that a PDF needs a password, and where it ends.
var locks = pattern(`%%EOF|startxref|/Encrypt[ \d\r\n]{1,24}R\b`)
