package web

import (
	"mime"
	"net/http"
	"path"
	"slices"
	"strconv"
	"strings"

	"github.com/eml-inspect/eml-inspect/analyze"
	"github.com/eml-inspect/eml-inspect/analyze/mend"
)

// found gives every file of a report, in its order.
func found(r *analyze.Report) []download {
	var files []download
	for _, f := range mend.Extract(r) {
		files = append(files, download{name: f.SafeName, data: f.Data})
	}
	return files
}

// offered says where the files of a report can be had.
type offered struct {
	base     string
	first    map[string]int // the number of the first file of a message, by its path
	repaired string         // address of the repaired copy, "" for none
}

// file is the address of an attachment of a message.
func (o *offered) file(message string, attachment int) string {
	return o.base + strconv.Itoa(o.first[message]+attachment)
}

// offer keeps the files of a report, and the upload itself where a repaired copy of it would differ; nil where nothing
// is kept.
func (s *site) offer(name string, data []byte, r *analyze.Report) *offered {
	files := found(r)
	repair := len(r.Messages) > 0 && slices.ContainsFunc(r.Messages, mendable)
	if repair {
		files = append(files, download{name: repairedName(name), data: data, repair: true})
	}
	handle := s.store.keep(files)
	if handle == "" {
		return nil
	}
	o := &offered{base: s.BasePath + "/download/" + handle + "/", first: map[string]int{}}
	count := 0
	for _, m := range r.Messages {
		o.first[m.Path] = count
		count += len(m.Attachments)
	}
	if repair {
		o.repaired = o.base + strconv.Itoa(count)
	}
	return o
}

// mendable says whether there is something in a message that a repaired copy has right.
func mendable(m *analyze.MessageReport) bool {
	return slices.ContainsFunc(m.Findings, func(f analyze.Finding) bool {
		family, _, _ := strings.Cut(f.Code, "-")
		return f.Severity != analyze.Note && slices.Contains([]string{"text", "head", "name", "transfer", "mime"}, family) ||
			f.Code == "attach-tnef" || f.Code == "attach-lost"
	})
}

// repairedName is the name of the repaired copy of an upload.
func repairedName(name string) string {
	name = mend.SafeName(name)
	return strings.TrimSuffix(name, path.Ext(name)) + "-repaired.eml"
}

// download gives a file that was offered. Whatever it is, a browser is to write it to disk and nothing else.
func (s *site) download(w http.ResponseWriter, r *http.Request) {
	number, err := strconv.Atoi(r.PathValue("number"))
	file, found := s.store.file(r.PathValue("handle"), number)
	if err != nil || !found {
		s.refuse(w, r, http.StatusNotFound)
		return
	}
	if file.repair {
		done, err := s.gate.turn(r.Context())
		if err != nil {
			s.refuse(w, r, http.StatusServiceUnavailable)
			return
		}
		repaired, err := mend.Repair(r.Context(), file.data, mend.RepairOptions{Name: file.name})
		done()
		if err != nil {
			s.refuse(w, r, http.StatusNotFound)
			return
		}
		file.data = repaired.Message
	}
	h := w.Header()
	h.Set("Content-Type", "application/octet-stream")
	h.Set("Content-Disposition", mime.FormatMediaType("attachment", map[string]string{"filename": file.name}))
	h.Set("Content-Length", strconv.Itoa(len(file.data)))
	h.Set("Content-Security-Policy", "sandbox; default-src 'none'")
	_, _ = w.Write(file.data)
}
