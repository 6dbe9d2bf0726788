package analyze

import (
	"bytes"

	"github.com/eml-inspect/eml-inspect/analyze/eml"
	"github.com/eml-inspect/eml-inspect/charset"
)

// textPiece is how many bytes of a text are read at once. A report shows the beginning of a text only, so
// that of a larger one the rest is looked at for damage, piece by piece, and not kept.
const textPiece = 2 << 20

// readPieces makes text of a body. Of a large one Reading.Text is the beginning; everything else is said of all
// its bytes.
func readPieces(b []byte, label string, hints charset.Hints) charset.Reading {
	if len(b) <= textPiece+textPiece/2 || bytes.IndexByte(b[:1024], 0) >= 0 {
		return charset.ReadWith(b, label, hints)
	}
	end := pieceEnd(b)
	r := charset.ReadWith(b[:end], label, hints)
	for at := end; at < len(b); {
		end = at + pieceEnd(b[at:])
		addPiece(&r, charset.ReadWith(b[at:end], label, hints), at)
		at = end
	}
	return r
}

// readHeld makes text of a body of which only the beginning is held.
func readHeld(d eml.Decoded, label string, hints charset.Hints) charset.Reading {
	var r charset.Reading
	at := 0
	for b := range d.Pieces() {
		if piece := charset.ReadWith(b, label, hints); at == 0 {
			r = piece
		} else {
			addPiece(&r, piece, at)
		}
		at += len(b)
	}
	return r
}

// pieceEnd gives where a text may be cut without cutting a character: at a line end, else at a blank.
func pieceEnd(b []byte) int {
	if len(b) <= textPiece+textPiece/2 {
		return len(b)
	}
	head := b[:textPiece]
	for _, mark := range [...]byte{'\n', '\r', ' '} {
		if i := bytes.LastIndexByte(head[textPiece/2:], mark); i >= 0 {
			return textPiece/2 + i + 1
		}
	}
	end := textPiece
	for end < textPiece+4 && b[end]&0xc0 == 0x80 {
		end++
	}
	return end
}

// addPiece adds to a reading what another piece of the text shows: more misfits, and more than ASCII where
// there was nothing but ASCII so far.
func addPiece(r *charset.Reading, piece charset.Reading, at int) {
	const most = 100
	if r.Verdict == charset.Fits && (piece.Verdict != charset.Fits || r.Actual == "us-ascii") {
		r.Verdict, r.Actual, r.Better, r.Sure = piece.Verdict, piece.Actual, piece.Better, piece.Sure
	}
	r.MisfitCount += piece.MisfitCount
	for _, m := range piece.Misfits {
		if len(r.Misfits) < most {
			r.Misfits = append(r.Misfits, at+m)
		}
	}
}
