package main

import (
	"bytes"
	"errors"
	"io"
	"os"
	"slices"

	"github.com/eml-inspect/eml-inspect/analyze"
)

// boxSize is the size from which a file of several messages is examined one message after the other. A smaller one is
// examined as a whole.
const boxSize = 256 << 10

// source is an input that is open: its bytes, or a file of many messages that is read as it is examined.
type source struct {
	data []byte
	size int64
	box  *analyze.Box
	file io.Closer
	left func() // what has to be called when it was examined
}

// openInput opens one input, and reads it unless it is a box. One that is heavy waits for its turn.
func (h *heavy) openInput(in input, stdin io.Reader, opt analyze.Options) (*source, error) {
	switch {
	case in.err != nil:
		return nil, in.err
	case in.name == stdinName:
		return h.openStream(stdin, opt)
	}
	f, err := os.Open(in.name)
	if err != nil {
		return nil, err
	}
	return h.openFile(f, opt)
}

// openFile reads a file, or leaves it open as a box.
func (h *heavy) openFile(f *os.File, opt analyze.Options) (*source, error) {
	info, err := f.Stat()
	if err != nil {
		return nil, errors.Join(err, f.Close())
	}
	if size := info.Size(); info.Mode().IsRegular() && size > boxSize {
		if box, ok := analyze.OpenBox(f, size, opt); ok {
			return &source{size: size, box: box, file: f}, nil
		}
	}
	left := h.enter(info.Size())
	data, err := readFile(f, info, maxInput)
	return &source{data: data, size: int64(len(data)), left: left}, errors.Join(err, f.Close())
}

// spooled is how much of standard input is held in memory while its size is not known. What is larger goes to a temporary
// file first: a large message is then read into just the room it needs, and many messages one after the other.
const spooled = 16 << 20

// openStream reads standard input. A file that is given as standard input is read like any other.
func (h *heavy) openStream(stdin io.Reader, opt analyze.Options) (*source, error) {
	if f, ok := stdin.(*os.File); ok {
		if info, err := f.Stat(); err == nil && info.Mode().IsRegular() {
			if at, err := f.Seek(0, io.SeekCurrent); err == nil && at == 0 {
				return h.openFile(f, opt)
			}
		}
	}
	head := make([]byte, spooled)
	n, err := io.ReadFull(stdin, head)
	if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
		return h.sourceOf(slices.Clone(head[:n]), opt), nil
	}
	if err != nil {
		return nil, err
	}
	return h.spool(io.MultiReader(bytes.NewReader(head), stdin), opt)
}

// sourceOf makes a source of bytes.
func (h *heavy) sourceOf(data []byte, opt analyze.Options) *source {
	s := &source{data: data, size: int64(len(data))}
	if len(data) > boxSize {
		if box, ok := analyze.OpenBox(bytes.NewReader(data), s.size, opt); ok {
			s.box = box
			return s
		}
	}
	s.left = h.enter(s.size)
	return s
}

// spool writes a stream to a temporary file, which is gone when the source is closed.
func (h *heavy) spool(in io.Reader, opt analyze.Options) (*source, error) {
	f, err := os.CreateTemp("", program+"-")
	if err != nil {
		return nil, err
	}
	temporary := &temporaryFile{f}
	_ = os.Remove(f.Name()) // where a file that is open can be removed, nothing is left whatever happens
	if _, err := io.Copy(f, in); err != nil {
		return nil, errors.Join(err, temporary.Close())
	}
	if _, err := f.Seek(0, io.SeekStart); err != nil {
		return nil, errors.Join(err, temporary.Close())
	}
	s, err := h.openFile(f, opt)
	if s != nil && s.file != nil {
		s.file = temporary
	} else {
		_ = os.Remove(f.Name())
	}
	return s, err
}

// temporaryFile is removed when it is closed.
type temporaryFile struct{ *os.File }

// Close closes and removes the file.
func (f *temporaryFile) Close() error {
	err := f.File.Close()
	_ = os.Remove(f.Name())
	return err
}

// close ends the work on an input.
func (s *source) close() {
	if s.file != nil {
		_ = s.file.Close() // it was only read
	}
	if s.left != nil {
		s.left()
	}
}
