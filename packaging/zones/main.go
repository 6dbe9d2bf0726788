// Command zones packs the zone archive of Go, lib/time/zoneinfo.zip, into what the program carries: each zone once, with all its
// names, and without what clocks did before there was mail, so that it takes a quarter of the archive in gzip.
//
//	go run ./packaging/zones $(go env GOROOT)/lib/time/zoneinfo.zip cmd/eml-inspect/zones.gz
package main

import (
	"archive/zip"
	"bytes"
	"cmp"
	"compress/gzip"
	"encoding/binary"
	"fmt"
	"io"
	"maps"
	"os"
	"slices"
	"strings"
)

func main() {
	if len(os.Args) != 3 {
		fmt.Fprintln(os.Stderr, "usage: zones ARCHIVE ZONES.GZ")
		os.Exit(2)
	}
	if err := pack(os.Args[1], os.Args[2]); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

// pack writes for each zone a line of its names, the size of its data in two bytes, and the data (RFC 9636),
// with differences for the times.
func pack(from, to string) error {
	archive, err := zip.OpenReader(from)
	if err != nil {
		return err
	}
	defer archive.Close()
	names := make(map[string][]string)
	for _, f := range archive.File {
		data, err := read(f)
		if err != nil {
			return err
		}
		if len(data) == 0 {
			continue
		}
		if data, err = since(data, mailBegins); err != nil {
			return fmt.Errorf("%s: %w", f.Name, err)
		}
		data = differences(data)
		names[data] = append(names[data], f.Name)
	}
	var out bytes.Buffer
	packed, err := gzip.NewWriterLevel(&out, gzip.BestCompression)
	if err != nil {
		return err
	}
	for _, data := range slices.SortedFunc(maps.Keys(names), bySize) {
		slices.Sort(names[data])
		fmt.Fprintln(packed, strings.Join(names[data], " "))
		packed.Write(binary.BigEndian.AppendUint16(nil, uint16(len(data))))
		io.WriteString(packed, data)
	}
	if err := packed.Close(); err != nil {
		return err
	}
	return os.WriteFile(to, out.Bytes(), 0o644)
}

// bySize puts zones that are much the same beside each other.
func bySize(a, b string) int { return cmp.Or(cmp.Compare(len(a), len(b)), cmp.Compare(a, b)) }

func read(f *zip.File) (string, error) {
	in, err := f.Open()
	if err != nil {
		return "", err
	}
	defer in.Close()
	data, err := io.ReadAll(in)
	return string(data), err
}
