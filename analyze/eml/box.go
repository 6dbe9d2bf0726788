package eml

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"io"
	"math"
	"path"
	"strings"
)

// Box gives the messages of an mbox, or the members of an archive, one after the other, so that a file of any
// size is read in little memory.
type Box struct {
	Kind   Kind
	source entries
}

// entries is a source of entries. The error of failed is that of reading the file.
type entries interface {
	next() (Entry, bool)
	failed() error
}

// Entry is one message of an mbox, or one member of an archive, that is not read yet.
type Entry struct {
	End   int64 // how far the file is gone through behind it, as far as that is known
	path  string
	data  []byte
	layer string // the path of the layer that offsets refer to
	base  int
	lines int
	cut   bool      // it is larger than is read
	limit FileLimit // why the file was not read on behind it
	open  func() ([]byte, error)
}

// OpenBox opens a file of several messages. ok is false for any other input: Read reads it.
func OpenBox(in io.ReaderAt, size int64, name string, limits Limits) (b *Box, ok bool) {
	head := make([]byte, tarBlock)
	n, _ := in.ReadAt(head, 0)
	limits = limits.orDefault()
	switch head = head[:n]; {
	case bytes.HasPrefix(head, []byte("From ")):
		return severalIn(KindMbox, func() *mboxReader {
			return &mboxReader{in: io.NewSectionReader(in, 0, size), left: limits.Messages}
		})
	case bytes.HasPrefix(head, []byte("PK\x03\x04")):
		z, ok := openZip(in, size, unpacked(limits, size))
		return &Box{Kind: KindArchive, source: z}, ok
	case isTar(head):
		return &Box{Kind: KindArchive, source: newTar(io.NewSectionReader(in, 0, size), size)}, true
	case bytes.HasPrefix(head, []byte("\x1f\x8b")):
		return openGzip(in, size, name, limits)
	}
	return nil, false
}

// severalIn makes a box of an mbox that holds more than one message. It is opened anew once that is known.
func severalIn(kind Kind, open func() *mboxReader) (*Box, bool) {
	if m := open(); m == nil || !m.divided() {
		return nil, false
	}
	return &Box{Kind: kind, source: open()}, true
}

func openGzip(in io.ReaderAt, size int64, name string, limits Limits) (*Box, bool) {
	if z, err := gzip.NewReader(io.NewSectionReader(in, 0, size)); err == nil {
		packed := bufio.NewReader(&bounded{in: z, left: unpacked(limits, size)})
		if head, _ := packed.Peek(tarBlock); isTar(head) {
			return &Box{Kind: KindArchive, source: newTar(packed, math.MaxInt64)}, true
		}
	}
	return severalIn(KindArchive, func() *mboxReader {
		z, err := gzip.NewReader(io.NewSectionReader(in, 0, size))
		if err != nil {
			return nil
		}
		member := strings.TrimSuffix(path.Base(name), ".gz")
		if z.Name != "" {
			member = z.Name
		}
		return &mboxReader{in: &bounded{in: z, left: unpacked(limits, size)}, path: "@" + member, left: limits.Messages}
	})
}

// expansion is how much larger a text is than packed: mail has not been seen to go beyond 10.
const expansion = 20

// unpacked is how many bytes an archive of some size may unpack to where they are not held together.
func unpacked(limits Limits, size int64) int64 {
	return max(int64(limits.Unpacked), expansion*min(size, math.MaxInt64/expansion))
}

// Next gives the next entry. ok is false at the end, and where the file cannot be read on.
func (b *Box) Next() (e Entry, ok bool) { return b.source.next() }

// Err says why the file could not be read to its end; nil where it was.
func (b *Box) Err() error { return b.source.failed() }

// Read reads an entry into its messages, as the function Read does. It may be called from several goroutines
// at once for different entries of a box.
func (e Entry) Read(limits Limits) (*File, error) {
	r := &reader{limits: limits.orDefault()}
	if e.open != nil {
		f := &File{Kind: KindArchive, Layer: newLayer("", nil)}
		data, err := e.open()
		f.Limit = e.limit
		r.allow(len(data))
		err = r.member(f, e.path, data, err)
		r.settle(f.Messages)
		return f, err
	}
	layer := newLayer(e.layer, e.data)
	layer.Base, layer.Lines = e.base, e.lines
	r.allow(len(e.data))
	m := r.parse(layer, layer.whole(), e.path, nil, 0)
	if e.cut {
		m.Root.defect(DefectLimit, m.Root.Header.Span, "")
	}
	f := &File{Kind: KindMbox, Layer: layer, Messages: m.All(), Limit: e.limit}
	r.settle(f.Messages)
	return f, nil
}

// Name is the path of the entry: "#5" of a message of an mbox, the name of a member of an archive.
func (e Entry) Name() string { return e.path }

// Size is how many bytes the entry has, 0 where it is not unpacked yet.
func (e Entry) Size() int { return len(e.data) }
