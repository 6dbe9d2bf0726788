package main

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
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

// sizedInfo is what a folder says of a file that has changed since.
type sizedInfo struct {
	fs.FileInfo
	size int64
}

func (i sizedInfo) Size() int64 { return i.size }

// A file is read whole, whatever its size was said to be.
func TestReadFile(t *testing.T) {
	text := strings.Repeat("0123456789", 1000)
	name := filepath.Join(t.TempDir(), "a.eml")
	if err := os.WriteFile(name, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, size := range []int64{0, 1, 9999, 10000, 10001, 20000} {
		f, err := os.Open(name)
		if err != nil {
			t.Fatal(err)
		}
		info, err := f.Stat()
		if err != nil {
			t.Fatal(err)
		}
		got, err := readFile(f, sizedInfo{info, size}, 1<<20)
		if err != nil || string(got) != text {
			t.Errorf("%d bytes were promised: %d read, %v", size, len(got), err)
		}
		if _, err := readFile(f, sizedInfo{info, size}, size-1); err == nil {
			t.Errorf("%d bytes are more than the limit", size)
		}
		f.Close()
	}
}
