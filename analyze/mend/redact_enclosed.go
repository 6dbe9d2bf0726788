package mend

import (
	"bytes"
	"fmt"
	"hash/crc32"
	"strings"

	"github.com/eml-inspect/eml-inspect/analyze/eml"
)

// uuencoded masks a uuencoded file in a text: its name as names are, its lines as far as they are letters.
func (r *redactor) uuencoded(data, before []byte) {
	first := 1 + bytes.IndexByte(before, '\n')
	copy(data[first:], before[first:])
	r.lines(data[first:], eml.Uuencode)
	if dot := bytes.LastIndexByte(before[:first], '.'); dot > 0 {
		copy(data[dot:first], before[dot:first])
		r.runs(data[dot:first], public)
	}
}

// yEncoded masks a file in yEnc: every byte that is no escape, line end or dot at the start of a line. A checksum that
// was right is right afterwards.
func (r *redactor) yEncoded(data, before []byte) {
	right := yRight(before)
	for at := 0; at < len(before); {
		end := at + 1 + bytes.IndexByte(before[at:], '\n')
		if end == at {
			end = len(before)
		}
		if line := before[at:end]; !bytes.HasPrefix(line, []byte("=y")) {
			copy(data[at:end], line)
			r.yLine(data[at:end])
		}
		at = end
	}
	if right {
		sum := fmt.Sprintf("%08x", crc32.ChecksumIEEE(eml.Decode(data, eml.YEnc).Data))
		for _, at := range ySum().FindAllSubmatchIndex(data, -1) {
			copy(data[at[2]:at[3]], sum)
		}
	}
}

func (r *redactor) yLine(line []byte) {
	for i := 0; i < len(line); i++ {
		switch c := line[i]; {
		case c == '=':
			i++
		case c == 0 || c == '\r' || c == '\n' || c == '.' && i == 0:
		default:
			line[i] = wordless[r.next(len(wordless))]
			for strings.IndexByte("=\r\n.\t ", line[i]) >= 0 {
				line[i]++
			}
		}
	}
}

// ySum is the checksum of a part in yEnc.
var ySum = pattern(`(?m)^=yend [^\r\n]*?\bp?crc32=([0-9a-fA-F]{8})`)

func yRight(b []byte) bool {
	at := ySum().FindSubmatch(b)
	sum := fmt.Sprintf("%08x", crc32.ChecksumIEEE(eml.Decode(b, eml.YEnc).Data))
	return at != nil && strings.EqualFold(string(at[1]), sum)
}

// binHexed masks a file in BinHex: its letters. Its checksums are wrong afterwards.
func (r *redactor) binHexed(data []byte) {
	const alphabet = "!\"#$%&'()*+,-012345689@ABCDEFGHIJKLMNPQRSTUVXYZ[`abcdefhijklmpqr"
	from := 1 + bytes.IndexByte(data, '\n')
	for i := from; i < len(data); i++ {
		if strings.IndexByte(alphabet, data[i]) >= 0 {
			data[i] = alphabet[r.next(len(alphabet))]
		}
	}
}
