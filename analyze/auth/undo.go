package auth

import (
	"bytes"
	"slices"

	"github.com/eml-inspect/eml-inspect/analyze/eml"
	"github.com/eml-inspect/eml-inspect/headers"
)

// What was done to a body after it was signed. Each is proven by undoing it: the hash of what is left is
// the one that was signed.
const (
	FooterAdded      = "footer-added"      // text was added at the end, or at the end of a part
	BannerAdded      = "banner-added"      // text was added at the start, or at the start of a part
	Reencoded        = "reencoded"         // the transfer encoding was changed
	CharsetConverted = "charset-converted" // the text was converted to another charset
	FromEscaped      = "from-escaped"      // an mbox put ">" before "From "
	DotStuffing      = "dot-stuffing"      // a dot was left at the start of lines, or taken
	LineEndings      = "line-endings"      // lines were broken, or their ends changed
	Whitespace       = "whitespace"        // blanks at the ends of lines came or went
	BlankLines       = "blank-lines"       // empty lines were added, or taken away
)

// Change is one thing that was done to a body.
type Change struct {
	What  string
	Added headers.Span // the bytes that were added, in the layer of the message; empty where none were
}

// Limits of the search.
const (
	maxUndoBody  = 16 << 20 // larger bodies are not searched
	undoBudget   = 16 << 20 // bytes that are hashed for one signature at the most, and four times the body
	sumCost      = 256      // what asking for a hash counts, in bytes
	maxUndoParts = 12       // parts of a message that are looked at
	maxCut       = 250      // lines of a footer within a part, or of a banner
	maxBoth      = 20       // lines of a banner where a footer was added too
)

// Explain looks for what was done to the body of a message after a signature was made: it undoes what
// gateways, lists and programs do, alone and in pairs, until the body hash is the signed one. An answer is
// a proof, with a chance of error of one in 2^256; nil means that nothing it knows explains the change.
func Explain(m *eml.Message, s *Signature) []Change {
	root := m.Root
	at := headers.Span{Start: max(root.Header.End, root.Header.Separator.End), End: root.End}
	if at.Len() > maxUndoBody || !s.hashable() {
		return nil
	}
	d := newDraft(root, at)
	u := &undoer{target: s.stated(), canon: s.Body, hash: s.hash(), length: s.Length, budget: undoBudget + 4*at.Len(), root: root}
	return u.search(d)
}

// undoer searches for the body that one signature was made over.
type undoer struct {
	target []byte
	canon  Canon
	hash   hashKind
	length int
	budget int
	root   *eml.Part
}

// search undoes changes, the likely and cheap ones first: one of the whole body, one at an end of it or of
// a part, two of these, another encoding, and a banner together with a footer.
func (u *undoer) search(d draft) []Change {
	if u.matches(d.lines) {
		return nil // nothing was changed
	}
	drafts := u.drafts(d)
	for _, c := range drafts {
		if u.matches(c.lines) {
			return []Change{{What: c.what}}
		}
	}
	ends := []func(draft) []Change{u.footer, u.partFooters, u.banners, u.siblings, u.wrapper}
	if found := u.first(d, ends...); found != nil {
		return found
	}
	if found := u.wholePairs(drafts); found != nil {
		return found
	}
	for _, tries := range [][]func(draft) []Change{ends, {u.encodings}, {u.bothEnds}} {
		if found := u.first(d, tries...); found != nil {
			return found
		}
		for _, c := range drafts {
			if found := u.first(c.draft, tries...); found != nil {
				return append(found, Change{What: c.what})
			}
		}
	}
	return nil
}

// changedDraft is a body with one change of the whole of it undone.
type changedDraft struct {
	draft
	what string
}

func (u *undoer) drafts(d draft) []changedDraft {
	var list []changedDraft
	for _, c := range wholeChanges {
		if changed, ok := c.undo(d); ok {
			list = append(list, changedDraft{changed, c.what})
		}
	}
	return list
}

// wholePairs undoes two changes of the whole body.
func (u *undoer) wholePairs(drafts []changedDraft) []Change {
	for _, c := range drafts {
		for _, second := range wholeChanges {
			if again, ok := second.undo(c.draft); ok && second.what != c.what && u.matches(again.lines) {
				return []Change{{What: c.what}, {What: second.what}}
			}
		}
	}
	return nil
}

// first tries several ways until one explains the body or nothing may be hashed any more.
func (u *undoer) first(d draft, tries ...func(draft) []Change) []Change {
	for _, try := range tries {
		if u.budget <= 0 {
			return nil
		}
		if found := try(d); found != nil {
			return found
		}
	}
	return nil
}

