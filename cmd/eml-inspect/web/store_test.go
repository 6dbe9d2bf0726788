package web

import (
	"bytes"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"regexp"
	"strings"
	"testing"
	"time"
	"unicode/utf8"
)

func TestStoreForgets(t *testing.T) {
	s := newStore(1000, time.Hour)
	one := s.keep([]download{{name: "a.txt", data: []byte("alpha")}, {name: "b.txt", data: []byte("beta")}})
	if f, ok := s.file(one, 1); !ok || string(f.data) != "beta" {
		t.Errorf("file 1 is %q, %t", f.data, ok)
	}
	for _, number := range []int{-1, 2} {
		if _, ok := s.file(one, number); ok {
			t.Errorf("there is a file %d", number)
		}
	}
	two := s.keep([]download{{name: "c.txt", data: bytes.Repeat([]byte("c"), 800)}})
	if _, ok := s.file(one, 0); ok || two == "" {
		t.Error("the older bundle is not forgotten for the newer")
	}
	if handle := s.keep([]download{{name: "d.txt", data: make([]byte, 2000)}}); handle != "" {
		t.Error("more is kept than there is room for")
	}
	if _, ok := s.file(two, 0); !ok {
		t.Error("a bundle without room drives out another one")
	}
}

func TestStoreEnds(t *testing.T) {
	s := newStore(1000, 10*time.Millisecond)
	handle := s.keep([]download{{name: "a.txt", data: []byte("alpha")}})
	for range 200 {
		if _, ok := s.file(handle, 0); !ok {
			if s.size != 0 || len(s.order) != 0 {
				t.Errorf("%d bytes, %d bundles are left", s.size, len(s.order))
			}
			return
		}
		time.Sleep(10 * time.Millisecond)
	}
	t.Error("nothing is forgotten")
}

// TestDownloads holds that a page offers the files of a message, and that a browser can only write them to disk.
func TestDownloads(t *testing.T) {
	var logged bytes.Buffer
	s := serve(t, func(c *Config) { c.Log = textLog(&logged) })
	const message = "From: a@example.com\nContent-Type: text/html; name=\"p.html\"\nContent-Disposition: attachment; filename=\"=?utf-8?B?5ZCI5ZCM?=.html\"\n\n<script>x</script>"
	_, page, _ := post(t, s.URL+"/", [2]string{"file:a.eml", message})
	link := regexp.MustCompile(`/download/[A-Z2-7]{26}/0`).FindString(page)
	if link == "" {
		t.Fatalf("nothing is offered: %s", page)
	}
	r, err := http.Get(s.URL + link)
	if err != nil {
		t.Fatal(err)
	}
	data, _ := io.ReadAll(r.Body)
	r.Body.Close()
	if r.StatusCode != 200 || string(data) != "<script>x</script>" {
		t.Errorf("status %d, %q", r.StatusCode, data)
	}
	for name, want := range map[string]string{"Content-Type": "application/octet-stream", "X-Content-Type-Options": "nosniff",
		"Content-Disposition": "attachment; filename*=utf-8''%E5%90%88%E5%90%8C.html", "Cache-Control": "no-store"} {
		if got := r.Header.Get(name); got != want {
			t.Errorf("%s is %q", name, got)
		}
	}
	if r, _ := http.Get(s.URL + strings.Replace(link, "/0", "/9", 1)); r.StatusCode != 404 {
		t.Errorf("a file that is not there: status %d", r.StatusCode)
	}
	if strings.Contains(logged.String(), link[10:20]) {
		t.Error("the log holds a handle")
	}
}

// TestRepairedCopy holds that a garbled message is offered in a form that is not, and a sound one is not.
func TestRepairedCopy(t *testing.T) {
	s := serve(t, nil)
	garbled, err := os.ReadFile("../../../analyze/testdata/text-mislabeled.eml")
	if err != nil {
		t.Fatal(err)
	}
	links := regexp.MustCompile(`class="repaired"><a href="(/download/[^"]+)`)
	_, page, _ := post(t, s.URL+"/", [2]string{"file:a/b.eml", string(garbled)})
	link := links.FindStringSubmatch(page)
	if link == nil {
		t.Fatal("no copy is offered")
	}
	r, err := http.Get(s.URL + link[1])
	if err != nil {
		t.Fatal(err)
	}
	data, _ := io.ReadAll(r.Body)
	r.Body.Close()
	if r.StatusCode != 200 || r.Header.Get("Content-Disposition") != "attachment; filename=b-repaired.eml" || !bytes.Contains(data, []byte("utf-8")) {
		t.Errorf("status %d, %v, %.300q", r.StatusCode, r.Header, data)
	}
	if _, page, _ = post(t, s.URL+"/", [2]string{"file:a.eml", sample}); links.MatchString(page) {
		t.Error("a copy of a sound message is offered")
	}
}

// TestLogIsOneLineEach holds that nothing a client sends ends a line of the log or acts on a terminal.
func TestLogIsOneLineEach(t *testing.T) {
	var logged bytes.Buffer
	c := Defaults()
	c.Log = textLog(&logged)
	h := New(c)
	for _, path := range []string{"/%0atime=x", "/%1b[31m%e2%80%ae", "/%ff", "/" + strings.Repeat("a", 10_000)} {
		r := httptest.NewRequest(http.MethodGet, path, nil)
		r.Method = "GET\x1b"
		h.ServeHTTP(httptest.NewRecorder(), r)
	}
	if n := strings.Count(logged.String(), "\n"); n != 4 || len(logged.String()) > 4000 {
		t.Errorf("%d lines, %d bytes", n, logged.Len())
	}
	if !utf8.Valid(logged.Bytes()) || strings.ContainsAny(logged.String(), "\x1b\u202e") {
		t.Errorf("the log holds %q", logged.String())
	}
}
