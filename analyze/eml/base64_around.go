package eml

import (
	"bytes"

	"github.com/eml-inspect/eml-inspect/headers"
)

// withoutNULs decodes data in which NULs stand between the characters, as in UTF-16. ok is false where there
// are only a few: those are damage of single characters.
func withoutNULs(body []byte) (d Decoded, ok bool) {
	head := body[:min(len(body), 256)]
	if n := bytes.Count(head, []byte{0}); n == 0 || n*5 < len(head)*2 {
		return Decoded{}, false
	}
	total := bytes.Count(body, []byte{0})
	d = decodeBase64(bytes.ReplaceAll(body, []byte{0}, nil))
	for i, f := range d.Faults {
		d.Faults[i].Span = headers.Span{Start: min(2*f.Start, len(body)), End: min(2*f.End, len(body))}
	}
	first := bytes.IndexByte(body, 0)
	d.End = len(body)
	d.note(FaultIllegal, first, first+1, total)
	return d, true
}

// aroundReach is how many bytes at either end show that quoted-printable was put around base64.
const aroundReach = 4096

// quotedAround reports whether base64 was encoded once more as quoted-printable: "=" is written "=3D", blanks
// and line ends at "=20", "=0D" and "=0A", and lines end in soft breaks. Nothing else may stand there.
func quotedAround(body []byte) bool {
	return quotedEscapes(body[:min(len(body), aroundReach)]) || quotedEscapes(body[max(0, len(body)-aroundReach):])
}

func quotedEscapes(b []byte) bool {
	escapes := 0
	for at := 0; ; {
		i := bytes.IndexByte(b[at:], '=')
		if i < 0 || at+i+2 >= len(b) {
			return escapes > 0
		}
		at += i + 1
		if isLineEnd(b[at]) {
			continue
		}
		switch string(b[at : at+2]) {
		case "3D", "20", "0D", "0A":
		default:
			return false
		}
		if at += 2; at < len(b) && b[at] != '=' && !isLineEnd(b[at]) {
			return false
		}
		escapes++
	}
}

func isLineEnd(c byte) bool { return c == '\r' || c == '\n' }
