package web

import (
	"context"
	"errors"
	"io"
	"net/http"
	"os"
	"slices"
	"strconv"
	"strings"

	"github.com/eml-inspect/eml-inspect/analyze"
	"github.com/eml-inspect/eml-inspect/analyze/eml"
	"github.com/eml-inspect/eml-inspect/report"
)

// inspectPage answers a form with a page.
func (s *site) inspectPage(w http.ResponseWriter, r *http.Request) {
	u, status := s.read(r)
	if status != http.StatusOK {
		s.refuse(w, r, status)
		return
	}
	if len(u.files) == 0 {
		s.answerText(w, u)
		return
	}
	page := s.newPage(w, u.lang)
	page.begin("result")
	if err := s.compare(w, r, u); err != nil {
		page.note("timeout")
	}
	err := s.examine(r.Context(), u, func(n int, rep *analyze.Report) error {
		o := report.Options{Lang: u.lang, Anchor: "r" + strconv.Itoa(n) + "-"}
		offer := s.offer(u.files[n].name, u.files[n].data, rep)
		if offer != nil {
			o.Download = offer.file
		}
		if err := report.Article(w, rep, o); err != nil || offer == nil || offer.repaired == "" {
			return err
		}
		page.repaired(offer.repaired)
		return nil
	})
	if err != nil {
		page.note("timeout")
	}
	page.end()
}

// compare says first where copies among the files parted, if there are any.
func (s *site) compare(w io.Writer, r *http.Request, u *upload) error {
	if len(u.files) < 2 {
		return nil
	}
	done, err := s.gate.turn(r.Context())
	if err != nil {
		return err
	}
	defer done()
	var inputs []analyze.Named
	for _, f := range u.files {
		inputs = append(inputs, analyze.Named{Name: f.name, Data: f.data})
	}
	c := analyze.Copies(r.Context(), inputs, u.options)
	if !slices.ContainsFunc(c.Groups, func(group []int) bool { return len(group) > 1 }) {
		return nil
	}
	return report.CopiesArticle(w, c, report.Options{Lang: u.lang, Anchor: "c-"})
}

// inspectJSON answers a form with the documents, as an array.
func (s *site) inspectJSON(w http.ResponseWriter, r *http.Request) {
	u, status := s.read(r)
	if status == http.StatusOK && len(u.files) == 0 {
		status = http.StatusBadRequest
	}
	if status != http.StatusOK {
		s.refuse(w, r, status)
		return
	}
	w.Header().Set("Content-Type", "application/json")
	_, _ = io.WriteString(w, "[")
	err := s.examine(r.Context(), u, func(n int, rep *analyze.Report) error {
		if n > 0 {
			_, _ = io.WriteString(w, ",")
		}
		return report.NDJSON(w, rep, report.Options{Lang: u.lang})
	})
	if err != nil {
		// Half an array is no answer: the connection ends, so that the client sees that something is missing.
		panic(http.ErrAbortHandler)
	}
	_, _ = io.WriteString(w, "]\n")
}

// read reads the form of a request and makes a file of a pasted message.
func (s *site) read(r *http.Request) (*upload, int) {
	u, err := readUpload(r)
	var tooLarge *http.MaxBytesError
	switch {
	case errors.As(err, &tooLarge):
		return nil, http.StatusRequestEntityTooLarge
	case errors.Is(err, os.ErrDeadlineExceeded):
		return nil, http.StatusRequestTimeout
	case err != nil:
		return nil, http.StatusBadRequest
	case u.problem != "":
		return nil, http.StatusUnprocessableEntity
	case len(u.files) == 0 && u.text == "":
		return nil, http.StatusBadRequest
	}
	if u.text != "" && (len(u.text) > maxPasted || isMessage(u.text)) {
		u.files = append(u.files, file{"pasted.eml", []byte(u.text)})
	}
	if u.options.DNS == nil {
		u.options.DNS = s.DNS
	}
	return u, http.StatusOK
}

// isMessage tells the source of a message from an error text: it begins with header fields.
func isMessage(text string) bool {
	file, err := eml.Read([]byte(text), "", eml.DefaultLimits)
	if err != nil || len(file.Messages) == 0 {
		return false
	}
	header := file.Messages[0].Header()
	_, from := header.Find("From")
	_, received := header.Find("Received")
	return len(header.Fields) > 1 && (from || received) || strings.HasPrefix(text, "Received:")
}

// examine examines the files one after the other, each when it is its turn.
func (s *site) examine(ctx context.Context, u *upload, see func(int, *analyze.Report) error) error {
	for n, f := range u.files {
		done, err := s.gate.turn(ctx)
		if err != nil {
			return err
		}
		o := u.options
		o.Name = f.name
		rep := analyze.Message(ctx, f.data, o)
		done()
		s.metrics.examined(rep)
		if err := see(n, rep); err != nil {
			return err
		}
		u.files[n].data = nil
	}
	return ctx.Err()
}

// answerText answers a pasted error text.
func (s *site) answerText(w http.ResponseWriter, u *upload) {
	page := s.newPage(w, u.lang)
	page.begin("explained")
	page.explained(u.text)
	page.end()
}
