package main

import (
	"encoding/binary"
	"errors"
	"slices"
	"time"
)

// mailBegins is before any date that a message can have (RFC 822 is of 1982).
var mailBegins = time.Date(1980, 1, 1, 0, 0, 0, 0, time.UTC)

// counts is what the header of a block of zone data counts (RFC 9636, section 3.1).
type counts struct{ UT, Standard, Leaps, Times, Types, Letters uint32 }

// headerSize is how long such a header is, and countsAt where the counts begin in it.
const headerSize, countsAt = 44, 20

// size is how long the data of a block are whose times take so many bytes each.
func (c counts) size(times uint32) int {
	return int(c.Times*(times+1) + c.Types*6 + c.Letters + c.Leaps*(times+4) + c.Standard + c.UT)
}

// since takes from the data of a zone the changes before a time, but for the last of them (RFC 9636, section 3.2), and the
// times of 32 bits.
func since(data string, begin time.Time) (string, error) {
	old, err := readCounts(data)
	if err != nil {
		return "", err
	}
	start := headerSize + old.size(4)
	if data[4] < '2' || len(data) < start {
		return "", errors.New("there are no times of 64 bits")
	}
	c, err := readCounts(data[start:])
	if err != nil {
		return "", err
	}
	times := start + headerSize
	end := times + int(c.Times)*8
	if len(data) < start+headerSize+c.size(8) {
		return "", errors.New("the data are cut")
	}
	drop := 0
	for at := times + 8; at < end && int64(binary.BigEndian.Uint64([]byte(data[at:at+8]))) <= begin.Unix(); at += 8 {
		drop++
	}
	c.Times -= uint32(drop)
	head, err := binary.Append([]byte(data[start:start+countsAt]), binary.BigEndian, c)
	if err != nil {
		return "", err
	}
	empty := append([]byte(data[:countsAt]), make([]byte, headerSize-countsAt)...)
	return string(slices.Concat(empty, head, []byte(data[times+8*drop:end]), []byte(data[end+drop:]))), nil
}

// differences puts for each time of what since gives how much later it is than the one before: that packs to two thirds.
func differences(data string) string {
	const times = 2 * headerSize
	out, last := []byte(data), uint64(0)
	for i := range binary.BigEndian.Uint32(out[times-12:]) {
		field := out[times+8*i:]
		at := binary.BigEndian.Uint64(field)
		binary.BigEndian.PutUint64(field, at-last)
		last = at
	}
	return string(out)
}

func readCounts(block string) (c counts, err error) {
	if len(block) < headerSize || block[:4] != "TZif" {
		return c, errors.New("this is no zone data")
	}
	_, err = binary.Decode([]byte(block[countsAt:headerSize]), binary.BigEndian, &c)
	return c, err
}
