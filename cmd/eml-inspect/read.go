package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
)

// maxInput is the number of bytes that one input may have. All of it stands in memory while it is
// read.
const maxInput = 1 << 30

// tooLarge says that an input has more bytes than limit.
func tooLarge(limit int64) error {
	return fmt.Errorf("it is larger than %d bytes: split it, or give the messages one by one", limit)
}

// readInput reads one input as a whole.
func readInput(in input, stdin io.Reader) ([]byte, error) {
	if in.err != nil {
		return nil, in.err
	}
	if in.name == stdinName {
		return readAll(stdin, 0, maxInput)
	}
	f, err := os.Open(in.name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return nil, err
	}
	return readFile(f, info, maxInput)
}

// readFile reads a file. One that has the size that its folder says is read at once; others are read to their end.
func readFile(f *os.File, info fs.FileInfo, limit int64) ([]byte, error) {
	size := info.Size()
	if !info.Mode().IsRegular() || size == 0 || size > limit {
		return readAll(f, size, limit)
	}
	data := make([]byte, size+1)
	n, err := io.ReadAtLeast(f, data, int(size))
	if int64(n) == size && err == nil {
		return data[:size:size], nil
	}
	if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
		return data[:n], nil // it became shorter
	}
	if err != nil {
		return data[:n], err
	}
	return readAll(io.MultiReader(bytes.NewReader(data), f), size, limit) // it became longer
}

// readAll reads a stream to its end. The size is what the stream is expected to hold; it need not
// be right.
func readAll(r io.Reader, size, limit int64) ([]byte, error) {
	if size > limit {
		return nil, tooLarge(limit)
	}
	var b bytes.Buffer
	b.Grow(int(size) + bytes.MinRead)
	n, err := b.ReadFrom(io.LimitReader(r, limit+1))
	if err == nil && n > limit {
		err = tooLarge(limit)
	}
	return b.Bytes(), err
}

// systemReason is an error without the operation and the name that the system puts before it:
// both are said already where it is shown.
//
//go:noinline
func systemReason(err error) error {
	var path *fs.PathError
	if errors.As(err, &path) {
		return path.Err
	}
	return err
}
