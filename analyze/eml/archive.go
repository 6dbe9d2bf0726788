package eml

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"math"
	"path"
	"strings"
)

// archive reads the messages in a gzip, zip or tar file, or in one of tar in gzip. Members that are no mail are passed over, archives in
// archives are not opened.
func (r *reader) archive(f *File, name string) error {
	r.limits.Unpacked = min(r.limits.Unpacked, unpackedBase+unpackedRatio*len(f.Layer.Data))
	r.limits.Messages = min(r.limits.Messages, messagesBase+len(f.Layer.Data)/messageSize)
	switch {
	case bytes.HasPrefix(f.Layer.Data, []byte("PK")):
		return r.zip(f)
	case isTar(f.Layer.Data):
		return r.tar(f, f.Layer.Data)
	}
	z, err := gzip.NewReader(bytes.NewReader(f.Layer.Data))
	if err != nil {
		return fmt.Errorf("reading gzip: %w", err)
	}
	member := strings.TrimSuffix(path.Base(name), ".gz")
	if z.Name != "" {
		member = z.Name
	}
	data, err := r.unpack(f, z, 0)
	if isTar(data) {
		return r.tar(f, data)
	}
	return r.member(f, member, data, err)
}

func (r *reader) tar(f *File, data []byte) error {
	var failed refusals
	t := newTar(bytes.NewReader(data), int64(len(data)))
	for n := 0; ; n++ {
		e, ok := t.next()
		if !ok {
			break
		}
		if n >= r.limits.Messages {
			f.Limit = LimitMessages
			break
		}
		failed.add(r.member(f, e.path, e.data, nil))
		if e.limit != "" {
			f.Limit = e.limit
		}
	}
	return failed.unless(f)
}

func (r *reader) zip(f *File) error {
	z, err := zip.NewReader(bytes.NewReader(f.Layer.Data), int64(len(f.Layer.Data)))
	if err != nil {
		return fmt.Errorf("reading zip: %w", err)
	}
	var failed refusals
	for i, file := range z.File {
		if i >= r.limits.Messages {
			f.Limit = LimitMessages
			break
		}
		if strings.HasSuffix(file.Name, "/") {
			continue
		}
		in, err := file.Open()
		if err != nil {
			failed.add(fmt.Errorf("reading %s: %w", file.Name, err))
			continue
		}
		data, err := r.unpack(f, in, unpackedSize(file))
		failed.add(r.member(f, file.Name, data, err))
		in.Close()
	}
	return failed.unless(f)
}

// damaged reports whether an error is about the bytes of an archive, neither about reading them from a disk nor about
// what follows a whole one, as the zeros of a tape do.
func damaged(err error) bool {
	var corrupt flate.CorruptInputError
	return errors.Is(err, io.ErrUnexpectedEOF) || errors.Is(err, gzip.ErrChecksum) || errors.Is(err, zip.ErrChecksum) ||
		errors.Is(err, zip.ErrFormat) || errors.As(err, &corrupt)
}

// refusals are the reasons why members of an archive could not be read: the first of them.
type refusals []error

func (l *refusals) add(err error) {
	if err != nil && len(*l) < maxRefused {
		*l = append(*l, err)
	}
}

// unless gives why there is no message, where there is none.
func (l refusals) unless(f *File) error {
	if len(f.Messages) > 0 {
		return nil
	}
	return errors.Join(ErrNoMail, errors.Join(l...))
}

// maxDeflate is how many times its size a member can unpack to at most (RFC 1951: 258 bytes from two bits).
const maxDeflate = 1032

// unpackedSize is how large a member says it is, where that is possible.
func unpackedSize(file *zip.File) int {
	return int(min(file.UncompressedSize64, min(file.CompressedSize64, math.MaxInt32)*maxDeflate, math.MaxInt32))
}

// unpack reads a member, up to what is left of the limit; size is what it states, 0 if nothing is known.
func (r *reader) unpack(f *File, in io.Reader, size int) ([]byte, error) {
	data, err := readSized(io.LimitReader(in, int64(r.limits.Unpacked)), min(size, r.limits.Unpacked))
	r.limits.Unpacked -= len(data)
	if r.limits.Unpacked <= 0 {
		f.Limit = LimitUnpacked
	}
	return data, err
}

// readSized reads what has the stated size, most likely. What is much smaller does not keep the room.
func readSized(in io.Reader, size int) ([]byte, error) {
	if size == 0 {
		return io.ReadAll(in)
	}
	b := bytes.NewBuffer(make([]byte, 0, size+bytes.MinRead))
	_, err := b.ReadFrom(in)
	if b.Len() < size/2 {
		return bytes.Clone(b.Bytes()), err
	}
	return b.Bytes(), err
}

// member reads the messages of one member. A member cut short is read as far as it goes.
func (r *reader) member(f *File, name string, data []byte, err error) error {
	if len(data) == 0 {
		return err
	}
	kind, noMail := sniff(data)
	if noMail != nil || kind == KindArchive {
		return noMail
	}
	inner := &File{Kind: kind, Layer: newLayer("@"+name, data)}
	switch kind {
	case KindMbox:
		r.mbox(inner)
		for _, m := range inner.Messages {
			m.Path = "@" + name + m.Path
		}
	case KindTNEF:
		inner.Messages = r.bareTNEF(inner.Layer, "@"+name)
	case KindMSG:
		if inner.Messages, err = r.bareMSG(inner.Layer, "@"+name); err != nil {
			return err
		}
	default:
		m := r.single(inner.Layer)
		if m.Header().Named() == 0 {
			return ErrNoMail
		}
		inner.Messages = m.All()
	}
	f.Messages = append(f.Messages, inner.Messages...)
	switch {
	case inner.Limit != "":
		f.Limit = inner.Limit
	case damaged(err) && f.Limit == "":
		f.Limit = LimitDamaged
	}
	return nil
}
