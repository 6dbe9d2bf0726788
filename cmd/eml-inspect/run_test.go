package main

import (
	"bytes"
	"context"
	"io"
	"strings"
	"syscall"
	"testing"
	"time"
)

const healthy = "From: Ann <ann@example.com>\nTo: bob@example.net\nSubject: Hello\n" +
	"Date: Mon, 2 Mar 2026 10:00:00 +0100\nMessage-ID: <1@example.com>\n\nHello Bob\n"

// failing is a writer that fails with one error.
type failing struct{ err error }

func (f failing) Write([]byte) (int, error) { return 0, f.err }

func TestRunReadsStandardInput(t *testing.T) {
	var out, diagnostics bytes.Buffer
	status := run(t.Context(), nil, strings.NewReader(healthy), &out, &diagnostics, environment())
	if status != statusClean || !strings.Contains(out.String(), "Ann <ann@example.com>") {
		t.Errorf("status %d, output %s, diagnostics %s", status, out.String(), diagnostics.String())
	}
}

func TestRunWriteErrors(t *testing.T) {
	tests := []struct {
		err  error
		want string
	}{
		{syscall.ENOSPC, program + ": writing standard output: " + syscall.ENOSPC.Error() + "\n"},
		{syscall.EPIPE, ""},
	}
	for _, test := range tests {
		var diagnostics bytes.Buffer
		in, out := strings.NewReader(healthy), failing{test.err}
		status := run(t.Context(), nil, in, out, &diagnostics, environment())
		if status != statusTrouble || diagnostics.String() != test.want {
			t.Errorf("%v: status %d, diagnostics %q", test.err, status, diagnostics.String())
		}
	}
}

func TestRunInterrupted(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	waiting, writer := io.Pipe()
	defer writer.Close()
	time.AfterFunc(10*time.Millisecond, cancel)
	var out, diagnostics bytes.Buffer
	status := run(ctx, []string{"-"}, waiting, &out, &diagnostics, environment())
	want := program + ": interrupted after 0 of 1 inputs\n"
	if status != statusInterrupted || diagnostics.String() != want || out.Len() > 0 {
		t.Errorf("status %d, diagnostics %q, output %q", status, diagnostics.String(), out.String())
	}
}

func TestRunInterruptedWhileListing(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	var out, diagnostics bytes.Buffer
	status := run(ctx, []string{t.TempDir()}, strings.NewReader(""), &out, &diagnostics, environment())
	if status != statusInterrupted || !strings.Contains(diagnostics.String(), "while listing") {
		t.Errorf("status %d, diagnostics %q", status, diagnostics.String())
	}
}
