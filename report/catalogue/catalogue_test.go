package catalogue

import (
	"fmt"
	"maps"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// slots collects the facts that a wording names.
func slots(w wording, found map[string]bool) {
	for _, n := range w {
		if n.term != nil {
			slotsOfTerm(n.term, found)
		}
		slots(n.then, found)
		slots(n.less, found)
	}
}

func slotsOfTerm(t *term, found map[string]bool) {
	if t.fact {
		found[t.word] = true
	}
	for i := range t.args {
		slotsOfTerm(&t.args[i], found)
	}
}

func slotsOf(wordings ...wording) map[string]bool {
	found := map[string]bool{}
	for _, w := range wordings {
		slots(w, found)
	}
	return found
}

// mustParse reads a wording of ours.
func mustParse(t *testing.T, what, source string) wording {
	t.Helper()
	w, err := parse(source)
	if err != nil {
		t.Errorf("%s: %v", what, err)
	}
	return w
}

// of makes facts of a map.
func of(facts map[string]string) Facts { return func(name string) string { return facts[name] } }

// sample gives each fact a value of the right shape.
func sample(names map[string]bool) map[string]string {
	numbers := []string{"hop", "seconds", "at_least", "at_most", "unsigned_bytes", "offset", "count", "bytes", "recovered",
		"offset_seconds", "offset_min", "offset_max"}
	facts := map[string]string{}
	for name := range names {
		facts[name] = "x-" + name
		if slices.Contains(numbers, name) {
			facts[name] = "8040"
		}
	}
	return facts
}

func TestEveryCodeSpeaksBothLanguages(t *testing.T) {
	for _, code := range Codes() {
		for text := Title; text < texts; text++ {
			checkPair(t, fmt.Sprint(code, " text ", text), source(code, English, text), source(code, Chinese, text))
		}
	}
}

func checkPair(t *testing.T, what, english, chinese string) {
	t.Helper()
	if english == "" || chinese == "" {
		t.Errorf("%s: empty in one language", what)
		return
	}
	inEn, inZh := slotsOf(mustParse(t, what, english)), slotsOf(mustParse(t, what, chinese))
	if !maps.Equal(inEn, inZh) {
		t.Errorf("%s: slots differ: en %v, zh %v", what, inEn, inZh)
	}
}

func TestEveryTextReadsWellWithAndWithoutFacts(t *testing.T) {
	for _, code := range Codes() {
		all := samplesOf(t, code)
		for _, facts := range append(shades(all), nil, all) {
			for _, lang := range []Lang{English, Chinese} {
				checkSaid(t, code, lang, facts)
			}
		}
	}
}

// samplesOf gives each fact that the texts of a code name a value.
func samplesOf(t *testing.T, code string) map[string]string {
	var all []wording
	for text := Title; text < texts; text++ {
		all = append(all, mustParse(t, code, source(code, English, text)))
	}
	return sample(slotsOf(all...))
}

// shades gives facts with every severity and confidence, and each of them without any other fact.
func shades(all map[string]string) []map[string]string {
	var list []map[string]string
	for severity := range strings.FieldsSeq("note warning failure") {
		for confidence := range strings.FieldsSeq("possible likely certain") {
			bare := map[string]string{"severity": severity, "confidence": confidence}
			full := maps.Clone(all)
			maps.Copy(full, bare)
			list = append(list, bare, full)
		}
	}
	return list
}

// TestNothingIsPromised looks for commands that do not exist.
func TestNothingIsPromised(t *testing.T) {
	for _, name := range filesHere(t) {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, promise := range []string{"eml-inspect extract", "eml-inspect repair"} {
			if strings.Contains(string(text), promise) {
				t.Errorf("%s promises %q", name, promise)
			}
		}
	}
}

var blankInChinese = regexp.MustCompile(`[\p{Han}，。：（）] [\p{Han}，。：（）]`)

func checkSaid(t *testing.T, code string, lang Lang, facts map[string]string) {
	t.Helper()
	said, ok := Say(code, lang, of(facts))
	if !ok {
		t.Errorf("%s: does not execute in %s with %v", code, lang, facts)
	}
	if strings.HasSuffix(said.Title, ".") || strings.HasSuffix(said.Title, "。") {
		t.Errorf("%s: the title in %s is a sentence: %s", code, lang, said.Title)
	}
	for _, text := range []string{said.Title, said.Headline, said.Cause, said.Fix} {
		if text == "" {
			t.Errorf("%s: an empty text in %s with %v", code, lang, facts)
		}
		if facts == nil && lang == Chinese && blankInChinese.MatchString(text) {
			t.Errorf("%s: a blank between Chinese characters: %s", code, text)
		}
		for _, hole := range []string{"<no value>", " ,", " .", "()", "（）", "  ", "。。", " 。", "{{"} {
			if strings.Contains(text, hole) {
				t.Errorf("%s: %q in %s with %v: %s", code, hole, lang, facts, text)
			}
		}
	}
}

func TestEveryWordIsInBothLanguages(t *testing.T) {
	for _, w := range words {
		checkPair(t, w.Group+"."+w.Key, w.En, w.Zh)
	}
}

func TestUnknownCodesDegrade(t *testing.T) {
	if _, ok := Say("no-such-code", English, nil); ok {
		t.Error("a code without a file has texts")
	}
	if got := Word(Chinese, "why", "brand-new"); got != "brand-new" {
		t.Errorf("Word gives %q for a code it does not know", got)
	}
}
