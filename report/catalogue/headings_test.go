package catalogue

import (
	"regexp"
	"strings"
	"testing"
)

// begins reports whether one of some headings begins with words.
func begins(headings map[string]bool, words string) bool {
	for heading := range headings {
		if strings.HasPrefix(heading, words) {
			return true
		}
	}
	return false
}

// TestSectionsThatAreNamedExist holds that a section of the report which a text sends the reader to has that heading.
func TestSectionsThatAreNamedExist(t *testing.T) {
	named := map[Lang]*regexp.Regexp{
		English: regexp.MustCompile(`under "([A-Z][^"]*)"`),
		Chinese: regexp.MustCompile(`报告的?“([^”]+)”`),
	}
	headings := map[Lang]map[string]bool{English: {}, Chinese: {}}
	for _, w := range words {
		if w.Group == "heading" {
			headings[English][w.En], headings[Chinese][w.Zh] = true, true
		}
	}
	seen := 0
	for _, code := range Codes() {
		for lang, form := range named {
			said, _ := Say(code, lang, nil)
			for _, text := range []string{said.Headline, said.Cause, said.Fix} {
				for _, m := range form.FindAllStringSubmatch(text, -1) {
					if seen++; !begins(headings[lang], m[1]) {
						t.Errorf("%s: the report has no section %q", code, m[1])
					}
				}
			}
		}
	}
	if seen == 0 {
		t.Error("no text names a section")
	}
}
