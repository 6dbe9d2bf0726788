package eml

import (
	"bytes"
	"errors"
	"io"
	"strconv"
)

const (
	boxChunk  = 256 << 10 // how much of an mbox is read at once
	fromReach = 2400      // how many bytes show whether a line parts two messages
	maxEntry  = 1 << 30   // the most bytes of a message of an mbox that are read
)

// mboxReader reads the messages of an mbox one after the other. It holds those that stand in one chunk, and the
// beginning of the next one. The messages share the bytes of their chunk.
type mboxReader struct {
	in    io.Reader
	path  string    // of the mbox in an archive
	buf   []byte    // what is read and not given yet; a message begins here
	seen  int       // how many bytes of buf were searched for its end
	base  int       // where buf begins
	lines int       // how many lines end before
	count int       // messages given
	end   FileLimit // why the mbox is not read to its end
	left  int       // how many may still be given
	ended bool
	err   error
}

func (r *mboxReader) failed() error { return r.err }

// next gives the next message.
func (r *mboxReader) next() (Entry, bool) {
	for r.left > 0 {
		at := r.border()
		switch {
		case at > 0:
			return r.take(at), true
		case r.ended && len(r.buf) == 0:
			return Entry{}, false
		case r.ended:
			return r.take(len(r.buf)), true
		case len(r.buf) >= maxEntry:
			e := r.take(len(r.buf))
			e.cut = true
			r.skip()
			return e, true
		}
		r.fill()
	}
	return Entry{}, false
}

// divided reports whether there is more than one message. It reads as far as that takes, and keeps nothing.
func (r *mboxReader) divided() bool {
	if r.fill(); !bytes.HasPrefix(r.buf, []byte("From ")) {
		return false
	}
	for r.border() < 0 {
		if r.ended {
			return false
		}
		r.pass(max(0, r.seen-len(fromMark)))
		r.fill()
	}
	return true
}

// border finds the "From " line of the next message, -1 where more has to be read to tell.
func (r *mboxReader) border() int {
	for {
		i := bytes.Index(r.buf[r.seen:], fromMark)
		if i < 0 {
			r.seen = max(r.seen, len(r.buf)-len(fromMark)+1)
			return -1
		}
		at := r.seen + i + 1
		if !r.ended && len(r.buf)-at < fromReach {
			r.seen = at - 1
			return -1
		}
		if afterEmptyLine(r.buf, at) && isFromLine(r.buf[at:]) {
			return at
		}
		r.seen = at
	}
}

// take gives the message that ends at an offset.
func (r *mboxReader) take(at int) Entry {
	r.count++
	r.left--
	e := Entry{path: r.path + "#" + strconv.Itoa(r.count), layer: r.path, data: r.buf[:at:at], base: r.base,
		lines: r.lines, End: int64(r.base + at)}
	r.pass(at)
	switch last := r.ended && len(r.buf) == 0; {
	case last:
		e.limit = r.end
	case r.left == 0:
		e.limit = LimitMessages
	}
	return e
}

// pass goes on behind some bytes.
func (r *mboxReader) pass(n int) {
	r.lines += bytes.Count(r.buf[:n], []byte{'\n'})
	r.buf, r.base, r.seen = r.buf[n:], r.base+n, 0
}

// skip passes over the rest of a message.
func (r *mboxReader) skip() {
	for !r.ended {
		r.fill()
		if at := r.border(); at > 0 {
			r.pass(at)
			return
		}
		r.pass(max(0, r.seen-len(fromMark)))
	}
	r.pass(len(r.buf))
}

// errBounded ends what unpacks to more than is read.
var errBounded = errors.New("it unpacks to more than is read")

// bounded reads so many bytes at most. If there are more, it ends with errBounded.
type bounded struct {
	in   io.Reader
	left int64
}

func (r *bounded) Read(b []byte) (int, error) {
	n, err := r.in.Read(b)
	if int64(n) > r.left {
		n, err = int(r.left), errBounded
	}
	r.left -= int64(n)
	return n, err
}

// fill reads one chunk. What is not given yet stands before it; the bytes that were given stay where they are.
func (r *mboxReader) fill() {
	if room := cap(r.buf) - len(r.buf); room < boxChunk/4 {
		grown := make([]byte, len(r.buf), max(boxChunk, 2*len(r.buf)))
		copy(grown, r.buf)
		r.buf = grown
	}
	n, err := r.in.Read(r.buf[len(r.buf):cap(r.buf)])
	r.buf = r.buf[:len(r.buf)+n]
	if err != nil {
		r.ended = true
		r.end, r.err = endOf(err)
	}
}

// endOf says what an error of reading means: why messages are missing, and whether the file is at fault or the disk.
func endOf(err error) (FileLimit, error) {
	switch {
	case err == errBounded:
		return LimitUnpacked, nil
	case damaged(err):
		return LimitDamaged, err
	case err == io.EOF:
		return "", nil
	}
	return "", err
}
