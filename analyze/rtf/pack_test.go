package rtf_test

import (
	"encoding/binary"
	"hash/crc32"
)

// prefix is the agreed beginning of the dictionary (MS-OXRTFCP, section 2.1.2.1).
const prefix = "{\\rtf1\\ansi\\mac\\deff0\\deftab720{\\fonttbl;}" +
	"{\\f0\\fnil \\froman \\fswiss \\fmodern \\fscript \\fdecor MS Sans SerifSymbolArial" +
	"Times New RomanCourier{\\colortbl\\red0\\green0\\blue0\r\n\\par \\pard\\plain\\f0\\fs20" +
	"\\b\\i\\u\\tab\\tx"

// pack compresses Rich Text as a writer does.
func pack(text string) []byte {
	seen := append([]byte(prefix), text...)
	var units [][]byte
	for at := len(prefix); at < len(seen); {
		from, n := longest(seen, at)
		if n < 2 {
			units = append(units, seen[at:at+1])
			at++
			continue
		}
		units = append(units, reference(from, n))
		at += n
	}
	units = append(units, reference(len(seen), 2))
	return header("LZFu", len(text), runs(units))
}

// longest finds what stands at at among the last 4096 bytes; it looks at every place.
func longest(seen []byte, at int) (from, n int) {
	for p := max(0, at-4095); p < at; p++ {
		k := 0
		for k < 17 && at+k < len(seen) && seen[p+k] == seen[at+k] {
			k++
		}
		if k > n {
			from, n = p, k
		}
	}
	return from, n
}

func reference(from, n int) []byte {
	return binary.BigEndian.AppendUint16(nil, uint16(from%4096<<4|(n-2)))
}

// runs puts eight units behind a byte that tells which are references.
func runs(units [][]byte) []byte {
	var out []byte
	for at := 0; at < len(units); at += 8 {
		flags, body := byte(0), []byte(nil)
		for i, u := range units[at:min(at+8, len(units))] {
			if len(u) == 2 {
				flags |= 1 << i
			}
			body = append(body, u...)
		}
		out = append(append(out, flags), body...)
	}
	return out
}

func header(kind string, size int, body []byte) []byte {
	out := binary.LittleEndian.AppendUint32(nil, uint32(len(body)+12))
	out = binary.LittleEndian.AppendUint32(out, uint32(size))
	out = append(out, kind...)
	sum := ^crc32.Update(^uint32(0), crc32.IEEETable, body)
	if kind == "MELA" {
		sum = 0
	}
	return append(binary.LittleEndian.AppendUint32(out, sum), body...)
}
