package web

import (
	"embed"
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

// page is a page being written, and the language that it shows first.
type page struct {
	w    io.Writer
	base string
	lang report.Lang
}

// newPage makes a page in which a language is shown first.
func (s *site) newPage(w http.ResponseWriter, lang report.Lang) *page {
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	return &page{w: w, base: s.BasePath, lang: lang}
}

// begin writes everything before the answer; the key names the title.
func (p *page) begin(key string) {
	tag := "en"
	if p.lang == report.Chinese {
		tag = "zh-Hans"
	}
	write(p.w, beginning, text(tag), text(catalogue.Word(p.lang, "web", key)), address(p.base), languageSwitch(p.lang))
	if key != "form" {
		write(p.w, `<h1 class="unseen">%s</h1>`+"\n", both(key))
	}
}

func (p *page) end() { write(p.w, ending) }

// note writes a remark in both languages.
func (p *page) note(key string) {
	write(p.w, `<article><p class="lead">%s</p>`, both(key))
	p.again()
	write(p.w, "</article>\n")
}

// again leads back to the form.
func (p *page) again() { write(p.w, `<p><a href="%s/">%s</a></p>`, address(p.base), both("again")) }

// repaired offers a copy that every mail program can read. The address is one of ours.
func (p *page) repaired(address string) {
	write(p.w, `<p class="repaired"><a href="%s" download>%s</a></p>`+"\n", text(address), both("repaired"))
}

// form shows the form.
func (s *site) form(w http.ResponseWriter, r *http.Request) {
	lang := report.ParseLang(r.Header.Get("Accept-Language"))
	if l := r.URL.Query().Get("lang"); l != "" {
		lang = report.ParseLang(l)
	}
	p := s.newPage(w, lang)
	p.begin("form")
	write(p.w, formMarkup, both("form-title"), both("form-about"), address(p.base), both("file"), both("file-about"),
		both("text"), both("text-about"))
	write(p.w, moreMarkup, both("more"), both("sent"), both("received"), both("time-about"), both("trust"),
		both("trust-about"), both("dns"), both("dns-about"), both("submit"))
	write(p.w, `<p class="hint">%s`, both("privacy"))
	if s.DNS != nil {
		write(p.w, ` %s`, both("online"))
	}
	write(p.w, "</p>\n</article>\n")
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
	p := s.newPage(w, lang)
	w.WriteHeader(status)
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
	body := io.Reader(r.Body)
	if b, ok := body.(bounded); ok {
		body = b.whole
	}
	end := time.Now().Add(drainTime)
	for n := int64(0); n < drainBytes && time.Now().Before(end); {
		read, err := io.CopyN(io.Discard, body, 64<<10)
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
