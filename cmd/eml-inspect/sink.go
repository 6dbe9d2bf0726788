package main

import (
	"fmt"
	"io"
	"os"
	"path/filepath"

	"github.com/eml-inspect/eml-inspect/report"
)

// sink is where reports go: standard output, or a file that comes into being with its first byte.
type sink struct {
	name string // of the file, "" for standard output
	to   io.Writer
	file *os.File
}

// newSink makes a sink for a file, or for standard output where the flags name none.
func newSink(s *settings, stdout io.Writer) *sink {
	if s.toFile() {
		return &sink{name: s.output}
	}
	return &sink{to: stdout}
}

// Write writes to the file, which it creates first if need be. The error names what was written.
func (k *sink) Write(b []byte) (int, error) {
	if k.to == nil {
		f, err := os.Create(k.name)
		if err != nil {
			return 0, k.failed(err)
		}
		k.to, k.file = f, f
	}
	n, err := k.to.Write(b)
	if err != nil {
		err = k.failed(err)
	}
	return n, err
}

// Close ends the file, if there is one. Some file systems say only now that they are full.
func (k *sink) Close() error {
	if k.file == nil {
		return nil
	}
	if err := k.file.Close(); err != nil {
		return k.failed(err)
	}
	return nil
}

// failed says what could not be written and why.
func (k *sink) failed(err error) error {
	name := report.Safe(k.name)
	if name == "" {
		name = "standard output"
	}
	return fmt.Errorf("writing %s: %w", name, systemReason(err))
}

// refuse says no to writing over one of the inputs, also where the shell has opened the output
// already.
func (k *sink) refuse(inputs *listing, stdin io.Reader) error {
	output, ok := k.stat()
	if !ok {
		return nil
	}
	for in := range inputs.suspects(k.baseName()) {
		if info, ok := statInput(in, stdin); ok && os.SameFile(info, output) {
			return hintedError{
				fmt.Errorf("%s is both an input and the output", report.Safe(in.name)),
				"write to another name, or outside of the directory that is read",
			}
		}
	}
	return nil
}

// baseName is the name that the output has in its folder, links followed; "." where that is not known.
func (k *sink) baseName() string {
	name, err := filepath.EvalSymlinks(k.name)
	if err != nil {
		name = ""
	}
	return filepath.Base(name)
}

// stat examines the file that the output goes to, if it is a regular file that exists.
func (k *sink) stat() (os.FileInfo, bool) {
	if f, ok := k.to.(*os.File); ok {
		info, err := f.Stat()
		return info, err == nil && info.Mode().IsRegular()
	}
	if k.name == "" {
		return nil, false
	}
	info, err := os.Stat(k.name)
	return info, err == nil && info.Mode().IsRegular()
}

// statInput examines an input, also standard input where it is a file.
func statInput(in input, stdin io.Reader) (os.FileInfo, bool) {
	if in.name != stdinName {
		info, err := os.Stat(in.name)
		return info, err == nil
	}
	f, ok := stdin.(*os.File)
	if !ok {
		return nil, false
	}
	info, err := f.Stat()
	return info, err == nil
}
