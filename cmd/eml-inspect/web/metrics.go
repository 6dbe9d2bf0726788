package web

import (
	"net/http"
	"strconv"
	"strings"
	"time"

	"github.com/VictoriaMetrics/metrics"

	"github.com/eml-inspect/eml-inspect/analyze"
)

// counters count what the form does. None of it says anything about a message but the codes found in it.
type counters struct{ *metrics.Set }

func newCounters() counters { return counters{metrics.NewSet()} }

// write answers in the text format of Prometheus.
func (c counters) write(w http.ResponseWriter, _ *http.Request) {
	w.Header().Set("Content-Type", "text/plain; version=0.0.4; charset=utf-8")
	c.WritePrometheus(w)
}

func (c counters) examined(r *analyze.Report) {
	for _, message := range r.Messages {
		c.GetOrCreateCounter("eml_inspect_messages_total").Inc()
		for _, f := range message.Findings {
			c.count("eml_inspect_findings_total", "code", f.Code)
		}
	}
}

func (c counters) refused(status int) {
	c.count("eml_inspect_refused_total", "status", strconv.Itoa(status))
}

// count adds one to a counter with labels, given in pairs. Labels are words of ours.
func (c counters) count(name string, labels ...string) {
	var list []string
	for i := 0; i+1 < len(labels); i += 2 {
		list = append(list, labels[i]+"="+strconv.Quote(labels[i+1]))
	}
	c.GetOrCreateCounter(name + "{" + strings.Join(list, ",") + "}").Inc()
}

// observed counts and logs requests. The log holds nothing of what was uploaded.
func (s *site) observed(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		start := time.Now()
		seen := &statusWriter{ResponseWriter: w, status: http.StatusOK}
		defer func() {
			took := time.Since(start)
			s.metrics.count("eml_inspect_requests_total", "method", method(r.Method), "status", strconv.Itoa(seen.status))
			s.metrics.GetOrCreateSummary("eml_inspect_request_seconds").Update(took.Seconds())
			s.Log.Printf("request client=%q method=%s path=%q status=%d in=%d out=%d ms=%d", s.client(r), method(r.Method), s.loggedPath(r),
				seen.status, r.ContentLength, seen.size, took.Milliseconds())
		}()
		next.ServeHTTP(seen, r)
	})
}

// loggedPath is the path of a request. The handle of a download is a secret, and what a client makes up is cut.
func (s *site) loggedPath(r *http.Request) string {
	const most = 100
	path := r.URL.Path
	if prefix := s.BasePath + "/download/"; strings.HasPrefix(path, prefix) {
		return prefix
	}
	return path[:min(len(path), most)]
}

// method is the method of a request, or "other": what a client writes there is no label.
func method(name string) string {
	switch name {
	case http.MethodGet, http.MethodPost, http.MethodHead, http.MethodOptions:
		return name
	}
	return "other"
}

// statusWriter remembers what was answered.
type statusWriter struct {
	http.ResponseWriter
	status int
	size   int64
}

func (w *statusWriter) WriteHeader(status int) {
	w.status = status
	w.ResponseWriter.WriteHeader(status)
}

func (w *statusWriter) Write(b []byte) (int, error) {
	n, err := w.ResponseWriter.Write(b)
	w.size += int64(n)
	return n, err
}

// Unwrap lets http.ResponseController reach the connection.
func (w *statusWriter) Unwrap() http.ResponseWriter { return w.ResponseWriter }
