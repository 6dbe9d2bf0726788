// Package answers says, in English and Chinese, what the codes and words mean that people bring from their mail
// programs and bounces: reasons of failed deliveries, replies of servers, status codes, error numbers of mail programs,
// and symptoms. It keeps the law that every record speaks both languages, and that what is not known gets no answer.
package answers

import (
	_ "embed"
	"fmt"
	"maps"
	"slices"
	"strings"
	"sync"

	"github.com/pelletier/go-toml/v2"
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

//go:embed reasons.toml
var reasonsTOML string

//go:embed rules.toml
var rulesTOML string

var reasons = sync.OnceValue(func() map[string]Both { return read[map[string]Both]("reasons", reasonsTOML) })

var rules = sync.OnceValue(func() map[string]pair { return read[map[string]pair]("rules", rulesTOML) })

// read decodes a file of ours strictly: a mistake in it is a fault of the program.
func read[T any](name, text string) (file T) {
	err := toml.NewDecoder(strings.NewReader(text)).DisallowUnknownFields().Decode(&file)
	if err != nil {
		panic(fmt.Sprintf("%s.toml: %v", name, err))
	}
	return file
}

// Reason says what a reason of a failed delivery means; false for one that is not known.
func Reason(reason string, chinese bool) (Words, bool) {
	b, ok := reasons()[reason]
	return b.In(chinese), ok
}

// Rule says what one rule for the answers of servers adds to its reason, "" where it adds nothing.
func Rule(id string, chinese bool) string { return rules()[id].in(chinese) }

// RuleIDs lists the rules that have words of their own, in alphabetical order.
func RuleIDs() []string { return slices.Sorted(maps.Keys(rules())) }

// Keys lists what can be looked up alone: reply codes, status codes and error numbers.
func Keys() []string {
	list := append(slices.Sorted(maps.Keys(replies())), slices.Sorted(maps.Keys(statuses()))...)
	for _, e := range clients().Error {
		list = append(list, e.Code)
	}
	return list
}
