package web

import (
	"mime"
	"net/http"
	"strconv"

	"github.com/eml-inspect/eml-inspect/analyze"
	"github.com/eml-inspect/eml-inspect/analyze/mend"
)

// found gives every file of a report, in its order.
func found(r *analyze.Report) []download {
	var files []download
	for _, f := range mend.Extract(r) {
		files = append(files, download{f.SafeName, f.Data})
	}
	return files
}

// offer keeps the files of a report, and gives the address of each by the path of its message and its number there;
// nil where nothing is kept.
func (s *site) offer(r *analyze.Report) func(message string, attachment int) string {
	handle := s.store.keep(found(r))
	if handle == "" {
		return nil
	}
	first, count := map[string]int{}, 0
	for _, m := range r.Messages {
		first[m.Path] = count
		count += len(m.Attachments)
	}
	return func(message string, attachment int) string {
		return s.BasePath + "/download/" + handle + "/" + strconv.Itoa(first[message]+attachment)
	}
}

// download gives a file that was offered. Whatever it is, a browser is to write it to disk and nothing else.
func (s *site) download(w http.ResponseWriter, r *http.Request) {
	number, err := strconv.Atoi(r.PathValue("number"))
	file, found := s.store.file(r.PathValue("handle"), number)
	if err != nil || !found {
		s.refuse(w, r, http.StatusNotFound)
		return
	}
	h := w.Header()
	h.Set("Content-Type", "application/octet-stream")
	h.Set("Content-Disposition", mime.FormatMediaType("attachment", map[string]string{"filename": file.name}))
	h.Set("Content-Length", strconv.Itoa(len(file.data)))
	h.Set("Content-Security-Policy", "sandbox; default-src 'none'")
	_, _ = w.Write(file.data)
}
