package catalogue

import (
	"bytes"
	"maps"
	"slices"
	"strings"
	"testing"
	"text/template"

	"github.com/eml-inspect/eml-inspect/report/answers"
)

// templateFuncs are the functions of wordings as text/template calls them.
func templateFuncs(lang Lang) template.FuncMap {
	return template.FuncMap{
		"duration": func(fact string) string { return onNumber(lang, fact, Duration) },
		"about":    func(fact string) string { return onNumber(lang, fact, About) },
		"bytes":    func(fact string) string { return onNumber(lang, fact, Bytes) },
		"number":   func(fact string) string { return onNumber(lang, fact, Number) },
		"size":     func(fact string) string { return strings.TrimPrefix(fact, "-") },
		"negative": func(fact string) bool { return strings.HasPrefix(fact, "-") },
		"exceeds":  func(fact string, limit int64) bool { n := seconds(fact); return n != nil && *n > limit },
		"waited": func(stamped, least, most string) string {
			return Wait{seconds(stamped), seconds(least), seconds(most)}.say(lang, stamped)
		},
		"plural":   func(fact, one, many string) string { return Plural(lang, fact, one, many) },
		"word":     func(group, key string) string { return Word(lang, group, key) },
		"field":    func(name string) string { return fieldName(lang, name) },
		"contains": strings.Contains,
		"upper":    strings.ToUpper,
		"known":    Has,
		"reason":   func(part, reason, action string) string { return reasonText(lang, part, reason, action) },
		"rule":     func(id string) string { return answers.Rule(id, lang == Chinese) },
	}
}

// checkAsTemplate holds that a wording says what it says as a template.
func checkAsTemplate(t *testing.T, what, source string, lang Lang, facts map[string]string) {
	t.Helper()
	var b bytes.Buffer
	as, err := template.New("").Option("missingkey=zero").Funcs(templateFuncs(lang)).Parse(source)
	if err == nil {
		err = as.Execute(&b, facts)
	}
	want := strings.Join(strings.Fields(b.String()), " ")
	if got := mustParse(t, what, source).fill(lang, of(facts)); err != nil || got != want {
		t.Errorf("%s with %v:\n  it says %q\ntemplate %q %v", what, facts, got, want, err)
	}
}

// variants gives facts in all the ways in which the wordings of a text go on: each of the literals that facts are
// compared with as the value of each fact.
func variants(w wording) []map[string]string {
	names, literals := slotsOf(w), map[string]bool{"": true, "0": true, "1": true, "-7200": true, "86400": true, "a \n b": true}
	for i := range w {
		literalsOf(&w[i], literals)
	}
	all := sample(names)
	list := []map[string]string{{}, all}
	for name := range names {
		for literal := range literals {
			full, bare := maps.Clone(all), map[string]string{name: literal}
			full[name] = literal
			list = append(list, full, bare)
		}
	}
	return list
}

func literalsOf(n *node, found map[string]bool) {
	var visit func(t *term)
	visit = func(t *term) {
		if t.apply == nil && !t.fact && !t.dot {
			found[t.word] = true
		}
		for i := range t.args {
			visit(&t.args[i])
		}
	}
	if n.term != nil {
		visit(n.term)
	}
	for _, list := range []wording{n.then, n.less} {
		for i := range list {
			literalsOf(&list[i], found)
		}
	}
}

// Every wording of the catalogue says what text/template makes of it.
func TestWordingsAreTemplates(t *testing.T) {
	for _, code := range Codes() {
		for _, lang := range []Lang{English, Chinese} {
			for text := Title; text < texts; text++ {
				source := source(code, lang, text)
				for _, facts := range variants(mustParse(t, code, source)) {
					checkAsTemplate(t, code, source, lang, facts)
				}
			}
		}
	}
	for i := range words {
		for _, lang := range []Lang{English, Chinese} {
			if source := words[i].in(lang); strings.Contains(source, "{{") {
				for _, facts := range variants(mustParse(t, words[i].Key, source)) {
					checkAsTemplate(t, words[i].Group+"."+words[i].Key, source, lang, facts)
				}
			}
		}
	}
}

func TestParseRefuses(t *testing.T) {
	for _, source := range []string{
		"{{", "{{if .a}}b", "{{end}}", "{{else}}", "{{if .a}}b{{else}}c{{else}}d{{end}}", "{{eq .a}}", "{{nothing .a}}",
		"{{eq .a .b", "{{(eq .a .b}}", `{{or .a "b}}`, "{{.a .b}}", "{{if}}a{{end}}", "{{}}", "{{with .a}}{{end}}{{end}}", `{{or .a "\"" }}`,
	} {
		if w, err := parse(source); err == nil {
			t.Errorf("%q is read as %+v", source, w)
		}
	}
}

func TestTidy(t *testing.T) {
	for _, text := range []string{"", " ", "a", " a", "a ", "a b", "a  b", "a\nb", "a\u3000b", "好 b", "a\u00a0", "\xff a\x00b", "好\t"} {
		if got, want := string(tidy([]byte(text))), strings.Join(strings.Fields(text), " "); got != want {
			t.Errorf("%q becomes %q, want %q", text, got, want)
		}
	}
}

// Wherever blanks stand in a wording and in a fact, words are parted by one.
func TestFillPartsWords(t *testing.T) {
	for source, want := range map[string]string{
		" a  {{.x}} b ":                           "a X b",
		"{{.x}}{{.none}} {{.none}} {{.x}} ":       "X X",
		"a\n\t{{if .none}}b{{end}}\n{{.x}}\u00a0": "a X",
		" {{.none}} ":                             "",
		"好　{{.x}}{{.x}}，{{.none}} ":               "好 XX，",
		"a {{.wide}} b{{.wide}}":                  "a p q b p q",
		"a{{if .x}} {{.x}} {{else}} b{{end}} c ":  "a X c",
	} {
		facts := of(map[string]string{"x": "X", "wide": " p \n q "})
		if got := mustParse(t, "x", source).fill(Chinese, facts); got != want {
			t.Errorf("%q says %q, want %q", source, got, want)
		}
	}
}

func TestFillShortensFacts(t *testing.T) {
	w := mustParse(t, "x", "{{.long}}.")
	long := strings.Repeat("好", 161)
	if got, want := w.fill(Chinese, of(map[string]string{"long": long})), long[:3*160]+"…."; got != want {
		t.Errorf("got %q", got)
	}
}

func FuzzParse(f *testing.F) {
	for _, code := range Codes() {
		f.Add(source(code, English, Cause), "1")
	}
	f.Add(" a  {{.a}} {{if .a}} b{{.a}}{{end}} {{.b}} \n c{{.a}} ", " x\u00a0 y\t")
	f.Fuzz(func(t *testing.T, source, fact string) {
		if w, err := parse(source); err == nil {
			facts := of(map[string]string{"a": fact, "domain": fact})
			if got := w.fill(English, facts); got != strings.Join(strings.Fields(got), " ") {
				t.Errorf("%q with %q says %q", source, fact, got)
			}
		}
	})
}

func TestKeysAreSorted(t *testing.T) {
	if !slices.IsSorted(Codes()) {
		t.Error("the codes are not in their order")
	}
	for _, w := range words {
		if i, ok := lookUp(w.Group, w.Key); !ok || words[i] != w {
			t.Errorf("%s.%s is not found", w.Group, w.Key)
		}
	}
}

func BenchmarkSay(b *testing.B) {
	facts := of(map[string]string{"severity": "note", "domain": "example.org"})
	b.ReportAllocs()
	for b.Loop() {
		Say("auth-dkim-body-changed", English, facts)
	}
}
