package auth

import (
	"slices"
	"strings"

	"github.com/eml-inspect/eml-inspect/analyze/eml"
	"github.com/eml-inspect/eml-inspect/headers"
)

// What was done to a header after it was signed, beside Reencoded and Whitespace, which bodies know too.
const (
	SubjectTagged = "subject-tagged" // a tag such as "[list]" was put into the subject
	Refolded      = "refolded"       // lines of a field were broken at other places, or with another blank
	FieldAdded    = "field-added"    // a field came in of a name that was signed
	FieldRemoved  = "field-removed"  // a field that was signed is gone
	FromRewritten = "from-rewritten" // the author was replaced, as lists do because of DMARC
)

// HeaderChange is one thing that was done to the header after it was signed.
type HeaderChange struct {
	What  string       // one of the constants above, Reencoded, or Whitespace
	Field string       // the name of the field, as the message writes it, or h= where it was removed
	Added headers.Span // bytes that were added, in the layer of the message; empty where none, or not apart
	Was   string       // the value of the field as it was signed, where that is known and short
}

// Limits of the search in a header.
const (
	headerHashes  = 20_000    // hashes for one signature at the most
	headerBudget  = 16 << 20  // bytes that are hashed for it at the most
	hashCost      = 300       // what a hash counts, in bytes
	slotCost      = 10        // what a field counts beside its bytes
	curveCost     = 7 << 10   // what a hash counts with an Ed25519 key, which does not tell the hash it signed
	headerTexts   = 512 << 10 // bytes of the values that are tried
	maxUndoTexts  = 24 << 10  // bytes of the fields that are changed
	maxUndoValue  = 4 << 10   // longer values are left as they are
	maxUndoFields = 40        // fields that are changed, of those that were signed
	late          = 1000      // the rank of edits that are tried with others last
	mostTogether  = 3         // changes that are undone at once
	shortValue    = 200       // values up to here are given in Was
)

// ExplainHeader looks for what was done to the header of a message after a signature was made: it undoes
// what lists and gateways do to fields, alone, in pairs, and the most likely ones in threes, until the
// signature verifies. An answer is a proof. It is nil where there is no key, where the header hash matches,
// or where nothing explains it.
func ExplainHeader(m *eml.Message, s *Signature) []HeaderChange {
	if s.HeaderHash != Mismatch || s.KeyFits == Mismatch {
		return nil
	}
	check := s.check()
	if check == nil {
		return nil
	}
	u := newHeaderUndoer(m, s, check)
	u.collect()
	u.input = u.signed()
	return u.search()
}

// headerUndoer searches for the header that one signature was made over.
type headerUndoer struct {
	s      *Signature
	check  *headerCheck
	header headers.Block
	parts  []*eml.Part   // of the message
	fields []headerField // those that the signature may have been made over, from the top down
	wanted map[string]int
	edits  []*headerEdit
	stood  map[string]bool // the values that stand in the header, in canonical form
	seen   map[seenEdit]bool
	label  string   // the charset that Content-Type states
	labels []string // see charsets
	texts  int      // bytes of values that may still be tried
	hashes int
	bytes  int
	curves int // Ed25519 keys
	input  *signedHeader
}

// headerField is a field as it is signed and as it stands in the message.
type headerField struct {
	rawField
	headers.Field
	lower string
}

func newHeaderUndoer(m *eml.Message, s *Signature, check *headerCheck) *headerUndoer {
	u := &headerUndoer{s: s, check: check, header: m.Header(), parts: m.Root.Parts, wanted: make(map[string]int), seen: make(map[seenEdit]bool),
		label: m.Root.Content.Get("charset"), texts: headerTexts, hashes: headerHashes, bytes: headerBudget}
	for _, key := range check.keys {
		if key.rsa == nil {
			u.curves++
		}
	}
	for _, name := range s.Signed {
		u.wanted[strings.ToLower(name)]++
	}
	u.take(m)
	return u
}

// take keeps the fields that signatures see: as many of each name as h= has it, counted from below, and a
// few above them that come into sight where one is taken out.
func (u *headerUndoer) take(m *eml.Message) {
	const above = 2
	count := make(map[string]int, len(u.wanted))
	for _, f := range slices.Backward(u.header.Fields) {
		if f.Kind != headers.Named {
			continue
		}
		raw := rawOf(m.Root.Layer, f)
		name := strings.ToLower(strings.TrimRight(raw.name, " \t"))
		if n := u.wanted[name]; n > 0 && count[name] < n+above {
			count[name]++
			u.fields = append(u.fields, headerField{raw, f, name})
		}
	}
	slices.Reverse(u.fields)
	u.stood = make(map[string]bool, len(u.fields))
	for i := range u.fields {
		f := &u.fields[i]
		u.stood[f.lower+":"+u.canonical(f.name(), f.value)] = true
	}
}

// search undoes one change, then two, then three of the likely ones.
func (u *headerUndoer) search() []HeaderChange {
	for i := range u.edits {
		if u.holds(i) {
			return u.changes(i)
		}
	}
	const likely, veryLikely = 60, 20
	early := slices.IndexFunc(u.edits, func(e *headerEdit) bool { return e.rank >= late })
	if early < 0 {
		early = len(u.edits)
	}
	pair := func(i, j int) []HeaderChange {
		if u.apart(i, j) && u.holds(i, j) {
			return u.changes(i, j)
		}
		return nil
	}
	if found := u.pairs(min(early, likely), pair); found != nil {
		return found
	}
	if found := u.triples(min(early, veryLikely)); found != nil {
		return found
	}
	if found := u.pairs(early, pair); found != nil {
		return found
	}
	return u.pairs(len(u.edits), pair)
}

// pairs goes through the pairs of the first n edits, those that are likely together first.
func (u *headerUndoer) pairs(n int, try func(i, j int) []HeaderChange) []HeaderChange {
	for sum := 1; sum < 2*n-2; sum++ {
		for i := max(0, sum-n+1); i < sum-i; i++ {
			if u.spent() {
				return nil
			}
			if found := try(i, sum-i); found != nil {
				return found
			}
		}
	}
	return nil
}

func (u *headerUndoer) triples(n int) []HeaderChange {
	return u.pairs(n, func(i, j int) []HeaderChange {
		for k := range i {
			if u.apart(i, j) && u.apart(i, k) && u.apart(j, k) && u.holds(k, i, j) {
				return u.changes(k, i, j)
			}
		}
		return nil
	})
}

func (u *headerUndoer) spent() bool { return u.hashes <= 0 || u.bytes <= 0 }

// holds reports whether the signature verifies with these edits.
func (u *headerUndoer) holds(edits ...int) bool {
	if u.spent() {
		return false
	}
	hash := u.input.with(u.sets(edits))
	u.hashes--
	if hash == nil {
		return false
	}
	u.bytes -= u.input.fed + hashCost + slotCost*len(u.input.slots) + curveCost*u.curves
	return u.check.signs(hash)
}
