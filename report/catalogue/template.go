package catalogue

import (
	"fmt"
	"strings"
	"text/template"
	"unicode/utf8"
)

// maxFact is the number of characters of one fact that a sentence takes in. A boundary or a list
// of file names may be much longer, and stands in full among the facts of the finding.
const maxFact = 160

// entry holds the compiled texts of one code.
type entry struct {
	en, zh wording
}

// in picks the language; anything that is not Chinese is English.
func (e entry) in(lang Lang) wording {
	if lang == Chinese {
		return e.zh
	}
	return e.en
}

// wording is one language of an entry.
type wording struct {
	title, headline, cause, fix *template.Template
}

// compilePage compiles both languages of a page.
func compilePage(code string, p page) (entry, error) {
	en, err := compileSaid(code, English, p.En)
	if err != nil {
		return entry{}, err
	}
	zh, err := compileSaid(code, Chinese, p.Zh)
	return entry{en, zh}, err
}

// compileSaid compiles the four texts of one language.
func compileSaid(code string, lang Lang, s Said) (wording, error) {
	var w wording
	for _, text := range []struct {
		name, source string
		target       **template.Template
	}{
		{"title", s.Title, &w.title},
		{"headline", s.Headline, &w.headline},
		{"cause", s.Cause, &w.cause},
		{"fix", s.Fix, &w.fix},
	} {
		compiled, err := compile(lang, text.source)
		if err != nil {
			return wording{}, fmt.Errorf("reading %s.toml: %s.%s: %w", code, lang, text.name, err)
		}
		*text.target = compiled
	}
	return w, nil
}

// compile makes a template of one text. A fact that is missing is the empty string.
func compile(lang Lang, source string) (*template.Template, error) {
	t := template.New("").Option("missingkey=zero").Funcs(functions(lang))
	return t.Parse(joinLines(lang, source))
}

// joinLines undoes the line breaks of the file: English words are parted by a blank, Chinese is
// not.
func joinLines(lang Lang, text string) string {
	lines := strings.Split(strings.TrimSpace(text), "\n")
	for i, line := range lines {
		lines[i] = strings.TrimSpace(line)
	}
	if lang == Chinese {
		return strings.Join(lines, "")
	}
	return strings.Join(lines, " ")
}

// fill executes the four texts.
func (w wording) fill(facts map[string]string) (Said, error) {
	facts = shorten(facts)
	var said Said
	for _, text := range []struct {
		from *template.Template
		to   *string
	}{
		{w.title, &said.Title},
		{w.headline, &said.Headline},
		{w.cause, &said.Cause},
		{w.fix, &said.Fix},
	} {
		filled, err := execute(text.from, facts)
		if err != nil {
			return Said{}, err
		}
		*text.to = filled
	}
	return said, nil
}

// execute fills one template and leaves single blanks only.
func execute(t *template.Template, facts map[string]string) (string, error) {
	var b strings.Builder
	if err := t.Execute(&b, facts); err != nil {
		return "", err
	}
	return strings.Join(strings.Fields(b.String()), " "), nil
}

// shorten copies facts, cutting long values.
func shorten(facts map[string]string) map[string]string {
	short := make(map[string]string, len(facts))
	for name, value := range facts {
		if utf8.RuneCountInString(value) > maxFact {
			value = string([]rune(value)[:maxFact]) + "…"
		}
		short[name] = value
	}
	return short
}
