package report_test

import (
	"bytes"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"github.com/eml-inspect/eml-inspect/analyze"
	"github.com/eml-inspect/eml-inspect/report"
)

// page writes a report as HTML.
func page(t *testing.T, r *analyze.Report, o report.Options) string {
	t.Helper()
	var out bytes.Buffer
	if err := report.HTML(&out, r, o); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

// TestHTMLIsWellFormed reads each page with a tokenizer: every element that is opened is closed in order, no id
// stands twice, every link within the page leads somewhere.
func TestHTMLIsWellFormed(t *testing.T) {
	for name, r := range samples() {
		ids, links := map[string]bool{}, []string{}
		var open []string
		z := html.NewTokenizer(strings.NewReader(page(t, r, report.Options{Anchor: "a-"})))
		for kind := z.Next(); kind != html.ErrorToken; kind = z.Next() {
			token := z.Token()
			for _, a := range token.Attr {
				if a.Key == "id" && ids[a.Val] {
					t.Errorf("%s: id %s stands twice", name, a.Val)
				}
				ids[a.Val] = ids[a.Val] || a.Key == "id"
				if a.Key == "href" && strings.HasPrefix(a.Val, "#") {
					links = append(links, a.Val[1:])
				}
			}
			switch {
			case kind == html.StartTagToken && !void(token.Data):
				open = append(open, token.Data)
			case kind == html.EndTagToken:
				if len(open) == 0 || open[len(open)-1] != token.Data {
					t.Fatalf("%s: </%s> closes %v", name, token.Data, open)
				}
				open = open[:len(open)-1]
			}
		}
		if len(open) > 0 {
			t.Errorf("%s: not closed: %v", name, open)
		}
		for _, link := range links {
			if !ids[link] {
				t.Errorf("%s: link to #%s leads nowhere", name, link)
			}
		}
	}
}

// void says whether an element has no end (HTML Living Standard, section 13.1.2).
func void(name string) bool {
	switch name {
	case "meta", "input", "br", "link", "img":
		return true
	}
	return false
}

// TestHTMLIsInert fills every text of a report with markup and holds that none of it comes to life.
func TestHTMLIsInert(t *testing.T) {
	const evil = `"><script>x()</script><img src=x onerror=x()><svg onload=x()>&#60;b&#62;'` + "\u202e\x1b[31m"
	for name := range samples() {
		r := samples()[name]
		r.Input.Name = evil
		for _, m := range r.Messages {
			m.Summary = analyze.Summary{From: evil, To: evil, Cc: evil, Subject: evil, Date: evil, MessageID: evil, Mailer: evil}
			m.Source = analyze.Source{Header: []byte(evil + "\r\n" + evil)}
			for i := range m.Route.Hops {
				h := &m.Route.Hops[i]
				h.By, h.ID, h.Software, h.Time, h.From.Helo = evil, evil, evil, evil, evil
			}
			for i := range m.Findings {
				f := &m.Findings[i]
				for key := range f.Facts {
					f.Facts[key] = evil
				}
				for j := range f.Where {
					f.Where[j].Quote, f.Where[j].Layer = evil, evil
				}
			}
			for i := range m.Attachments {
				a := &m.Attachments[i]
				a.Name, a.Type, a.Part = evil, evil, evil
			}
			for i := range m.Texts {
				m.Texts[i].Text, m.Texts[i].Part = evil, evil
			}
			for i := range m.Verdicts {
				m.Verdicts[i] = analyze.Verdict{By: evil, Verdict: evil, Score: evil, Field: evil}
			}
			for i := range m.Auth.Claims {
				c := &m.Auth.Claims[i]
				c.By, c.Domain, c.Reason, c.Method = evil, evil, evil, evil
			}
		}
		text := page(t, r, report.Options{})
		for _, bad := range []string{"<script", "<img", "<svg onload", "\u202e", "\x1b"} {
			if strings.Contains(text, bad) {
				t.Errorf("%s: the page holds %q", name, bad)
			}
		}
	}
}

// TestHTMLMarksPlaces holds that a finding in the header leads to its marked bytes.
func TestHTMLMarksPlaces(t *testing.T) {
	header := "Received: from a.example by b.example; Mon, 1 Jan 2024 00:00:00 +0000\r\nSubject: x\r\n"
	r := samples()["late"]
	m := r.Messages[len(r.Messages)-1]
	m.Source = analyze.Source{Start: 500, Header: []byte(header)}
	m.Findings[0].Where = []analyze.Place{{Start: 510, End: 524, Line: 1}, {Start: 512, End: 514, Line: 1}, {Start: 571, End: 578, Line: 2}}
	text := page(t, r, report.Options{})
	for _, want := range []string{`<mark id="raw0-10">fr<span id="raw0-12"></span>om a.example</mark>`, `<mark id="raw0-71">`, `href="#raw0-12"`} {
		if !strings.Contains(text, want) {
			t.Errorf("the page holds no %s", want)
		}
	}
}
