package catalogue

import (
	"maps"
	"regexp"
	"slices"
	"strings"
	"testing"
	"text/template"
	"text/template/parse"
)

// slots collects the facts that a template names.
func slots(node parse.Node, found map[string]bool) {
	switch n := node.(type) {
	case *parse.ListNode:
		for _, child := range n.Nodes {
			slots(child, found)
		}
	case *parse.ActionNode:
		slotsOfPipe(n.Pipe, found)
	case *parse.IfNode:
		slotsOfBranch(&n.BranchNode, found)
	case *parse.WithNode:
		slotsOfBranch(&n.BranchNode, found)
	}
}

func slotsOfBranch(n *parse.BranchNode, found map[string]bool) {
	slotsOfPipe(n.Pipe, found)
	slots(n.List, found)
	if n.ElseList != nil {
		slots(n.ElseList, found)
	}
}

func slotsOfPipe(pipe *parse.PipeNode, found map[string]bool) {
	for _, command := range pipe.Cmds {
		for _, arg := range command.Args {
			switch a := arg.(type) {
			case *parse.FieldNode:
				found[a.Ident[0]] = true
			case *parse.VariableNode:
				found[a.Ident[len(a.Ident)-1]] = true
			case *parse.PipeNode:
				slotsOfPipe(a, found)
			}
		}
	}
}

func slotsOf(templates ...*template.Template) map[string]bool {
	found := map[string]bool{}
	for _, t := range templates {
		slots(t.Root, found)
	}
	return found
}

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
		e, err := pages()[code]()
		if err != nil {
			t.Error(err)
			continue
		}
		checkPair(t, code+" title", e.en.title, e.zh.title)
		checkPair(t, code+" headline", e.en.headline, e.zh.headline)
		checkPair(t, code+" cause", e.en.cause, e.zh.cause)
		checkPair(t, code+" fix", e.en.fix, e.zh.fix)
	}
}

func checkPair(t *testing.T, what string, en, zh *template.Template) {
	t.Helper()
	if en.Root == nil || zh.Root == nil {
		t.Errorf("%s: empty in one language", what)
		return
	}
	inEn, inZh := slotsOf(en), slotsOf(zh)
	if !maps.Equal(inEn, inZh) {
		t.Errorf("%s: slots differ: en %v, zh %v", what, inEn, inZh)
	}
}

func TestEveryTextReadsWellWithAndWithoutFacts(t *testing.T) {
	for _, code := range Codes() {
		e, err := pages()[code]()
		if err != nil {
			t.Fatal(err)
		}
		w := e.en
		all := sample(slotsOf(w.title, w.headline, w.cause, w.fix))
		for _, facts := range append(shades(all), nil, all) {
			for _, lang := range []Lang{English, Chinese} {
				checkSaid(t, code, lang, facts)
			}
		}
	}
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
	for _, name := range names() {
		text, err := files.ReadFile(name + ".toml")
		if err != nil {
			t.Fatal(err)
		}
		for _, promise := range []string{"eml-inspect extract", "eml-inspect repair"} {
			if strings.Contains(string(text), promise) {
				t.Errorf("%s.toml promises %q", name, promise)
			}
		}
	}
}

var blankInChinese = regexp.MustCompile(`[\p{Han}，。：（）] [\p{Han}，。：（）]`)

func checkSaid(t *testing.T, code string, lang Lang, facts map[string]string) {
	t.Helper()
	said, ok := Say(code, lang, facts)
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
	groups, err := words()
	if err != nil {
		t.Fatal(err)
	}
	for name, group := range groups {
		for key, word := range group {
			en, errEn := compile(English, word.En)
			zh, errZh := compile(Chinese, word.Zh)
			if word.En == "" || word.Zh == "" || errEn != nil || errZh != nil {
				t.Errorf("%s.%s: missing or not a template: %v %v", name, key, errEn, errZh)
				continue
			}
			checkPair(t, name+"."+key, en, zh)
		}
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

func TestDecodingIsStrict(t *testing.T) {
	var p page
	if err := decodeStrictly("x", "[en]\ntitel = 'typo'", &p); err == nil || !strings.Contains(err.Error(), "en.titel") {
		t.Errorf("a key that nobody reads: %v", err)
	}
	groups := map[string]map[string]pair{}
	if decodeStrictly("words", "[why]\nx = { en = 'a', zh = 'b', de = 'c' }", &groups) == nil {
		t.Error("a language that nobody reads is accepted")
	}
}
