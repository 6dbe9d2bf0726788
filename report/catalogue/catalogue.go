// Package catalogue holds the sentences that people read, in English and Chinese side by side: one
// file for each finding code, and words.toml for every shorter word.
// It keeps the law that a fact which is not known leaves no hole in a sentence: each text reads
// well with all of its facts and with none of them.
package catalogue

import (
	"slices"
	"strings"
	"sync"
	"sync/atomic"
)

// Lang is a language that the catalogue speaks.
type Lang string

const (
	English Lang = "en"
	Chinese Lang = "zh" // simplified, as written on the mainland
)

// Said is what the catalogue has to say about one finding, in one language. Each text is one
// paragraph without line breaks, and still holds whatever the facts held: it is not yet safe to
// show.
type Said struct {
	Title    string // what is wrong, in one line
	Headline string // what happened, in one sentence, for somebody who asked why
	Cause    string // how that comes about
	Fix      string // who should do what
}

// Text names one of the texts of a finding.
type Text int

// The texts of a finding, as Said has them.
const (
	Title Text = iota
	Headline
	Cause
	Fix
	texts // how many there are
)

// page is the file of one code: the same four texts in each language, each in one line.
type page struct {
	Code string
	En   Said
	Zh   Said
}

// source is the wording of one text.
func (p *page) source(lang Lang, text Text) string {
	said := &p.En
	if lang == Chinese {
		said = &p.Zh
	}
	return [...]string{said.Title, said.Headline, said.Cause, said.Fix}[text]
}

// parsed holds the wordings that were needed so far: those of the pages, and behind them those of the words.
// Each is parsed once; two that are parsed at the same time are the same.
var parsed = sync.OnceValue(func() []atomic.Pointer[wording] {
	return make([]atomic.Pointer[wording], 2*int(texts)*len(pages)+2*len(words))
})

// wordingAt gives the wording in one place of parsed. Tests hold that each can be parsed.
func wordingAt(place int, source string) wording {
	slot := &parsed()[place]
	if w := slot.Load(); w != nil {
		return *w
	}
	w, _ := parse(source)
	slot.Store(&w)
	return w
}

// second counts the languages: Chinese is the second.
func second(lang Lang) int {
	if lang == Chinese {
		return 1
	}
	return 0
}

// Codes lists the finding codes that have texts, in alphabetical order.
func Codes() []string {
	var list []string
	for i := range pages {
		list = append(list, pages[i].Code)
	}
	return list
}

// find gives the place of the page of a code, false where there is none.
func find(code string) (int, bool) {
	return slices.BinarySearchFunc(pages, code, func(p page, code string) int { return strings.Compare(p.Code, code) })
}

// Tell gives one text for a code, filled with facts, "" where the code has none.
func Tell(code string, lang Lang, text Text, facts Facts) string {
	i, known := find(code)
	if !known {
		return ""
	}
	place := (2*i+second(lang))*int(texts) + int(text)
	return wordingAt(place, pages[i].source(lang, text)).fill(lang, facts)
}

// Say gives all texts for a code, filled with facts. A code without texts answers false, and the
// caller shows the code itself.
func Say(code string, lang Lang, facts Facts) (Said, bool) {
	if _, known := find(code); !known {
		return Said{}, false
	}
	return Said{
		Title: Tell(code, lang, Title, facts), Headline: Tell(code, lang, Headline, facts),
		Cause: Tell(code, lang, Cause, facts), Fix: Tell(code, lang, Fix, facts),
	}, true
}
