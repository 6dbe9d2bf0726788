package web

import (
	"bytes"
	"net/http"
	"net/http/httptest"
	"testing"
)

// FuzzUpload: whatever is sent as a form, the answer is one that browsers and scripts know.
func FuzzUpload(f *testing.F) {
	f.Add("x", []byte("--x\r\nContent-Disposition: form-data; name=file; filename=a.eml\r\n\r\nFrom: a@example.com\r\n\r\nb\r\n--x--\r\n"))
	f.Add("x", []byte("--x\r\nContent-Disposition: form-data; name=text\r\n\r\n550 5.1.1 user unknown\r\n--x--\r\n"))
	f.Add("y", []byte("--y\r\nContent-Disposition: form-data; name=dns\r\n\r\nexample.com TXT \"v=spf1 -all\"\r\n--y\r\n"))
	c := Defaults()
	c.MaxSize, c.Rate = 1<<20, 0
	h := New(c)
	f.Fuzz(func(t *testing.T, boundary string, body []byte) {
		for _, path := range []string{"/", "/api/inspect"} {
			r := httptest.NewRequest(http.MethodPost, path, bytes.NewReader(body))
			r.Header.Set("Content-Type", "multipart/form-data; boundary="+boundary)
			w := httptest.NewRecorder()
			h.ServeHTTP(w, r)
			if w.Code != http.StatusOK && (w.Code < 400 || w.Code >= 500) {
				t.Errorf("%s: status %d: %s", path, w.Code, w.Body)
			}
		}
	})
}
