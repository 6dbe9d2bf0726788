package main

import (
	"bufio"
	"encoding/binary"
	"fmt"
	"os"
)

// A pack is a file of messages, each behind its length in four bytes, so that all programs measured read the
// same bytes
// in the same order and nothing but their work is timed.

// writePack writes a pack and gives the sum of the lengths.
func writePack(file string, list [][]byte) (total int, err error) {
	f, err := os.Create(file)
	if err != nil {
		return 0, err
	}
	w := bufio.NewWriter(f)
	for _, m := range list {
		w.Write(binary.LittleEndian.AppendUint32(nil, uint32(len(m)))) // Flush tells of errors
		w.Write(m)
		total += len(m)
	}
	if err := w.Flush(); err != nil {
		f.Close()
		return 0, err
	}
	return total, f.Close()
}

// readPack reads a pack. The messages share the memory of the file.
func readPack(file string) (list [][]byte, err error) {
	b, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	for len(b) > 0 {
		if len(b) < 4 || len(b)-4 < int(binary.LittleEndian.Uint32(b)) {
			return nil, fmt.Errorf("%s is cut", file)
		}
		n := int(binary.LittleEndian.Uint32(b))
		list, b = append(list, b[4:4+n:4+n]), b[4+n:]
	}
	return list, nil
}
