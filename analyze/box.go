package analyze

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"io"

	"github.com/eml-inspect/eml-inspect/analyze/eml"
)

// Box is a file of many messages that is examined one message after the other, in little memory whatever its size:
// an mbox, or an archive.
type Box struct {
	in   io.ReaderAt
	size int64
	opt  Options
	box  *eml.Box
}

// OpenBox opens a file of several messages, of which size is the number of bytes. ok is false for any other
// input: give its bytes to Message, which knows all kinds.
func OpenBox(in io.ReaderAt, size int64, opt Options) (b *Box, ok bool) {
	box, ok := eml.OpenBox(in, size, opt.Name, opt.Limits)
	return &Box{in: in, size: size, opt: opt, box: box}, ok
}

// Input says what kind of file it is, from one pass over all its bytes. It does not disturb Next, which may be called
// meanwhile. Where the file cannot be read, Input.Error says why.
func (b *Box) Input() Input {
	in := Input{Name: b.opt.Name, Size: int(b.size), Kind: b.box.Kind}
	sum, endings := sha256.New(), &eml.Endings{}
	_, err := io.Copy(io.MultiWriter(sum, endings), io.NewSectionReader(b.in, 0, b.size))
	if err != nil {
		in.Error = err.Error()
	}
	in.SHA256, in.LineEnding = hex.EncodeToString(sum.Sum(nil)), endings.Kind()
	return in
}

// Next gives the next message, or member of the archive, without examining it. ok is false behind the last one;
// then Err says whether the file could be read to its end.
func (b *Box) Next() (e eml.Entry, ok bool) { return b.box.Next() }

// Err says why the file could not be read to its end; nil where it was.
func (b *Box) Err() error { return b.box.Err() }

// Examine examines what Next gave: the message and what it carries. The error says why a member of an archive holds no
// message. It may be called from several goroutines at once.
func (b *Box) Examine(ctx context.Context, e eml.Entry) ([]*MessageReport, error) {
	file, err := e.Read(b.opt.Limits)
	list, opt := []*MessageReport{}, b.opt
	opt.searches = newSearches()
	for _, m := range file.Messages {
		if ctx.Err() != nil {
			return list, ctx.Err()
		}
		list = append(list, examine(ctx, file, m, opt))
	}
	return list, err
}

// About says what is known of the file without reading it through: its name, size and kind.
func (b *Box) About() Input {
	return Input{Name: b.opt.Name, Size: int(b.size), Kind: b.box.Kind}
}
