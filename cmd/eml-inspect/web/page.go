package web

import (
	"embed"
	"html/template"
	"io"
	"net/http"
	"path"
	"strconv"
	"strings"
	"time"

	"github.com/eml-inspect/eml-inspect/report"
	"github.com/eml-inspect/eml-inspect/report/catalogue"
)

//go:embed static
var static embed.FS

//go:embed *.html.tmpl
var templateFiles embed.FS

// templates are the pages around what package report writes.
func templates() *template.Template {
	return template.Must(template.New("").Funcs(template.FuncMap{
		"both":   both,
		"switch": languageSwitch,
	}).ParseFS(templateFiles, "*.html.tmpl"))
}

// both writes a text in both languages, of which the stylesheet shows one.
func both(key string) template.HTML {
	var b strings.Builder
	for _, lang := range []struct{ class, tag string }{{"en", "en"}, {"zh", "zh-Hans"}} {
		b.WriteString(`<span class="` + lang.class + `" lang="` + lang.tag + `">`)
		b.WriteString(template.HTMLEscapeString(catalogue.Word(catalogue.Lang(lang.class), "web", key)))
		b.WriteString(`</span>`)
	}
	return template.HTML(b.String()) //nolint:gosec // both texts are escaped
}

// languageSwitch is the choice of the language, which belongs to the form as well.
func languageSwitch(l report.Lang) template.HTML { return template.HTML(report.LanguageSwitch(l)) }

// page is a page being written.
type page struct {
	w     http.ResponseWriter
	pages *template.Template
	data  pageData
}

type pageData struct {
	Base  string
	Lang  report.Lang
	Tag   string
	Title string
	Key   string
	Size  int64
	Note  bool // asks the DNS
	Found []explanation
	Text  string
}

// newPage makes a page in which a language is shown first.
func (s *site) newPage(w http.ResponseWriter, lang report.Lang) *page {
	tag := "en"
	if lang == report.Chinese {
		tag = "zh-Hans"
	}
	return &page{w: w, pages: s.pages, data: pageData{Base: s.BasePath, Lang: lang, Tag: tag}}
}

// part writes one template. Nobody can be told when the client has gone.
func (p *page) part(name string) { _ = p.pages.ExecuteTemplate(p.w, name, p.data) }

// begin writes everything before the answer; the key names the title.
func (p *page) begin(key string) {
	p.w.Header().Set("Content-Type", "text/html; charset=utf-8")
	p.data.Key = key
	p.data.Title = catalogue.Word(p.data.Lang, "web", key)
	p.part("begin")
}

func (p *page) end() { p.part("end") }

// note writes a remark in both languages.
func (p *page) note(key string) {
	p.data.Key = key
	p.part("note")
}

// repaired offers a copy that every mail program can read.
func (p *page) repaired(address string) {
	p.data.Text = address
	p.part("repaired")
}

// form shows the form.
func (s *site) form(w http.ResponseWriter, r *http.Request) {
	lang := report.ParseLang(r.Header.Get("Accept-Language"))
	if l := r.URL.Query().Get("lang"); l != "" {
		lang = report.ParseLang(l)
	}
	p := s.newPage(w, lang)
	p.data.Size, p.data.Note = s.MaxSize>>20, s.DNS != nil
	p.begin("form")
	p.part("form")
	p.end()
}

// refuse tells why a request is not answered: as a page, or as JSON where the interface was asked.
func (s *site) refuse(w http.ResponseWriter, r *http.Request, status int) {
	s.metrics.refused(status)
	lang := report.ParseLang(r.Header.Get("Accept-Language"))
	key := "status-" + strconv.Itoa(status)
	if status == http.StatusServiceUnavailable || status == http.StatusTooManyRequests {
		w.Header().Set("Retry-After", "5")
	}
	drain(r)
	w.Header().Set("Connection", "close") // what is left of the upload then is not read
	if strings.HasPrefix(path.Clean(r.URL.Path), s.BasePath+"/api/") {
		w.Header().Set("Content-Type", "application/json")
		w.WriteHeader(status)
		_, _ = w.Write([]byte(`{"error":` + strconv.Quote(catalogue.Word(report.English, "web", key)) + "}\n"))
		return
	}
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.WriteHeader(status)
	p := s.newPage(w, lang)
	p.begin(key)
	p.note(key)
	p.end()
}

// How much of an upload that is refused is still read, and for how long.
const (
	drainBytes = 16 << 20
	drainTime  = 2 * time.Second
)

// drain reads on for a while what a client is still sending: else it would see a connection that was reset
// instead of the reason.
func drain(r *http.Request) {
	end := time.Now().Add(drainTime)
	for n := int64(0); n < drainBytes && time.Now().Before(end); {
		read, err := io.CopyN(io.Discard, r.Body, 64<<10)
		if n += read; err != nil {
			return
		}
	}
}

// serveSchema gives the JSON Schema of the documents.
func serveSchema(w http.ResponseWriter, _ *http.Request) {
	w.Header().Set("Content-Type", "application/schema+json")
	_, _ = w.Write(report.Schema())
}

// serveStatic gives the stylesheets and the script.
func serveStatic(w http.ResponseWriter, r *http.Request) {
	name := r.PathValue("name")
	types := map[string]string{".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8"}
	data, err := static.ReadFile("static/" + name)
	if name == "report.css" {
		data, err = []byte(report.Stylesheet()), nil
	}
	if err != nil {
		http.NotFound(w, r)
		return
	}
	w.Header().Set("Content-Type", types[path.Ext(name)])
	w.Header().Set("Cache-Control", "public, max-age=3600")
	_, _ = w.Write(data)
}
