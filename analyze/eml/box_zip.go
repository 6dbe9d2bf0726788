package eml

import (
	"archive/zip"
	"io"
	"strings"
)

// zipReader gives the members of a zip file one after the other. They are unpacked where they are read.
type zipReader struct {
	files []*zip.File
	left  int64 // how many bytes may still be unpacked
	at    int64 // how many packed bytes were gone through
}

func openZip(in io.ReaderAt, size, left int64) (*zipReader, bool) {
	z, err := zip.NewReader(in, size)
	if err != nil {
		return nil, false
	}
	return &zipReader{files: z.File, left: left}, true
}

func (r *zipReader) failed() error { return nil }

// next gives the next member, of one that would unpack to more than may be as much as may.
func (r *zipReader) next() (Entry, bool) {
	for len(r.files) > 0 {
		file := r.files[0]
		r.files[0], r.files = nil, r.files[1:]
		size := int64(min(file.UncompressedSize64, 1<<62))
		r.at += int64(min(file.CompressedSize64, 1<<62))
		if strings.HasSuffix(file.Name, "/") || r.left <= 0 {
			continue
		}
		most := min(size, r.left, maxEntry)
		r.left -= most
		e := Entry{path: file.Name, End: r.at, open: func() ([]byte, error) { return unzip(file, most) }}
		if most < size || r.left <= 0 && len(r.files) > 0 {
			e.limit = LimitUnpacked
		}
		return e, true
	}
	return Entry{}, false
}

// unzip unpacks one member, at most so many bytes. Of one that is damaged what could be unpacked is given, too.
func unzip(file *zip.File, most int64) ([]byte, error) {
	in, err := file.Open()
	if err != nil {
		return nil, err
	}
	defer in.Close()
	return io.ReadAll(io.LimitReader(in, most))
}
