package auth

import (
	"bytes"

	"github.com/eml-inspect/eml-inspect/analyze/eml"
)

// leaf is a part of a draft, and what it holds.
type leaf struct {
	region
	isRead  bool
	content []byte // decoded, as it stands in the draft
	whole   bool   // false where other text stands in it
}

// read decodes a leaf once.
func (l *leaf) read(d *draft) {
	if l.isRead {
		return
	}
	decoded := eml.Decode(bytes.Join(d.lines[l.first:l.last], crlf), l.part.Encoding)
	_, foreign := decoded.Fault(eml.FaultForeign)
	l.content, l.whole, l.isRead = decoded.Data, !foreign, true
}

// textLines gives the lines of a text of a leaf. Base64 holds the end of the last one, too, which elsewhere belongs to the boundary.
func (l *leaf) textLines(text []byte) [][]byte {
	if l.part.Encoding == eml.Base64 {
		return splitLines(text)
	}
	return linesOf(text)
}

// encoded reports whether a leaf is text in an encoding that a server may have put on.
func (l *leaf) encoded() bool {
	return l.text && (l.part.Encoding == eml.QuotedPrintable || l.part.Encoding == eml.Base64)
}

// allTexts looks at the body with the encoding taken off all encoded texts at once, as a server put it on that
// could not send 8 bit.
func (u *undoer) allTexts(d *draft, leaves []leaf) {
	if d.recast > 0 {
		u.budget -= d.recast
		return
	}
	before, texts := u.budget, decodedTexts(d, leaves)
	if len(texts) == 0 {
		return
	}
	for _, all := range [...]eml.Encoding{eml.EightBit, eml.SevenBit} {
		pieces, cost := d.recastTo(all, texts)
		u.budget -= cost
		if t := u.joined(pieces); t != nil {
			u.answer(t, Change{What: Reencoded})
		}
	}
	d.recast = before - u.budget
}

// decodedText is an encoded text of a draft with its encoding taken off.
type decodedText struct {
	region
	canonText
}

// decodedTexts decodes the encoded texts, where they are several and stand one after another.
func decodedTexts(d *draft, leaves []leaf) (list []decodedText) {
	var texts []*leaf
	for i := range leaves {
		l := &leaves[i]
		if !l.encoded() {
			continue
		}
		if n := len(texts); n > 0 && l.header < texts[n-1].last {
			return nil
		}
		texts = append(texts, l)
	}
	if len(texts) < 2 {
		return nil
	}
	for _, l := range texts {
		l.read(d)
		list = append(list, decodedText{l.region, canonical(l.textLines(l.content), d.canon)})
	}
	return list
}

// recastTo gives a body with texts as they are without their encoding, and what that counts.
func (d *draft) recastTo(e eml.Encoding, texts []decodedText) (pieces []piece, cost int) {
	done, size, lines := 0, len(d.text.bytes), len(d.lines)
	for i := range texts {
		t := &texts[i]
		header, body := d.header(t.region, e), t.canonText.whole()
		pieces = append(pieces, d.text.piece(lineRange{done, t.header}), header, body)
		size += len(header.text) + len(body.text) - len(d.text.of(lineRange{t.header, t.last}))
		lines += t.canonText.lines() - (t.last - t.first)
		done = t.last
	}
	return append(pieces, d.text.piece(d.rest(done))), draftCost(size, lines)
}