// bothEnds cuts a short banner, and then a footer.
func (u *undoer) bothEnds(d draft) []Change {
	starts := []region{{first: 0, last: len(d.lines), text: true}}
	for _, p := range append(starts, d.parts...) {
		for i := p.first + 1; p.text && i <= min(p.last, p.first+maxBoth) && u.budget > 0; i++ {
			cut := d.replace(p.first, i, nil)
			for _, try := range []func(draft) []Change{u.footer, u.partFooters, u.siblings} {
				if found := try(cut); found != nil {
					return append(found, d.added(BannerAdded, p.first, i))
				}
			}
		}
	}
	return nil
}

// added names lines that were added: empty ones are no text.
func (d draft) added(what string, i, j int) Change {
	for _, line := range d.lines[i:j] {
		if len(bytes.TrimSpace(line)) > 0 {
			return Change{What: what, Added: d.span(i, j)}
		}
	}
	return Change{What: BlankLines, Added: d.span(i, j)}
}

// matches reports whether lines have the signed hash.
func (u *undoer) matches(lines [][]byte) bool {
	h := u.hasher()
	for _, line := range lines {
		h.line(line)
	}
	u.budget -= h.fed
	return u.budget > 0 && bytes.Equal(h.sum(), u.target)
}

// footer cuts the end of the body: every tail in one pass.
func (u *undoer) footer(d draft) []Change {
	h := u.hasher()
	for i, line := range d.lines {
		if len(line) > 0 && i > 0 && bytes.Equal(h.sum(), u.target) {
			return []Change{d.added(FooterAdded, i, len(d.lines))}
		}
		h.line(line)
	}
	u.budget -= h.fed + sumCost*len(d.lines)
	return nil
}

// partFooters cuts the end of each text part; what follows it stays.
func (u *undoer) partFooters(d draft) []Change {
	for _, p := range d.parts {
		if !p.text || p.last >= len(d.lines) {
			continue
		}
		if i, ok := u.cutBefore(d, p.first, p.last, d.lines[p.last:]); ok {
			return []Change{d.added(FooterAdded, i, p.last)}
		}
	}
	return u.twoFooters(d)
}

// cutBefore looks for a line from which on the lines of a part were added: the body up to there and the
// rest have the signed hash together.
func (u *undoer) cutBefore(d draft, first, last int, rest [][]byte) (int, bool) {
	h := u.hasher()
	for _, line := range d.lines[:max(first, last-maxCut)] {
		h.line(line)
	}
	for i := max(first, last-maxCut); i < last; i++ {
		if u.continues(h, rest) {
			return i, true
		}
		h.line(d.lines[i])
	}
	u.budget -= h.fed
	return 0, false
}

// continues reports whether a hash so far and the rest of the lines make the signed hash.
func (u *undoer) continues(h *lineHasher, rest [][]byte) bool {
	c := h.clone()
	for _, line := range rest {
		c.line(line)
	}
	u.budget -= c.fed - h.fed + sumCost
	return u.budget > 0 && bytes.Equal(c.sum(), u.target)
}

// twoFooters cuts the ends of two text parts, as of the text and the HTML of one message.
func (u *undoer) twoFooters(d draft) []Change {
	var texts []region
	for _, p := range d.parts {
		if p.text && p.last < len(d.lines) {
			texts = append(texts, p)
		}
	}
	for k := 0; k+1 < len(texts); k++ {
		a, b := texts[k], texts[k+1]
		for i := max(a.first, a.last-maxCut/5); i < a.last && u.budget > 0; i++ {
			head := slices.Concat(d.lines[:i], d.lines[a.last:b.last])
			cut := draft{lines: slices.Concat(head, d.lines[b.last:]), layer: d.layer}
			last := len(head)
			if j, ok := u.cutBefore(cut, max(i, last-maxCut/5), last, d.lines[b.last:]); ok {
				return []Change{d.added(FooterAdded, i, a.last), d.added(FooterAdded, b.last-(last-j), b.last)}
			}
		}
	}
	return nil
}

// banners cuts the start of the body and of each text part.
func (u *undoer) banners(d draft) []Change {
	starts := []region{{first: 0, last: len(d.lines), text: true}}
	for _, p := range append(starts, d.parts...) {
		if !p.text {
			continue
		}
		h := u.hasher()
		for _, line := range d.lines[:p.first] {
			h.line(line)
		}
		for i := p.first + 1; i <= min(p.last, p.first+maxCut) && u.budget > 0; i++ {
			if u.continues(h, d.lines[i:]) {
				return []Change{d.added(BannerAdded, p.first, i)}
			}
		}
	}
	return nil
}
