package mend

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"

	"github.com/eml-inspect/eml-inspect/charset"
)

// doubled masks a text that had been read in a wrong charset and was saved so: as what it was before. It reports
// whether it is one.
func (k *mask) doubled(b []byte, keep func(string) bool) bool {
	repair, ok := charset.Undo(string(b))
	if !ok {
		return false
	}
	at := 0
	for _, s := range repair.Spans {
		k.letters(b[at:s.Start], "utf-8", false, keep)
		if !k.again(b[s.Start:s.End], strings.Split(repair.Chain, ">")) {
			k.letters(b[s.Start:s.End], "utf-8", false, keep)
		}
		at = s.End
	}
	k.letters(b[at:], "utf-8", false, keep)
	return true
}

// again masks a piece of such a text. What comes of it is read wrongly in the same way, and has the same length.
func (k *mask) again(piece []byte, chain []string) bool {
	const (
		most      = 30
		mostBytes = 64 << 10 // that are masked in all tries: of a long piece hardly anything has the same length
	)
	if len(chain) < 2 {
		return false
	}
	was, wrong := chain[len(chain)-2], chain[len(chain)-1]
	if bytes.ContainsFunc(piece, func(r rune) bool { return r >= 0x80 && r < 0xa0 }) {
		wrong = latin1 // which many programs take for it
	}
	inner, ok := converted(piece, wrong, false)
	if back, same := converted(inner, wrong, true); !ok || !same || !bytes.Equal(back, piece) {
		return false
	}
	for range max(1, min(most, mostBytes/max(1, len(piece)))) {
		masked := bytes.Clone(inner)
		if len(chain) == 2 || !k.again(masked, chain[:len(chain)-2]) {
			k.letters(masked, was, false, nothing)
		}
		if out, ok := converted(masked, wrong, true); ok && len(out) == len(piece) {
			copy(piece, out)
			return true
		}
	}
	return false
}

// latin1 has controls where windows-1252 has signs.
const latin1 = "latin-1"

// converted reads bytes of a charset as text, or writes text in it.
func converted(b []byte, name string, read bool) ([]byte, bool) {
	if name == "utf-8" {
		return b, utf8.Valid(b)
	}
	var e encoding.Encoding = charmap.ISO8859_1
	if name != latin1 {
		var ok bool
		if e, ok = charset.Encoding(name); !ok {
			return nil, false
		}
	}
	if read {
		out, err := e.NewDecoder().Bytes(b)
		return out, err == nil && !bytes.ContainsRune(out, utf8.RuneError)
	}
	out, err := e.NewEncoder().Bytes(b)
	return out, err == nil
}
