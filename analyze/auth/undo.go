package auth

import (
	"bytes"
	"math"
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
	PartsRewritten   = "parts-rewritten"   // the headers of parts were written anew
	LinksRewritten   = "links-rewritten"   // links were made to lead through the service of a filter
)

// Change is one thing that was done to a body.
type Change struct {
	What  string
	Added headers.Span // the bytes that were added, in the layer of the message; empty where none were, or in base64
	Text  []byte       // what was added to base64, in the charset of the part
	Part  *eml.Part    // where Text was added
	Long  bool         // of LineEndings: lines were broken because they were too long
}

// Limits of the search.
const (
	maxUndoBody  = 16 << 20 // larger bodies are not searched,
	maxUndoLines = 20_000   // and none of more lines than this, and one more for so many bytes:
	usualLine    = 40
	undoBudget   = 2 << 20   // bytes that are hashed for one canonical form at the most,
	undoTimes    = 32        // beside so many times the body,
	maxUndoTimes = 256 << 10 // of which so much counts, and
	undoAll      = 2         // so many times all of it
	sumCost      = 256       // what asking for a hash counts, in bytes
	lineCost     = 16        // what a line counts where lines are moved
	maxUndoParts = 12        // parts of a message that are looked at
	maxSearches  = 6         // canonical forms, hashes, and lengths that the signatures of a message state
)

// Explain looks for what was done to the body of a message after a signature was made: it undoes what
// gateways, lists and programs do, alone and in pairs, until the body hash is the signed one. An answer is
// a proof, with a chance of error of one in 2^256; nil means that nothing it knows explains the change.
func Explain(m *eml.Message, s *Signature) []Change { return ExplainAll(m, []*Signature{s})[0] }

// ExplainAll is Explain for several signatures of one message, in their order. Those over one canonical form
// cost no more than one.
func ExplainAll(m *eml.Message, list []*Signature) [][]Change {
	out := make([][]Change, len(list))
	root := m.Root
	at := headers.Span{Start: max(root.Header.End, root.Header.Separator.End), End: root.End}
	if at.End > math.MaxInt32 || at.Len() > maxUndoBody || countLines(root.Layer, at) > maxUndoLines+at.Len()/usualLine {
		return out
	}
	for _, u := range undoers(list) {
		u.root, u.budget = root, undoBudget+undoTimes*min(at.Len(), maxUndoTimes)+undoAll*at.Len()
		u.search(newDraft(root, at, u.canon))
		for _, t := range u.all {
			for _, i := range t.signatures {
				out[i] = slices.Clone(t.changes)
			}
		}
	}
	return out
}

// undoers gives a search for each canonical form that signatures were made over.
func undoers(list []*Signature) (all []*undoer) {
	for i, s := range list {
		if !s.hashable() {
			continue
		}
		k := slices.IndexFunc(all, func(u *undoer) bool {
			return u.canon == s.Body && u.kind == s.hash() && u.length == s.Length
		})
		if k < 0 {
			if len(all) == maxSearches {
				continue
			}
			k, all = len(all), append(all, newUndoer(s))
		}
		all[k].want(s.stated(), i)
	}
	return all
}

// undoer searches for the bodies that signatures were made over.
type undoer struct {
	canon  Canon
	kind   hashKind
	length int
	all    []*target
	left   []*target // those that are not found yet
	root   *eml.Part
	budget int

	before, after []Change // what is undone already, and goes before and after what is found
	head, mid, h  *bodyHash
	looked        map[formKey]*formKnown
	text          canonText // of the form of a leaf that is looked at
	places        []int     // where it is cut
	cut           draft     // a draft without the banner that is looked at
}

// target is a body hash that is searched for, and what was found.
type target struct {
	sum        []byte
	signatures []int // that state it
	changes    []Change
}

func newUndoer(s *Signature) *undoer {
	u := &undoer{canon: s.Body, kind: s.hash(), length: s.Length, looked: map[formKey]*formKnown{}}
	u.head, u.mid, u.h = u.hash(), u.hash(), u.hash()
	return u
}

// want adds a hash that a signature states.
func (u *undoer) want(sum []byte, signature int) {
	for _, t := range u.all {
		if bytes.Equal(t.sum, sum) {
			t.signatures = append(t.signatures, signature)
			return
		}
	}
	t := &target{sum: sum, signatures: []int{signature}}
	u.all, u.left = append(u.all, t), append(u.left, t)
}

// ended reports whether all is found, or nothing may be hashed any more.
func (u *undoer) ended() bool { return len(u.left) == 0 || u.budget <= 0 }

// found gives the target that a body hash is, nil where it is none.
func (u *undoer) found(h *bodyHash) *target {
	if u.ended() {
		return nil
	}
	sum := h.sum()
	for _, t := range u.left {
		if bytes.Equal(t.sum, sum) {
			return t
		}
	}
	return nil
}

// answer notes what explains a target.
func (u *undoer) answer(t *target, changes ...Change) {
	t.changes = slices.Concat(u.before, changes, u.after)
	u.left = slices.DeleteFunc(u.left, func(other *target) bool { return other == t })
}

// under goes on with a search where a change is undone already.
func (u *undoer) under(c Change, search func()) {
	outer := u.after
	u.after = append([]Change{c}, outer...)
	search()
	u.after = outer
}
