package analyze

import (
	"strings"

	"github.com/eml-inspect/eml-inspect/headers"
)

// ownHosts counts the hops from the first on that were written on the sender's side, also where it has several
// organisations: each host took the message from a private address or from a client that had logged in, or bears the
// name of the one before under another public suffix (example.org, example.net).
func (e *Evidence) ownHosts() int {
	n := min(1, len(e.Hops))
	for n < len(e.Hops) && n < e.Way.Border && (e.internal(e.Way, n) || loggedIn(e.Hops[n]) ||
		sameName(e.Way.Families[n], e.Way.Families[n-1])) {
		n++
	}
	return n
}

// loggedIn reports whether the client of a hop had logged in, as the protocol says (RFC 3848).
func loggedIn(h headers.Hop) bool {
	protocol, _, _ := strings.Cut(strings.ToUpper(h.With), " ")
	switch protocol {
	case "ESMTPA", "ESMTPSA", "LMTPA", "LMTPSA", "UTF8SMTPA", "UTF8SMTPSA", "ASMTP":
		return true
	}
	return false
}

// sameName reports whether two organisational domains differ in their suffix only. Short names are too common for that.
func sameName(a, b string) bool {
	a, _, _ = strings.Cut(a, ".")
	b, _, _ = strings.Cut(b, ".")
	return a == b && len(a) > 3
}
