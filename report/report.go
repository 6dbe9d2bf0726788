// Package report tells people what an analysis found, in English or Chinese: as text for a
// terminal, as Markdown for a ticket and as JSON for programs.
// It keeps the law that nothing a message holds can act on the reader's screen: whatever is quoted
// is made safe in one place, and the same report always gives the same bytes.
package report

import (
	"strings"
	"time"

	"github.com/eml-inspect/eml-inspect/report/catalogue"
)

// Lang is the language of titles, causes and remedies.
type Lang = catalogue.Lang

const (
	English = catalogue.English // "en"
	Chinese = catalogue.Chinese // "zh"
)

// Options says how a report is written. The zero value writes English for a terminal of 100
// columns without colour.
type Options struct {
	Lang    Lang           // "" is English
	Color   bool           // colour in Text; no other format has any
	Zone    *time.Location // times are shown in this zone; nil: in each host's own, beside UTC
	Width   int            // columns of Text; 0 means 100, and less than 40 is taken as 40
	Verbose bool           // also checksums, other clocks, and every place instead of the first three
	Quiet   bool           // the headline and who has to act, nothing else
	Anchor  string         // what the ids of an Article begin with
	// Download gives the address at which an attachment of a message can be had, "" where it cannot; nil
	// for nowhere. HTML only.
	Download func(message string, attachment int) string

	several bool // the messages are some of more: each is named
}

// width is the number of columns to fill.
func (o *Options) width() int {
	if o.Width == 0 {
		return 100
	}
	return max(o.Width, 40)
}

// word looks up a short code in the language of the report.
//
//go:noinline
func (o *Options) word(group, key string) string {
	return catalogue.Word(o.Lang, group, key)
}

// phrase fills a sentence in the language of the report.
//
//go:noinline
func (o *Options) phrase(group, key string, facts map[string]string) string {
	return catalogue.Phrase(o.Lang, group, key, func(name string) string { return facts[name] })
}

// ParseLang reads a language as people and systems write it: "zh", "zh_CN.UTF-8" and "zh-TW" are
// Chinese, all else, also "C" and "POSIX", is English.
func ParseLang(s string) Lang {
	name := strings.ToLower(strings.TrimSpace(s))
	if end := strings.IndexAny(name, "_-.@"); end >= 0 {
		name = name[:end]
	}
	if name == string(Chinese) {
		return Chinese
	}
	return English
}

// LangFromEnv picks the language from LC_ALL, LC_MESSAGES and LANG: the first that is set decides
// (POSIX.1-2017, Base Definitions, section 8.2). The caller passes os.Getenv.
func LangFromEnv(getenv func(string) string) Lang {
	for _, name := range []string{"LC_ALL", "LC_MESSAGES", "LANG"} {
		if value := getenv(name); value != "" {
			return ParseLang(value)
		}
	}
	return English
}
