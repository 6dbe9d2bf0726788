// Package answers says, in English and Chinese, what the codes and words mean that people bring from their mail
// programs and bounces: reasons of failed deliveries, replies of servers, status codes, error numbers of mail programs,
// and symptoms. It keeps the law that every record speaks both languages, and that what is not known gets no answer.
package answers

import (
	"slices"
	"strings"
)

// Words is what is said in one language: what is wrong in a few words, how that comes about, who should do what.
type Words struct{ Title, Cause, Fix string }

// Both is the same in both languages.
type Both struct{ En, Zh Words }

// In picks the language: Chinese or else English.
func (b Both) In(chinese bool) Words {
	if chinese {
		return b.Zh
	}
	return b.En
}

// pair is one sentence in both languages.
type pair struct{ En, Zh string }

func (p pair) in(chinese bool) string {
	if chinese {
		return p.Zh
	}
	return p.En
}

// reason is a record of reasons.toml.
type reason struct {
	ID string
	Both
}

// rule is a record of rules.toml.
type rule struct {
	ID string
	pair
}

// find gives the record of a key in a list that is sorted by it, false where there is none.
func find[T any](list []T, key string, keyOf func(*T) string) (*T, bool) {
	i, ok := slices.BinarySearchFunc(list, key, func(r T, key string) int { return strings.Compare(keyOf(&r), key) })
	if !ok {
		return new(T), false
	}
	return &list[i], true
}

// Reason says what a reason of a failed delivery means; false for one that is not known.
func Reason(id string, chinese bool) (Words, bool) {
	r, ok := find(reasons, id, func(r *reason) string { return r.ID })
	return r.In(chinese), ok
}

// Delivery is Reason for what a notice says of one recipient, whose action is that of RFC 3464 (section 2.3.3): a message
// that is late was not given up.
func Delivery(reason, action string, chinese bool) (Words, bool) {
	if reason == "expired" && action == "delayed" {
		reason = "still-trying"
	}
	return Reason(reason, chinese)
}

// Verdict is Reason for the answer of a server that a rule decided on: where the rule means something else than its
// reason does, its own words count.
func Verdict(rule, reason string, chinese bool) (Words, bool) {
	if w, ok := Reason(rule, chinese); ok {
		return w, true
	}
	return Reason(reason, chinese)
}

// Rule says what one rule for the answers of servers adds to its reason, "" where it adds nothing.
func Rule(id string, chinese bool) string {
	r, _ := find(rules, id, func(r *rule) string { return r.ID })
	return r.in(chinese)
}

// RuleIDs lists the rules that have words of their own, in alphabetical order.
func RuleIDs() []string {
	var list []string
	for _, r := range rules {
		list = append(list, r.ID)
	}
	return list
}

// Keys lists what can be looked up alone: reply codes, status codes and error numbers.
func Keys() []string {
	var list []string
	for _, codes := range [][]codeRecord{replies, statuses} {
		for _, c := range codes {
			list = append(list, c.Key)
		}
	}
	for _, e := range clients.Error {
		list = append(list, e.Code)
	}
	return list
}
