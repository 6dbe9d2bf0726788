package main

import (
	"context"
	"errors"
	"fmt"
	"log"
	"net"
	"net/http"
	"time"

	"github.com/spf13/cobra"

	"github.com/eml-inspect/eml-inspect/analyze/auth"
	"github.com/eml-inspect/eml-inspect/cmd/eml-inspect/web"
)

// serving is what the flags of serve say.
type serving struct {
	web.Config
	addr   string
	online bool
	quiet  bool
	size   int64 // MB
}

// newServe makes the command that serves the web form.
func newServe(c *console) *cobra.Command {
	s := &serving{Config: web.Defaults()}
	cmd := &cobra.Command{
		Use:   "serve",
		Short: "serve the web form",
		Long: "Serve a form to which messages are uploaded or pasted, and its interface for programs:\n" +
			"POST /api/inspect takes the same form and answers with JSON. Nothing that is uploaded is\n" +
			"stored. Without --online nothing is asked of the DNS; with it, the owner of a domain may\n" +
			"see that somebody asked.",
		Example: "  " + program + " serve\n  " + program + " serve --addr 127.0.0.1:9000 --base-path /mail --behind-proxy",
		Args:    noArguments,
		RunE:    func(cmd *cobra.Command, _ []string) error { return c.serve(cmd.Context(), s) },
	}
	f := cmd.Flags()
	f.SortFlags = false
	f.StringVar(&s.addr, "addr", "localhost:8025", "`HOST:PORT` to listen on")
	f.Int64Var(&s.size, "max-size", s.MaxSize>>20, "the largest upload, in MB")
	f.IntVar(&s.MaxConcurrent, "max-concurrent", s.MaxConcurrent, "messages that are examined at once")
	f.DurationVar(&s.Timeout, "timeout", s.Timeout, "the longest that one request may take")
	f.Float64Var(&s.Rate, "rate", s.Rate, "requests a second of one client; 0 for no bound")
	f.DurationVar(&s.Keep, "keep", s.Keep, "for how long attachments can be fetched; 0 offers none")
	f.StringVar(&s.BasePath, "base-path", "", "`PATH` under which the form stands")
	f.BoolVar(&s.BehindProxy, "behind-proxy", false, "take the client's address from X-Forwarded-For")
	f.BoolVar(&s.online, "online", false, "ask the DNS for keys and policies")
	f.BoolVarP(&s.quiet, "quiet", "q", false, "log no requests")
	return cmd
}

// logged is what stands before each line of the log: the time.
const logged = log.LstdFlags | log.LUTC

// serve listens until it is interrupted, and then lets the requests end that are under way.
func (c *console) serve(ctx context.Context, s *serving) error {
	if s.size <= 0 || s.MaxConcurrent <= 0 || s.Timeout <= 0 {
		return errors.New("--max-size, --max-concurrent and --timeout are greater than zero")
	}
	s.MaxSize = s.size << 20
	if s.online {
		s.DNS = auth.NewOnline()
	}
	if !s.quiet {
		s.Log = log.New(c.err, "", logged)
	}
	listener, err := net.Listen("tcp", s.addr)
	if err != nil {
		return fmt.Errorf("listening on %s: %w", s.addr, systemReason(err))
	}
	fmt.Fprintf(c.err, "%s: the form is at http://%s%s/\n", program, listener.Addr(), s.BasePath)
	server := &http.Server{Handler: web.New(s.Config), ReadHeaderTimeout: 10 * time.Second, IdleTimeout: time.Minute,
		MaxHeaderBytes: 64 << 10, ErrorLog: log.New(c.err, "", logged)}
	failed := make(chan error, 1)
	go func() { failed <- server.Serve(listener) }()
	select {
	case err := <-failed:
		return err
	case <-ctx.Done():
	}
	ending, cancel := context.WithTimeout(context.Background(), s.Timeout)
	defer cancel()
	return server.Shutdown(ending)
}
