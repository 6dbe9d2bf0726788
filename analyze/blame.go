package analyze

import (
	"slices"
	"strings"

	"github.com/eml-inspect/eml-inspect/analyze/auth"
)

// blame says on whose side something about the content of a message happened that a check takes for the
// sender's. The sender answers for what left the sender's side: where the body is no longer what the sender's
// domain signed, and undoing what was done on the way does not bring it back, nobody is blamed. Nor is anybody for what copying
// a source does to it.
func (e *Evidence) blame(f Finding) Party {
	switch {
	case f.Party == Nobody || !aboutContent(f.Code):
	case f.Party == Sender && e.rewritten(), copyingMakes(f.Code) && e.copied():
		return Nobody
	}
	return f.Party
}

// copyingMakes reports whether what a code is about comes of copying as well: empty lines come and go, lines are broken, pages show
// contents without their encoding and have no control characters.
func copyingMakes(code string) bool {
	return !strings.HasPrefix(code, "text-") || code == "text-escape-lost"
}

// aboutContent reports whether a code is about something in the body that servers on the way may bring about.
func aboutContent(code string) bool {
	family, _, _ := strings.Cut(code, "-")
	return family == "text" || family == "transfer" || family == "mime"
}

// rewritten reports whether the sender's domain signed another text than the one that is here: no signature of
// it fits, and one is broken by something unknown, by another charset or by another encoding.
func (e *Evidence) rewritten() bool {
	broken := false
	for i := range e.Signatures {
		s := &e.Signatures[i]
		if s.Problem != "" || !auth.Aligned(e.fromDomain(), s.Domain, false) {
			continue
		}
		switch s.BodyHash {
		case auth.Match:
			return false
		case auth.Mismatch:
			broken = broken || i >= len(e.Changes) || touchesText(e.Changes[i])
		}
	}
	return broken
}

// touchesText reports whether changes make other text of a body than was signed, as far as is known.
func touchesText(changes []auth.Change) bool {
	return len(changes) == 0 || slices.ContainsFunc(changes, func(c auth.Change) bool {
		return c.What == auth.CharsetConverted || c.What == auth.Reencoded
	})
}
