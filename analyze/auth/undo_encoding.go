package auth

import (
	"bytes"
	"encoding/base64"
	"slices"

	"github.com/eml-inspect/eml-inspect/analyze/eml"
)

// encodings gives each leaf the transfer encoding, and the charset, that it may have had, and looks at the
// body that this makes: as it is, and cut at its ends.
func (u *undoer) encodings(d *draft, at cuts) {
	if u.ended() {
		return
	}
	leaves := make([]leaf, len(d.parts))
	for i, p := range d.parts {
		leaves[i].region = p
	}
	u.allTexts(d, leaves)
	if at == anywhere && !u.single() {
		return // looked at already
	}
	for i := range leaves {
		if u.ended() {
			return
		}
		s := formSearch{undoer: u, draft: d, leaf: &leaves[i], at: at}
		s.forms()
	}
}

// single reports whether the message is one part: its encoding is stated outside of the body.
func (u *undoer) single() bool { return len(u.root.Parts) == 0 || u.root.SMIME() }

// formSearch looks at the ways one leaf of a draft may have been written before.
type formSearch struct {
	*undoer
	draft *draft
	leaf  *leaf
	at    cuts
	begun bool // what stands before the leaf is hashed, in mid
}

func (s *formSearch) forms() {
	l := s.leaf
	l.read(s.draft)
	s.budget -= len(l.content)
	if !l.whole || len(l.content) == 0 || len(l.content) > maxUndoBody/4 {
		return
	}
	s.written(l.content, form{})
	if plain := restoreLinks(l.content); l.text && len(plain) < len(l.content) && !s.ended() {
		s.written(plain, form{links: true})
	}
	if !l.text || !s.single() || isASCII(string(l.content)) {
		return
	}
	last := l.content
	for _, name := range earlierCharsets {
		if s.ended() {
			return
		}
		b, ok := converted(l.content, name)
		s.budget -= convertCost * len(b)
		if ok && !bytes.Equal(b, last) {
			s.written(b, form{charset: name})
		}
		last = b
	}
}

// convertCost is what a byte counts that is converted.
const convertCost = 4

// written looks at the ways to write a content, which is text or else a file.
func (s *formSearch) written(content []byte, f form) {
	lines := s.leaf.textLines(content)
	if f.encoding = eml.EightBit; s.leaf.text {
		s.lines(f, lines)
	}
	if f.encoding = eml.QuotedPrintable; s.leaf.text && !s.ended() {
		s.lines(f, quoted(lines))
	}
	if f.encoding = eml.Base64; !s.ended() {
		s.base64(f, content)
	}
}

// lines looks at a form that is lines of text. Where they are the whole body, they may have been added to.
func (s *formSearch) lines(f form, lines [][]byte) {
	if !s.single() {
		s.text.set(lines, s.canon)
		s.hash(f, s.text.whole(), len(lines))
		return
	}
	outer := s.before
	s.before = slices.Concat(outer, f.changes(s.leaf.region))
	made := s.draft.with(s.leaf.region, f.encoding, lines)
	s.budget -= made.cost()
	if !bytes.Equal(made.text.bytes, s.draft.text.bytes) {
		made.tried = &s.known(f).tried
		s.ends(made)
	}
	s.before = outer
}

// ends looks at a body with a leaf in another form, and for what was added to it.
func (s *formSearch) ends(d *draft) {
	if s.ended() {
		return
	}
	if d.tried.untouched() {
		s.h.start().skip(d.text.bytes)
	} else if t := s.matches(d, d.whole()); t != nil {
		s.answer(t)
	}
	s.footer(d, s.at)
	s.banners(d, s.at)
}

// base64 looks at the lengths of lines that base64 is written in. Nobody adds to it.
func (s *formSearch) base64(f form, content []byte) {
	known := s.known(f)
	if known.counted > 0 {
		s.budget -= known.counted
		return
	}
	before := s.budget
	encoded := base64.StdEncoding.AppendEncode(nil, content)
	for _, w := range widths {
		if s.ended() {
			return
		}
		lines := s.text.wrap(encoded, w)
		s.hash(f, piece{s.text.bytes, len(s.text.bytes)}, lines)
	}
	known.counted = before - s.budget
}

// hash looks at a body with a leaf in another form, without making a draft of it. What stands before the leaf is
// hashed once for all forms.
func (s *formSearch) hash(f form, body piece, lines int) {
	d, p := s.draft, s.leaf.region
	was, header := d.text.of(lineRange{p.header, p.last}), d.header(p, f.encoding)
	size := len(d.text.bytes) - len(was) + len(header.text) + len(body.text)
	s.budget -= draftCost(size, len(d.lines)-(p.last-p.first)+lines)
	if s.ended() || len(d.text.bytes) == size && bytes.HasPrefix(was, header.text) && bytes.HasSuffix(was, body.text) {
		return
	}
	pieces := [...]piece{d.text.piece(lineRange{0, p.header}), header, body, d.text.piece(d.rest(p.last))}
	if t := s.behind(pieces[0], pieces[1:]); t != nil {
		s.answer(t, f.changes(p)...)
	}
}

// behind gives the target that pieces are behind what stands before the leaf.
func (s *formSearch) behind(before piece, pieces []piece) *target {
	dropEmpty(pieces)
	if len(pieces[0].text) == 0 && len(pieces[1].text) == 0 && len(pieces[2].text) == 0 {
		return s.joined([]piece{before})
	}
	if !s.begun {
		s.mid.start().take(before.text)
		s.begun = true
	}
	s.budget -= len(s.h.start().signed(before.text))
	s.h.from(s.mid)
	for _, p := range pieces {
		s.h.write(p.text)
	}
	return s.found(s.h)
}

// formKey is one form of a leaf of a draft.
type formKey struct {
	draft *draft
	first int // line of the leaf
	form
}

// formKnown is what is known of a form from an earlier search: it is looked at again with more places to cut at.
type formKnown struct {
	tried   tried
	counted int // of base64: what looking at it counted
}

func (s *formSearch) known(f form) *formKnown {
	key := formKey{s.draft, s.leaf.first, f}
	if s.looked[key] == nil {
		s.looked[key] = &formKnown{}
	}
	return s.looked[key]
}
