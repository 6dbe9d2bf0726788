// Package catalogue holds the sentences that people read, in English and Chinese side by side: one
// file for each finding code, and words.toml for every shorter word.
// It keeps the law that a fact which is not known leaves no hole in a sentence: each text reads
// well with all of its facts and with none of them.
package catalogue

import (
	"compress/flate"
	_ "embed"
	"io"
	"slices"
	"sort"
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

// The pages of all codes in one language, deflated (RFC 1951): the code and its texts, in a line each, in the order of the
// codes. "go test ./report/catalogue -update" makes them of the files of the codes.
//
//go:embed pages_en.deflated
var pagesInEnglish string

//go:embed pages_zh.deflated
var pagesInChinese string

// book holds the pages in one language, and the wordings of them that were needed so far.
type book struct {
	lines  []string
	parsed []atomic.Pointer[wording]
}

// perPage is how many lines a page has: its code, and each text.
const perPage = 1 + int(texts)

// books are those of each language. A report in one language has no need of the other one's.
var books = [...]func() *book{
	sync.OnceValue(func() *book { return openBook(pagesInEnglish) }),
	sync.OnceValue(func() *book { return openBook(pagesInChinese) }),
}

func openBook(deflated string) *book {
	var b strings.Builder
	_, _ = io.Copy(&b, flate.NewReader(strings.NewReader(deflated))) // what it reads is ours, and a test reads all of it
	lines := strings.Split(b.String(), "\n")
	return &book{lines, make([]atomic.Pointer[wording], len(lines))}
}

// find gives the line of the page of a code, false where there is none.
func (b *book) find(code string) (int, bool) {
	i, known := sort.Find(len(b.lines)/perPage, func(i int) int { return strings.Compare(code, b.lines[i*perPage]) })
	return i * perPage, known
}

// wordingIn gives what was parsed into a slot, and parses the source into it the first time. Two that are parsed at the
// same time are the same. Tests hold that each can be parsed.
func wordingIn(slot *atomic.Pointer[wording], source string) wording {
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
	for page := range slices.Chunk(books[0]().lines, perPage) {
		list = append(list, page[0])
	}
	return list
}

// Tell gives one text for a code, filled with facts, "" where the code has none.
func Tell(code string, lang Lang, text Text, facts Facts) string {
	b := books[second(lang)]()
	at, known := b.find(code)
	if !known {
		return ""
	}
	at += 1 + int(text)
	return wordingIn(&b.parsed[at], b.lines[at]).fill(lang, facts)
}

// Say gives all texts for a code, filled with facts. A code without texts answers false, and the
// caller shows the code itself.
func Say(code string, lang Lang, facts Facts) (Said, bool) {
	if _, known := books[second(lang)]().find(code); !known {
		return Said{}, false
	}
	return Said{
		Title: Tell(code, lang, Title, facts), Headline: Tell(code, lang, Headline, facts),
		Cause: Tell(code, lang, Cause, facts), Fix: Tell(code, lang, Fix, facts),
	}, true
}
