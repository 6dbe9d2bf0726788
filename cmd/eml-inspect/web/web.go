// Package web is the form for people who have no terminal: drop a message, read the answer, copy it into the
// ticket. Nothing that is uploaded is written anywhere or kept longer than its downloads need, and nothing of a
// message is ever executed or loaded.
package web

import (
	"io"
	"log"
	"net/http"
	"runtime"
	"strings"
	"time"

	"github.com/eml-inspect/eml-inspect/analyze/auth"
)

// Config says how the form is served. The zero value serves nothing useful; see Defaults.
type Config struct {
	MaxSize       int64         // bytes of one request
	MaxConcurrent int           // messages that are examined at once
	Timeout       time.Duration // for one request, from its first byte to the last of the answer
	Rate          float64       // requests per second of one client, with a burst of ten times as many; 0 for no bound
	BasePath      string        // what stands before every path, without the last slash
	BehindProxy   bool          // the client is the last one in X-Forwarded-For
	Keep          time.Duration // for which the files found in a message can be fetched; 0 offers none
	DNS           auth.Resolver // whom to ask; nil asks nobody
	Log           *log.Logger   // nil logs nothing
}

// Defaults are the bounds for one desk: 50 MB a request, as many messages at once as there are cores.
func Defaults() Config {
	return Config{MaxSize: 50 << 20, MaxConcurrent: max(2, runtime.GOMAXPROCS(0)), Timeout: 60 * time.Second, Rate: 5,
		Keep: 10 * time.Minute}
}

// site is the form being served.
type site struct {
	Config
	gate    *gate
	store   *store
	metrics counters
}

// New makes the handler of the form and its interfaces: the pages, /api/inspect, /api/schema, /static/,
// /healthz and /metrics.
func New(c Config) http.Handler {
	if c.Log == nil {
		c.Log = log.New(io.Discard, "", 0)
	}
	c.BasePath = strings.TrimRight(c.BasePath, "/")
	s := &site{Config: c, gate: newGate(c), store: newStore(c.MaxSize*int64(c.MaxConcurrent), c.Keep), metrics: newCounters()}
	mux := http.NewServeMux()
	handle := func(pattern string, h http.HandlerFunc) {
		method, path, _ := strings.Cut(pattern, " ")
		mux.Handle(method+" "+c.BasePath+path, h)
	}
	handle("GET /{$}", s.form)
	handle("POST /{$}", s.admitted(s.inspectPage))
	handle("POST /api/inspect", s.admitted(s.inspectJSON))
	handle("GET /api/schema", serveSchema)
	handle("GET /static/{name}", serveStatic)
	handle("GET /download/{handle}/{number}", s.admitted(s.download))
	handle("GET /healthz", healthy)
	handle("GET /metrics", s.metrics.write)
	return s.observed(protected(mux))
}

// protected adds what a browser has to know to keep a page harmless, and refuses forms of other sites.
func protected(next http.Handler) http.Handler {
	guarded := http.NewCrossOriginProtection().Handler(next)
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h := w.Header()
		h.Set("Content-Security-Policy", "default-src 'none'; style-src 'self'; script-src 'self'; form-action 'self'; "+
			"base-uri 'none'; frame-ancestors 'none'")
		h.Set("X-Content-Type-Options", "nosniff")
		h.Set("X-Frame-Options", "DENY")
		h.Set("Referrer-Policy", "no-referrer")
		h.Set("Cross-Origin-Opener-Policy", "same-origin")
		h.Set("Cross-Origin-Resource-Policy", "same-origin")
		h.Set("Permissions-Policy", "camera=(), geolocation=(), microphone=()")
		h.Set("Cache-Control", "no-store")
		guarded.ServeHTTP(w, r)
	})
}

func healthy(w http.ResponseWriter, _ *http.Request) {
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	_, _ = w.Write([]byte("ok\n"))
}
