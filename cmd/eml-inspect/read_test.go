package main

import (
	"errors"
	"io/fs"
	"strings"
	"syscall"
	"testing"
	"testing/iotest"
)

func TestReadAll(t *testing.T) {
	broken := errors.New("broken disk")
	tests := []struct {
		name    string
		text    string
		size    int64
		limit   int64
		failure string
	}{
		{"as announced", "0123456789", 10, 10, ""},
		{"longer than announced", "0123456789", 3, 10, ""},
		{"shorter than announced", "0123", 10, 10, ""},
		{"announced too large", "0123", 11, 10, "larger than 10 bytes"},
		{"found too large", "01234567890", 0, 10, "larger than 10 bytes"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			got, err := readAll(strings.NewReader(test.text), test.size, test.limit)
			switch {
			case test.failure == "" && (err != nil || string(got) != test.text):
				t.Errorf("%q, %v", got, err)
			case test.failure != "" && (err == nil || !strings.Contains(err.Error(), test.failure)):
				t.Errorf("error %v, want %q", err, test.failure)
			}
		})
	}
	if _, err := readAll(iotest.ErrReader(broken), 0, 10); !errors.Is(err, broken) {
		t.Errorf("error %v", err)
	}
}

func TestSystemReason(t *testing.T) {
	inner := &fs.PathError{Op: "open", Path: "a.eml", Err: syscall.EACCES}
	if got := systemReason(inner); got != syscall.EACCES {
		t.Errorf("%v", got)
	}
	if got := systemReason(errNoFiles); got != errNoFiles {
		t.Errorf("%v", got)
	}
}
