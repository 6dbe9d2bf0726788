package report

import (
	"crypto/sha256"
	_ "embed"
	"encoding/base64"
	"fmt"
	"html"
	"io"
	"strings"

	"github.com/eml-inspect/eml-inspect/analyze"
)

//go:embed html.css
var stylesheet string

// Stylesheet is the style of Article, for pages that have it in a file of its own.
func Stylesheet() string { return stylesheet }

// HTML writes a report as a page that stands alone: both languages, with the one of the options shown
// first. Nothing in it is loaded from elsewhere and nothing is executed, whatever the message holds. Of
// several reports the caller writes BeginHTML, an Article for each, and EndHTML. The error is the writer's.
func HTML(w io.Writer, r *analyze.Report, o Options) error {
	if err := BeginHTML(w, o); err != nil {
		return err
	}
	if err := Article(w, r, o); err != nil {
		return err
	}
	return EndHTML(w, o)
}

// BeginHTML writes what stands in a page before its articles. The policy in it lets a browser apply this
// stylesheet and nothing else.
func BeginHTML(w io.Writer, o Options) error {
	sum := sha256.Sum256([]byte(stylesheet))
	_, err := fmt.Fprintf(w, `<!DOCTYPE html>
<html lang="%s">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'sha256-%s'">
<meta name="color-scheme" content="light dark">
<title>%s</title>
<style>%s</style>
</head>
<body>
<main>
%s<div class="pages">
<h1 class="unseen">%s</h1>
`, langTag(o.Lang), base64.StdEncoding.EncodeToString(sum[:]), html.EscapeString(o.word("web", "title")),
		stylesheet, LanguageSwitch(o.Lang), bothWords("title"))
	return err
}

// EndHTML writes what stands behind the articles of a page.
func EndHTML(w io.Writer, _ Options) error {
	_, err := io.WriteString(w, "</div>\n</main>\n</body>\n</html>\n")
	return err
}

// bothWords writes a word of the page in both languages, of which the stylesheet shows one.
func bothWords(key string) string {
	var b strings.Builder
	for _, lang := range []Lang{English, Chinese} {
		fmt.Fprintf(&b, `<span class="%s" lang="%s">%s</span>`, lang, langTag(lang), escape((&Options{Lang: lang}).word("web", key)))
	}
	return b.String()
}

// LanguageSwitch is the choice of the language in a page: two radio buttons, which the stylesheet reads. It has
// to stand before an element of the class "pages", beside it. Where the page has a form with the id "upload", it belongs to it.
func LanguageSwitch(l Lang) string {
	var b strings.Builder
	for _, lang := range []struct {
		l    Lang
		name string
	}{{English, "English"}, {Chinese, "中文"}} {
		checked := ""
		if lang.l == l || l == "" && lang.l == English {
			checked = " checked"
		}
		fmt.Fprintf(&b, `<input class="lang" type="radio" name="lang" id="lang-%[1]s" value="%[1]s" form="upload"%[2]s>`+
			`<label class="lang" for="lang-%[1]s" lang="%[3]s">%[4]s</label>`+"\n", lang.l, checked, langTag(lang.l), lang.name)
	}
	return b.String()
}

// langTag is the language tag of a language (BCP 47).
func langTag(l Lang) string {
	if l == Chinese {
		return "zh-Hans"
	}
	return "en"
}

// Article writes a report as an article element, to stand in a page with Stylesheet and LanguageSwitch. Its ids
// begin with Options.Anchor, which differs between the articles of a page. The error is the writer's.
func Article(w io.Writer, r *analyze.Report, o Options) error {
	var b strings.Builder
	b.WriteString("<article>\n")
	for _, lang := range []Lang{English, Chinese} {
		o.Lang = lang
		s := &sheet{lang: lang, anchor: o.Anchor, raw: rawHeaders(r)}
		fmt.Fprintf(&b, "<div class=\"%s\" lang=\"%s\">\n", lang, langTag(lang))
		describe(r, &o, s)
		s.finish()
		b.WriteString(s.out.String())
		b.WriteString("</div>\n")
	}
	writeRaw(&b, r, &o)
	b.WriteString("</article>\n")
	_, err := io.WriteString(w, b.String())
	return err
}

// escape makes a text harmless in HTML, within elements and attributes.
func escape(s string) string { return html.EscapeString(Safe(s)) }
