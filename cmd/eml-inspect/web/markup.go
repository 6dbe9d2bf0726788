package web

import (
	"fmt"
	"html"
	"io"
	"net/url"

	"github.com/eml-inspect/eml-inspect/report"
	"github.com/eml-inspect/eml-inspect/report/catalogue"
)

// markup is HTML that is written in this program, with a %s for each piece that goes into it. Only constants are
// converted to it, so that no text of somebody else can be taken for HTML.
type markup string

// piece is HTML that is ready: texts become pieces by being escaped, and in no other way.
type piece struct{ html string }

// text is any text. It is escaped for the content of elements and for attributes in quotes.
func text(s string) piece { return piece{html.EscapeString(s)} }

// address is the path of an address.
func address(path string) piece { return text((&url.URL{Path: path}).EscapedPath()) }

// both is a text of the catalogue in both languages, of which the stylesheet shows one.
func both(key string) piece {
	word := func(l report.Lang) string { return html.EscapeString(catalogue.Word(l, "web", key)) }
	return piece{`<span class="en" lang="en">` + word(report.English) + `</span>` +
		`<span class="zh" lang="zh-Hans">` + word(report.Chinese) + `</span>`}
}

// languageSwitch is the choice of the language, which belongs to the form as well.
func languageSwitch(l report.Lang) piece { return piece{report.LanguageSwitch(l)} }

// write writes markup with its pieces. Nobody can be told when the client has gone.
func write(w io.Writer, m markup, pieces ...piece) {
	list := make([]any, len(pieces))
	for i, p := range pieces {
		list[i] = p.html
	}
	_, _ = fmt.Fprintf(w, string(m), list...)
}

const beginning markup = `<!DOCTYPE html>
<html lang="%s">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>%s · eml-inspect</title>
<link rel="stylesheet" href="%[3]s/static/report.css">
<link rel="stylesheet" href="%[3]s/static/form.css">
<script src="%[3]s/static/form.js" defer></script>
</head>
<body>
<main>
<a class="home" href="%[3]s/">eml-inspect</a>
%[4]s<div class="pages">
`

const ending markup = `</div>
</main>
</body>
</html>
`

// formMarkup is the form, up to what it says of privacy.
const formMarkup markup = `<article class="form">
<h1>%s</h1>
<p>%s</p>
<form id="upload" method="post" action="%s/" enctype="multipart/form-data">
<div class="drop">
<label for="file">%s</label>
<input type="file" id="file" name="file" multiple aria-describedby="file-about">
<p id="file-about" class="hint">%s</p>
</div>
<label for="text">%s</label>
<textarea id="text" name="text" rows="5" spellcheck="false" aria-describedby="text-about"></textarea>
<p id="text-about" class="hint">%s</p>
`

// moreMarkup is what few people fill in, and the end of the form.
const moreMarkup markup = `<details>
<summary>%s</summary>
<div class="fields">
<div><label for="sent">%s</label><input type="text" id="sent" name="sent" autocomplete="off" aria-describedby="time-about"></div>
<div><label for="received">%s</label><input type="text" id="received" name="received" autocomplete="off" aria-describedby="time-about"></div>
</div>
<p id="time-about" class="hint">%s</p>
<label for="trust">%s</label>
<input type="text" id="trust" name="trust" autocomplete="off" aria-describedby="trust-about">
<p id="trust-about" class="hint">%s</p>
<label for="dns">%s</label>
<textarea id="dns" name="dns" rows="3" spellcheck="false" aria-describedby="dns-about"></textarea>
<p id="dns-about" class="hint">%s</p>
</details>
<button type="submit">%s</button>
</form>
`
