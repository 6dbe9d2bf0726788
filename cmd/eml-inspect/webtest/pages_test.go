package webtest

import (
	"bytes"
	"io"
	"mime/multipart"
	"net/http"
	"net/http/httptest"
	"os"
	"strings"
	"testing"

	"github.com/eml-inspect/eml-inspect/cmd/eml-inspect/web"
)

// pages are the pages of the form as they are sent: the form, reports, explanations and refusals.
func pages(t *testing.T) map[string]string {
	t.Helper()
	c := web.Defaults()
	c.Rate, c.MaxSize = 0, 1<<20
	handler := web.New(c)
	list := map[string]string{}
	for name, address := range map[string]string{"form-en": "/", "form-zh": "/?lang=zh", "gone": "/download/none/0"} {
		list[name] = answer(handler, httptest.NewRequest(http.MethodGet, address, nil))
	}
	for name, fields := range map[string][2]string{
		"explained": {"text", "550 5.1.1 user unknown"}, "not-known": {"text", "hello"}, "nothing": {"text", ""},
		"time": {"sent", "yesterday"}, "large": {"text", strings.Repeat("x", 2<<20)}, "hostile": {"text", hostile()},
	} {
		list[name] = answer(handler, posted(t, fields[0], "", []byte(fields[1])))
	}
	for name, path := range reports(t) {
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		list[name] = answer(handler, posted(t, "file", name+".eml", data))
	}
	return list
}

// answer gives what the form answers to a request.
func answer(h http.Handler, r *http.Request) string {
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	return w.Body.String()
}

// posted makes a form with one field; a file has a name.
func posted(t *testing.T, field, name string, data []byte) *http.Request {
	t.Helper()
	var b bytes.Buffer
	form := multipart.NewWriter(&b)
	part, err := form.CreateFormField(field)
	if name != "" {
		part, err = form.CreateFormFile(field, name)
	}
	if err != nil {
		t.Fatal(err)
	}
	_, _ = part.Write(data)
	if err := form.Close(); err != nil {
		t.Fatal(err)
	}
	r := httptest.NewRequest(http.MethodPost, "/", io.NopCloser(&b))
	r.Header.Set("Content-Type", form.FormDataContentType())
	return r
}
