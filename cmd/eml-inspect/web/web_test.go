package web

import (
	"bytes"
	"encoding/json"
	"io"
	"log"
	"mime/multipart"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"
)

const sample = "From: Ann Example <ann@example.com>\r\nTo: bob@example.net\r\nSubject: Lunch\r\n" +
	"Date: Mon, 2 Mar 2026 10:00:00 +0100\r\nMessage-ID: <lunch@example.com>\r\n\r\nAt noon?\r\n"

// serve starts the form with small bounds.
func serve(t *testing.T, change func(*Config)) *httptest.Server {
	t.Helper()
	c := Defaults()
	c.MaxSize, c.Rate = 1<<20, 0
	if change != nil {
		change(&c)
	}
	s := httptest.NewServer(New(c))
	t.Cleanup(s.Close)
	return s
}

// textLog logs as the command does.
func textLog(w io.Writer) *log.Logger { return log.New(w, "", log.LstdFlags) }

// form makes a form; a field named file holds the text of a message and is called by the name behind "file:".
func form(t *testing.T, fields ...[2]string) (string, io.Reader) {
	t.Helper()
	var b bytes.Buffer
	w := multipart.NewWriter(&b)
	for _, f := range fields {
		name, file, isFile := strings.Cut(f[0], ":")
		var part io.Writer
		var err error
		if isFile {
			part, err = w.CreateFormFile(name, file)
		} else {
			part, err = w.CreateFormField(name)
		}
		if err != nil {
			t.Fatal(err)
		}
		_, _ = io.WriteString(part, f[1])
	}
	_ = w.Close()
	return w.FormDataContentType(), &b
}

// post sends a form and gives the status and the answer.
func post(t *testing.T, url string, fields ...[2]string) (int, string, http.Header) {
	t.Helper()
	kind, body := form(t, fields...)
	r, err := http.Post(url, kind, body)
	if err != nil {
		t.Fatal(err)
	}
	defer r.Body.Close()
	data, err := io.ReadAll(r.Body)
	if err != nil {
		t.Fatal(err)
	}
	return r.StatusCode, string(data), r.Header
}

func TestPageAnswersUploads(t *testing.T) {
	s := serve(t, nil)
	status, page, header := post(t, s.URL+"/", [2]string{"file:三月.eml", sample}, [2]string{"lang", "zh"})
	if status != 200 || !strings.Contains(page, "三月.eml") || !strings.Contains(page, `<html lang="zh-Hans">`) {
		t.Errorf("status %d, page %.300s", status, page)
	}
	for name, want := range map[string]string{"X-Content-Type-Options": "nosniff", "Referrer-Policy": "no-referrer", "Cache-Control": "no-store"} {
		if header.Get(name) != want {
			t.Errorf("%s is %q", name, header.Get(name))
		}
	}
	policy := header.Get("Content-Security-Policy")
	if !strings.Contains(policy, "default-src 'none'") || strings.Contains(policy, "unsafe") {
		t.Errorf("the policy is %q", policy)
	}
}

// TestPageComparesCopies holds that copies among several files are compared before each is told.
func TestPageComparesCopies(t *testing.T) {
	s := serve(t, nil)
	const hop = "Received: from a.example.com by %s.example.net with ESMTP id 1; Mon, 2 Mar 2026 10:00:05 +0100\r\n"
	one, two := strings.ReplaceAll(hop, "%s", "mx1")+sample, strings.ReplaceAll(hop, "%s", "mx2")+sample
	_, page, _ := post(t, s.URL+"/", [2]string{"file:a.eml", one}, [2]string{"file:b.eml", two})
	if n := strings.Count(page, "<article>"); n != 3 || !strings.Contains(page, "copies-split") {
		t.Errorf("%d articles", n)
	}
	_, page, _ = post(t, s.URL+"/", [2]string{"file:a.eml", one}, [2]string{"file:b.eml", "From: c@example.org\r\n\r\nx\r\n"})
	if n := strings.Count(page, "<article>"); n != 2 {
		t.Errorf("of two that are no copies: %d articles", n)
	}
}

func TestPagePastes(t *testing.T) {
	s := serve(t, nil)
	if status, page, _ := post(t, s.URL+"/", [2]string{"text", sample}); status != 200 || !strings.Contains(page, "Lunch") {
		t.Errorf("a pasted message: status %d, %.300s", status, page)
	}
	if status, page, _ := post(t, s.URL+"/", [2]string{"text", "route-delay"}); status != 200 || !strings.Contains(page, "noticeably long") {
		t.Errorf("a pasted code: status %d, %.300s", status, page)
	}
	if status, page, _ := post(t, s.URL+"/", [2]string{"text", "<b>hello"}); status != 200 || strings.Contains(page, "<b>") {
		t.Errorf("a pasted text: status %d, %.300s", status, page)
	}
}

