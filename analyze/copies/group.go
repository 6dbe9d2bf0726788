package copies

import (
	"slices"
	"strings"
	"time"
)

// sentAgain is how far apart two messages with the same text may be dated that are taken for one sent again. What
// programs send every week with the same words is no copy.
const sentAgain = 2 * 24 * time.Hour

// Group puts the copies of each message together: indexes into the list, in its order, a message that has no copy in
// a group of its own.
func Group(list []*Copy) [][]int {
	groups := make([][]int, 0, len(list))
	byKey := make(map[string][]int) // what may tie messages together -> groups to compare with
	for i, c := range list {
		at := -1
		for _, key := range c.keys() {
			at = find(list, groups, byKey[key], c)
			if at >= 0 {
				break
			}
		}
		if at < 0 {
			at = len(groups)
			groups = append(groups, nil)
		}
		groups[at] = append(groups[at], i)
		for _, key := range c.keys() {
			if len(byKey[key]) < maxCandidates && !slices.Contains(byKey[key], at) {
				byKey[key] = append(byKey[key], at)
			}
		}
	}
	return groups
}

// maxCandidates is with how many groups of one key a message is compared.
const maxCandidates = 20

// find gives the first group that a message belongs to, -1 for none. It is compared with the first of each.
func find(list []*Copy, groups [][]int, candidates []int, c *Copy) int {
	for _, g := range candidates {
		if Same(list[groups[g][0]], c) {
			return g
		}
	}
	return -1
}

// keys are what copies of one message have in common, at least one of them.
func (c *Copy) keys() []string {
	var keys []string
	if c.MessageID != "" {
		keys = append(keys, "id "+c.MessageID)
	}
	if !c.Text.Empty() {
		keys = append(keys, "mail "+c.From+"\n"+plainSubject(c.Subject))
	}
	return keys
}

// Same reports whether two messages are copies of one. The same Message-ID needs something beside it: a common hop,
// the author and the subject, or the text. Without it the author, the subject and the text have to agree, and the dates
// nearly: an answer that quotes the same text, and the next version of a text, are no copies. Notices about the
// delivery of other messages are alike by nature.
func Same(a, b *Copy) bool {
	author := a.From == b.From && a.From != ""
	subject := plainSubject(a.Subject) == plainSubject(b.Subject)
	text := !a.Text.Empty() && a.Text.Like(b.Text)
	if a.MessageID != "" && a.MessageID == b.MessageID {
		_, _, common := align(a.Hops, b.Hops)
		return common > 0 || text || author && subject || subject && sameDate(a, b)
	}
	if a.Notice || b.Notice || !author || !text {
		return false
	}
	return subject && sameDate(a, b) || a.Subject == b.Subject && a.Text.Equal(b.Text) && near(a, b)
}

// sameDate reports whether both bear the same Date.
func sameDate(a, b *Copy) bool { return !a.Date.IsZero() && a.Date.Equal(b.Date) }

// near reports whether the dates of two messages allow that one is the other, sent again.
func near(a, b *Copy) bool {
	if a.Date.IsZero() || b.Date.IsZero() {
		return a.Date.IsZero() && b.Date.IsZero()
	}
	return a.Date.Sub(b.Date).Abs() <= sentAgain
}

// plainSubject takes off what lists and gateways put before a subject: "[name]".
func plainSubject(s string) string {
	s = strings.TrimSpace(s)
	for strings.HasPrefix(s, "[") {
		end := strings.IndexByte(s, ']')
		if end < 0 {
			break
		}
		s = strings.TrimSpace(s[end+1:])
	}
	return strings.Join(strings.Fields(strings.ToLower(s)), " ")
}
