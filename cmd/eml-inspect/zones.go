package main

import (
	"bufio"
	"bytes"
	"compress/gzip"
	_ "embed"
	"encoding/binary"
	"io"
	"slices"
	"strings"
	"time"
)

// zones.gz holds the zones of Go since 1980, for machines and containers that have none: for each a line of its names, the size of
// its data in two bytes, and the data (RFC 9636), in which the times stand as differences. Command packaging/zones packs it.
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
	for list := bufio.NewReader(unpacked); ; {
		names, err := list.ReadString('\n')
		if err != nil {
			return nil, err
		}
		var size uint16
		if err := binary.Read(list, binary.BigEndian, &size); err != nil {
			return nil, err
		}
		data := make([]byte, size)
		if _, err := io.ReadFull(list, data); err != nil {
			return nil, err
		}
		if slices.Contains(strings.Fields(names), name) {
			return time.LoadLocationFromTZData(name, withTimes(data))
		}
	}
}

// withTimes makes times of differences. There is no data of 32 bits, so they stand behind two headers of 44 bytes, the
// second of which has their number 12 bytes before its end.
func withTimes(data []byte) []byte {
	const times = 88
	for i := uint32(1); i < binary.BigEndian.Uint32(data[times-12:]); i++ {
		at := data[times+8*i:]
		binary.BigEndian.PutUint64(at, binary.BigEndian.Uint64(at)+binary.BigEndian.Uint64(data[times+8*(i-1):]))
	}
	return data
}
