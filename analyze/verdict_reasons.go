package analyze

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"github.com/eml-inspect/eml-inspect/headers"
)

// weighty lists the reasons that speak against a message, the weightiest first.
func weighty(reasons []headers.VerdictReason) []headers.VerdictReason {
	var against []*headers.VerdictReason
	for i := range reasons {
		if r := &reasons[i]; r.Points == "" && !slices.Contains(harmless[:], r.Why) || points(*r) > 0 {
			against = append(against, r)
		}
	}
	slices.SortStableFunc(against, func(a, b *headers.VerdictReason) int {
		return cmp.Or(cmp.Compare(points(*b), points(*a)), cmp.Compare(vagueness(*a), vagueness(*b)))
	})
	list := make([]headers.VerdictReason, len(against))
	for i, r := range against {
		list[i] = *r
	}
	return list
}

// weightiestFirst lists all reasons, those that speak against the message before the others.
func weightiestFirst(reasons []headers.VerdictReason) []headers.VerdictReason {
	list := weighty(reasons)
	told := make(map[string]bool, len(list))
	for _, r := range list {
		told[r.Name] = true
	}
	for _, r := range reasons {
		if !told[r.Name] {
			list = append(list, r)
		}
	}
	return list
}

// vagueness is 1 for what says no more than the verdict itself.
func vagueness(r headers.VerdictReason) int {
	switch r.Why {
	case "ms-scl-junk", "ms-scl-high", "ms-spm", "ms-cat-spm", "ms-no-ptr", "ms-first-contact", "ms-jmr", "pp-rule", "pp-spam",
		"action", "cm-score":
		return 1
	}
	return 0
}

// harmless are the reasons that speak for a message, or tell only what became of it.
var harmless = [...]string{"", "t-good-list", "t-safe-list", "t-bayes-good", "t-bayes-none", "t-auth-pass", "t-auth-none",
	"t-query-blocked", "t-list", "t-history", "t-html", "t-recipients", "t-mime", "ms-nspm", "ms-bcl-few", "ms-dest-junk",
	"ms-dest-inbox", "ms-ofr-filter", "ms-ofr-pass"}

func points(r headers.VerdictReason) float64 {
	n, err := strconv.ParseFloat(r.Points, 64)
	if err != nil {
		return 0
	}
	return n
}

// reasonNames lists the weightiest reasons by the names that the filter gives them.
func reasonNames(reasons []headers.VerdictReason) string {
	var names []string
	for _, r := range weighty(reasons) {
		if name := printable(r.Name); len(names) < 6 && !strings.ContainsAny(name, "\r\n") {
			names = append(names, name)
		}
	}
	return strings.Join(names, ", ")
}

// reasonKeys lists what the weightiest reasons mean, at most three things.
func reasonKeys(reasons []headers.VerdictReason) []string {
	var keys []string
	for _, r := range weighty(reasons) {
		if len(keys) < 3 && r.Why != "" && !slices.Contains(harmless[:], r.Why) && !slices.Contains(keys, r.Why) {
			keys = append(keys, r.Why)
		}
	}
	return keys
}
