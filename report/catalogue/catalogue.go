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

// The pages of all codes in one language, in the order of the codes: the code and its texts, in a line each. They stand
// in sheets of four pages, each deflated (RFC 1951) by itself, so that a report inflates what it tells and not all.
// "go test ./report/catalogue -update" makes them of the files of the codes.
//
//go:embed pages_en.deflated
var pagesInEnglish string

//go:embed pages_zh.deflated
var pagesInChinese string

// book is the sheets in one language.
type book []sheet

// sheet is some pages that are deflated together. Before its bytes stand the code of its last page, behind the length of
// that in one byte, and its sizes, inflated and deflated, in two bytes each, the lower one first.
type sheet struct {
	last     string
	size     int // inflated
	deflated string
	opened   atomic.Pointer[pages]
}

// pages are the lines of a sheet, and the wordings of them that were needed so far.
type pages struct {
	lines  []string
	parsed []atomic.Pointer[wording]
}

// perPage is how many lines a page has: its code, and each text.
const perPage = 1 + int(texts)

// books are those of each language. A report in one language has no need of the other one's.
var books = [...]func() book{
	sync.OnceValue(func() book { return openBook(pagesInEnglish) }),
	sync.OnceValue(func() book { return openBook(pagesInChinese) }),
}

func openBook(file string) book {
	list := make(book, 0, len(file)>>10) // more than there are
	for file != "" {
		n := 1 + int(file[0])
		number := func(at int) int { return int(file[n+at]) | int(file[n+at+1])<<8 }
		end := n + 4 + number(2)
		list = append(list, sheet{last: file[1:n], size: number(0), deflated: file[n+4 : end]})
		file = file[end:]
	}
	return list
}

// open gives the pages of a sheet. Two that are inflated at the same time are the same.
func (s *sheet) open() *pages {
	if p := s.opened.Load(); p != nil {
		return p
	}
	text := make([]byte, s.size)
	_, _ = io.ReadFull(flate.NewReader(strings.NewReader(s.deflated)), text) // it is ours, and a test reads all of it
	lines := strings.Split(string(text), "\n")
	p := &pages{lines, make([]atomic.Pointer[wording], len(lines))}
	s.opened.Store(p)
	return p
}

// find gives the pages among which that of a code is, and its first line there; false where there is none.
func (b book) find(code string) (p *pages, at int, known bool) {
	i := sort.Search(len(b), func(i int) bool { return code <= b[i].last })
	if i == len(b) {
		return nil, 0, false
	}
	p = b[i].open()
	for at = 0; at < len(p.lines); at += perPage {
		if p.lines[at] == code {
			return p, at, true
		}
	}
	return nil, 0, false
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
	for i, b := 0, books[0](); i < len(b); i++ {
		for page := range slices.Chunk(b[i].open().lines, perPage) {
			list = append(list, page[0])
		}
	}
	return list
}

// Teller tells one text after the other; the zero value does. It keeps the room that they are filled in.
type Teller struct{ context context }

// Tell gives one text for a code, filled with facts, "" where the code has none.
func (t *Teller) Tell(code string, lang Lang, text Text, facts Facts) string {
	p, at, known := books[second(lang)]().find(code)
	if !known {
		return ""
	}
	at += 1 + int(text)
	t.context.lang, t.context.facts = lang, facts
	return t.context.fill(wordingIn(&p.parsed[at], p.lines[at]))
}

// Tell is the same for one text alone.
func Tell(code string, lang Lang, text Text, facts Facts) string {
	return new(Teller).Tell(code, lang, text, facts)
}

// Say gives all texts for a code, filled with facts. A code without texts answers false, and the
// caller shows the code itself.
func Say(code string, lang Lang, facts Facts) (Said, bool) {
	if _, _, known := books[second(lang)]().find(code); !known {
		return Said{}, false
	}
	t := &Teller{}
	return Said{
		Title: t.Tell(code, lang, Title, facts), Headline: t.Tell(code, lang, Headline, facts),
		Cause: t.Tell(code, lang, Cause, facts), Fix: t.Tell(code, lang, Fix, facts),
	}, true
}
