package web

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"
)

// zipped packs a file.
func zipped(t *testing.T, name string, data []byte) []byte {
	t.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	f, err := w.Create(name)
	if err == nil {
		_, err = f.Write(data)
	}
	if err == nil {
		err = w.Close()
	}
	if err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// TestAbuse holds that what is made to break a server is refused or answered, and that the next one is served.
func TestAbuse(t *testing.T) {
	s := serve(t, func(c *Config) { c.MaxSize = 8 << 20 })
	nested := []byte(sample)
	for range 50 {
		nested = zipped(t, "a.zip", nested)
	}
	var parts strings.Builder
	parts.WriteString("From: a@example.com\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n")
	for i := range 10_000 {
		fmt.Fprintf(&parts, "--b\r\nContent-Type: text/plain; name=\"%d.txt\"\r\nContent-Disposition: attachment\r\n\r\nx\r\n", i)
	}
	many := make([][2]string, 10_000)
	for i := range many {
		many[i] = [2]string{"file:a.eml", sample}
	}
	for name, test := range map[string]struct {
		fields [][2]string
		want   int
	}{
		"10,000 files":             {many, 400},
		"10,000 parts":             {[][2]string{{"file:a.eml", parts.String()}}, 200},
		"a zip in a zip, 50 times": {[][2]string{{"file:a.zip", string(nested)}}, 200},
		"64 MB of zeros":           {[][2]string{{"file:a.zip", string(zipped(t, "a.eml", make([]byte, 64<<20)))}}, 200},
		"a name of 1 MB":           {[][2]string{{"file:" + strings.Repeat("n", 1<<20), sample}}, 200},
		"a header of 4 MB":         {[][2]string{{"file:a.eml", strings.Repeat("Received: from a by b; x\r\n", 160_000)}}, 200},
		"nothing but boundaries":   {[][2]string{{"file:a.eml", "Content-Type: multipart/mixed; boundary=b\n\n" + strings.Repeat("--b\n", 1<<20)}}, 200},
	} {
		begin := time.Now()
		status, page, _ := post(t, s.URL+"/", test.fields...)
		if status != test.want || len(page) > 32<<20 {
			t.Errorf("%s: status %d, a page of %d bytes", name, status, len(page))
		}
		t.Logf("%s: status %d, %d kB, %v", name, status, len(page)>>10, time.Since(begin).Round(time.Millisecond))
	}
	if status, _, _ := post(t, s.URL+"/", [2]string{"file:a.eml", sample}); status != 200 {
		t.Errorf("afterwards: status %d", status)
	}
}

// TestBrokenForms holds that what is no form is refused.
func TestBrokenForms(t *testing.T) {
	s := serve(t, nil)
	const kind = "multipart/form-data; boundary=b"
	for name, test := range map[string][2]string{
		"no form":            {"text/plain", "x"},
		"no boundary":        {"multipart/form-data", "--b--"},
		"cut":                {kind, "--b\r\nContent-Disposition: form-data; name=file; filename=a\r\n\r\nFrom: a"},
		"a header of 900 kB": {kind, "--b\r\nX: " + strings.Repeat("x", 900_000) + "\r\n\r\n\r\n--b--\r\n"},
		"900 kB of headers":  {kind, "--b\r\n" + strings.Repeat("X: y\r\n", 150_000) + "\r\n\r\n--b--\r\n"},
		"empty":              {kind, ""},
	} {
		r, err := http.Post(s.URL+"/api/inspect", test[0], strings.NewReader(test[1]))
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		text, _ := io.ReadAll(r.Body)
		r.Body.Close()
		if r.StatusCode != 400 || !bytes.Contains(text, []byte("error")) {
			t.Errorf("%s: status %d, %s", name, r.StatusCode, text)
		}
	}
}

// TestWithoutLength holds that an upload of unknown length is read, and bounded as others are.
func TestWithoutLength(t *testing.T) {
	s := serve(t, nil)
	for size, want := range map[int]int{100: 200, 2 << 20: 413} {
		kind, body := form(t, [2]string{"file:a.eml", sample + strings.Repeat("x", size)})
		r, err := http.Post(s.URL+"/", kind, struct{ io.Reader }{body})
		if err != nil {
			t.Fatal(err)
		}
		r.Body.Close()
		if r.StatusCode != want {
			t.Errorf("%d bytes: status %d", size, r.StatusCode)
		}
	}
}

// counted counts what is read of a body.
type counted struct {
	io.Reader
	bytes int64
}

func (c *counted) Read(b []byte) (int, error) {
	n, err := c.Reader.Read(b)
	c.bytes += int64(n)
	return n, err
}

// TestTooLargeIsReadOn holds that an upload which is refused is read on for a while: a client that is cut off while it sends
// does not see why.
func TestTooLargeIsReadOn(t *testing.T) {
	c := Defaults()
	c.MaxSize, c.Rate = 1<<20, 0
	for _, size := range []int64{3 << 19, 40 << 20} {
		for _, length := range []int64{size, -1} {
			body := &counted{Reader: strings.NewReader("--b\r\nContent-Disposition: form-data; name=file; filename=a.eml\r\n\r\n" +
				strings.Repeat("x", int(size)))}
			r := httptest.NewRequest(http.MethodPost, "/", body)
			r.Header.Set("Content-Type", "multipart/form-data; boundary=b")
			r.ContentLength = length
			w := httptest.NewRecorder()
			New(c).ServeHTTP(w, r)
			if w.Code != http.StatusRequestEntityTooLarge || body.bytes < min(size, drainBytes) || body.bytes > c.MaxSize+drainBytes+1<<20 {
				t.Errorf("%d bytes, stated %d: status %d, %d read", size, length, w.Code, body.bytes)
			}
		}
	}
}

// BenchmarkFirstByte measures how long it takes from sending a message of 30 kB to the first byte of the report,
// and to the last.
func BenchmarkFirstByte(b *testing.B) {
	c := Defaults()
	c.Rate = 0
	h := New(c)
	message := strings.ReplaceAll(sample, "Date:", "Received: from a.example.com by b.example.net; Mon, 2 Mar 2026 10:00:05 +0100\r\nDate:") +
		strings.Repeat("A line of a text that somebody wrote at noon.\r\n", 640)
	body := "--b\r\nContent-Disposition: form-data; name=file; filename=a.eml\r\n\r\n" + message + "\r\n--b--\r\n"
	first := time.Duration(0)
	for b.Loop() {
		begin := time.Now()
		w := &firstByte{header: http.Header{}}
		r, _ := http.NewRequest(http.MethodPost, "/", strings.NewReader(body))
		r.Header.Set("Content-Type", "multipart/form-data; boundary=b")
		h.ServeHTTP(w, r)
		first += w.articles.Sub(begin)
	}
	b.ReportMetric(float64(first.Microseconds())/1000/float64(b.N), "ms/first-byte")
}

// firstByte notes when the report itself begins to come, not what stands around it.
type firstByte struct {
	header   http.Header
	articles time.Time
}

func (w *firstByte) Header() http.Header { return w.header }
func (w *firstByte) WriteHeader(int)     {}
func (w *firstByte) Write(p []byte) (int, error) {
	if w.articles.IsZero() && bytes.Contains(p, []byte("<article")) {
		w.articles = time.Now()
	}
	return len(p), nil
}
