package main

import (
	"archive/zip"
	"bytes"
	"compress/gzip"
	_ "embed"
	"io"
	"time"
)

// zones.gz is the zone archive of Go, for machines and containers that have none. Compressed as a whole it takes half
// of what package time/tzdata does.
//
//go:embed zones.gz
var zones []byte

// loadZone finds a zone by its name in the database of the machine, or else in the one that comes with the program.
func loadZone(name string) (*time.Location, error) {
	location, err := time.LoadLocation(name)
	if err == nil {
		return location, nil
	}
	if own, ownErr := loadOwnZone(name); ownErr == nil {
		return own, nil
	}
	return nil, err
}

// loadOwnZone finds a zone in the database that comes with the program.
func loadOwnZone(name string) (*time.Location, error) {
	unpacked, err := gzip.NewReader(bytes.NewReader(zones))
	if err != nil {
		return nil, err
	}
	archive, err := io.ReadAll(unpacked)
	if err != nil {
		return nil, err
	}
	files, err := zip.NewReader(bytes.NewReader(archive), int64(len(archive)))
	if err != nil {
		return nil, err
	}
	f, err := files.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	data, err := io.ReadAll(f)
	if err != nil {
		return nil, err
	}
	return time.LoadLocationFromTZData(name, data)
}
