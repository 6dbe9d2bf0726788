package eml

import (
	"bufio"
	"bytes"
	"io"
	"strconv"
	"strings"
)

// tarBlock is what headers and members of a tar file fill whole ones of.
const tarBlock = 512

// isTar reports whether bytes begin as a tar file does (POSIX.1-2017, pax, "ustar Interchange Format").
func isTar(b []byte) bool { return len(b) > 262 && string(b[257:262]) == "ustar" && b[0] != 0 }

// tarReader gives the members of a tar file one after the other. The package of the standard library reads more kinds of
// them, and takes 65 kB of the program.
type tarReader struct {
	in   *bufio.Reader
	left int64  // how many bytes of members may still be read
	at   int64  // how far the file was gone through
	long string // the name of the next member, where it is too long for its header
	err  error
}

func newTar(in io.Reader, left int64) *tarReader {
	return &tarReader{in: bufio.NewReader(in), left: left}
}

func (r *tarReader) failed() error { return r.err }

// next gives the next member that is a file. One that is cut is given as far as it goes.
func (r *tarReader) next() (Entry, bool) {
	for r.left > 0 && r.err == nil {
		var head [tarBlock]byte
		n, _ := io.ReadFull(r.in, head[:])
		size, ok := tarSize(head[:n])
		if !ok {
			break
		}
		data, limit := r.data(size)
		switch head[156] {
		case '0', 0:
			open := func() ([]byte, error) { return data, nil }
			return Entry{path: r.name(head[:]), End: r.at, data: data, limit: limit, open: open}, true
		case 'L':
			r.long = tarText(data)
		case 'x':
			r.long = paxPath(data)
		}
	}
	return Entry{}, false
}

// data reads a member, and says why the file is not read as far as the next one.
func (r *tarReader) data(size int64) (data []byte, limit FileLimit) {
	most := min(size, r.left, maxEntry)
	data, err := io.ReadAll(io.LimitReader(r.in, most))
	r.left -= int64(len(data))
	r.at += tarBlock + int64(len(data))
	if err == nil {
		err = r.pass((size+tarBlock-1)/tarBlock*tarBlock - most)
	}
	if err == io.EOF {
		err = io.ErrUnexpectedEOF
	}
	if err != nil {
		limit, r.err = endOf(err)
	}
	if limit == "" && most < size {
		limit = LimitUnpacked
	}
	return data, limit
}

// pass goes on to where the next member begins, and gives the error that keeps it from being read.
func (r *tarReader) pass(rest int64) error {
	n, err := io.CopyN(io.Discard, r.in, rest)
	if r.at += n; err != nil {
		return err
	}
	head, err := r.in.Peek(tarBlock)
	switch _, ok := tarSize(head); {
	case ok, len(head) == tarBlock && bytes.Count(head, []byte{0}) == tarBlock, len(head) == 0 && err == io.EOF: // or no end is marked
		return nil
	case err == nil:
		err = io.ErrUnexpectedEOF // what follows is no member
	}
	return err
}

// tarSize is the size of a member by its header; false where there is none.
func tarSize(head []byte) (int64, bool) {
	if len(head) < tarBlock || !isTar(head) {
		return 0, false
	}
	size, err := strconv.ParseInt(tarText(head[124:136]), 8, 64)
	return size, err == nil && size >= 0
}

// name is the name of a member.
func (r *tarReader) name(head []byte) string {
	name := tarText(head[:100])
	if prefix := tarText(head[345:500]); prefix != "" && head[262] == 0 {
		name = prefix + "/" + name
	}
	if r.long != "" {
		name, r.long = r.long, ""
	}
	return strings.TrimPrefix(name, "./")
}

// tarText is the text of a field, which NUL and blanks fill up.
func tarText(field []byte) string {
	field, _, _ = bytes.Cut(field, []byte{0})
	return strings.Trim(string(field), " ")
}

// paxPath is the name that a list of further attributes has: each is its length in bytes, a blank, a name, "=" and a value.
func paxPath(list []byte) string {
	for line := range bytes.Lines(list) {
		if _, attribute, _ := bytes.Cut(line, []byte(" ")); bytes.HasPrefix(attribute, []byte("path=")) {
			return strings.TrimSuffix(string(attribute[len("path="):]), "\n")
		}
	}
	return ""
}