func TestInterfaceAnswersWithDocuments(t *testing.T) {
	s := serve(t, nil)
	status, text, _ := post(t, s.URL+"/api/inspect", [2]string{"file:a.eml", sample}, [2]string{"file:b.eml", sample})
	var list []struct {
		Schema int
		Input  struct{ Name string }
	}
	if err := json.Unmarshal([]byte(text), &list); err != nil || status != 200 {
		t.Fatalf("status %d, %v in %.200s", status, err, text)
	}
	if len(list) != 2 || list[0].Input.Name != "a.eml" || list[1].Input.Name != "b.eml" || list[0].Schema != 1 {
		t.Errorf("the documents are %+v", list)
	}
}

func TestRefusals(t *testing.T) {
	s := serve(t, func(c *Config) { c.BasePath = "/mail" })
	large := strings.Repeat("x", 2<<20)
	for _, test := range []struct {
		path   string
		fields [][2]string
		want   int
	}{
		{"/mail/", [][2]string{{"file:a.eml", large}}, 413},
		{"/mail/api/inspect", [][2]string{{"file:a.eml", large}}, 413},
		{"/mail/", nil, 400},
		{"/mail/api/inspect", [][2]string{{"text", "route-delay"}}, 400},
		{"/mail/", [][2]string{{"file:a.eml", sample}, {"sent", "yesterday"}}, 422},
		{"/mail/nothing", nil, 404},
		{"/", nil, 404},
	} {
		if status, text, _ := post(t, s.URL+test.path, test.fields...); status != test.want {
			t.Errorf("%s: status %d, want %d: %.200s", test.path, status, test.want, text)
		}
	}
}

func TestManyFieldsAreRefused(t *testing.T) {
	s := serve(t, nil)
	if status, _, _ := post(t, s.URL+"/", make([][2]string, 1000)...); status != 400 {
		t.Errorf("1,000 fields: status %d", status)
	}
}

func TestOtherSitesAreRefused(t *testing.T) {
	s := serve(t, nil)
	kind, body := form(t, [2]string{"file:a.eml", sample})
	r, _ := http.NewRequest(http.MethodPost, s.URL+"/", body)
	r.Header.Set("Content-Type", kind)
	r.Header.Set("Sec-Fetch-Site", "cross-site")
	answer, err := http.DefaultClient.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	answer.Body.Close()
	if answer.StatusCode != http.StatusForbidden {
		t.Errorf("a form of another site: status %d", answer.StatusCode)
	}
}

func TestOneClientIsBounded(t *testing.T) {
	s := serve(t, func(c *Config) { c.Rate = 1 })
	refused := 0
	for range 20 {
		if status, _, _ := post(t, s.URL+"/", [2]string{"file:a.eml", sample}); status == 429 {
			refused++
		}
	}
	if refused < 8 || refused > 10 {
		t.Errorf("%d of 20 requests at once were refused", refused)
	}
}

// TestSlowClientDoesNotStarveOthers holds that a client which keeps a large upload open leaves room for the rest.
func TestSlowClientDoesNotStarveOthers(t *testing.T) {
	s := serve(t, func(c *Config) { c.MaxConcurrent, c.MaxSize = 1, 8<<20 })
	conn, err := net.Dial("tcp", s.Listener.Addr().String())
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close()
	_, _ = io.WriteString(conn, "POST / HTTP/1.1\r\nHost: x\r\nContent-Type: multipart/form-data; boundary=b\r\nContent-Length: 8000000\r\n\r\n--b\r\n")
	time.Sleep(50 * time.Millisecond)
	done := make(chan int, 1)
	go func() {
		status, _, _ := post(t, s.URL+"/", [2]string{"file:a.eml", sample})
		done <- status
	}()
	select {
	case status := <-done:
		if status != 200 {
			t.Errorf("status %d", status)
		}
	case <-time.After(5 * time.Second):
		t.Error("the others wait for a slow client")
	}
}

func TestOtherPages(t *testing.T) {
	s := serve(t, nil)
	for path, want := range map[string]string{
		"/": "<form", "/?lang=zh": "开始检查", "/healthz": "ok", "/metrics": "", "/api/schema": `"$schema"`,
		"/static/report.css": "--ink", "/static/form.css": ".drop", "/static/form.js": "use strict",
	} {
		r, err := http.Get(s.URL + path)
		if err != nil {
			t.Fatal(err)
		}
		data, _ := io.ReadAll(r.Body)
		r.Body.Close()
		if r.StatusCode != 200 || !strings.Contains(string(data), want) {
			t.Errorf("%s: status %d, %.100s", path, r.StatusCode, data)
		}
	}
	if r, _ := http.Get(s.URL + "/static/../web.go"); r.StatusCode == 200 {
		t.Error("a file outside the folder is served")
	}
}
