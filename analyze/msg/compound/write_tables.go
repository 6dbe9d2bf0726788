package compound

import (
	"encoding/binary"
	"unicode/utf16"
)

// numbers adds a table.
func numbers(out []byte, list []uint32) []byte {
	for _, n := range list {
		out = binary.LittleEndian.AppendUint32(out, n)
	}
	return out
}

// pad fills a table of size numbers.
func pad(out []byte, size, have int) []byte {
	for ; have < size; have++ {
		out = binary.LittleEndian.AppendUint32(out, noEntry)
	}
	return out
}

// header writes what tells where everything else is (MS-CFB, section 2.2).
func (w *writer) header(out []byte, tables, difat int, directory, mini uint32, miniTable int) []byte {
	out = append(out, Signature...)
	out = append(out, make([]byte, 16)...)
	for _, n := range [...]uint16{0x3e, 3, 0xfffe, 9, 6, 0, 0, 0} {
		out = binary.LittleEndian.AppendUint16(out, n)
	}
	first := uint32(endOfChain)
	if difat > 0 {
		first = uint32(tables)
	}
	out = numbers(out, []uint32{0, uint32(tables), directory, 0, miniCutoff, mini, uint32(miniTable), first,
		uint32(difat)})
	return pad(sequence(out, 0, min(tables, inHeader)), inHeader, min(tables, inHeader))
}

// sequence lists the numbers of sectors of the FAT.
func sequence(out []byte, from, to int) []byte {
	for n := from; n < to; n++ {
		out = binary.LittleEndian.AppendUint32(out, uint32(n))
	}
	return out
}

// difat lists the sectors of the FAT that the header has no room for (MS-CFB, section 2.5).
func (w *writer) difat(out []byte, tables, difat int) []byte {
	for i := range difat {
		from := inHeader + i*(perSector-1)
		to := min(tables, from+perSector-1)
		out = pad(sequence(out, from, to), perSector-1, to-from)
		next := uint32(endOfChain)
		if i+1 < difat {
			next = uint32(tables + i + 1)
		}
		out = binary.LittleEndian.AppendUint32(out, next)
	}
	return out
}

// longestName is how many letters fit in an entry before the closing zero.
const longestName = 31

// directory writes the entries (MS-CFB, section 2.6).
func (w *writer) directory(out []byte) []byte {
	for i, e := range w.list {
		name := utf16.Encode([]rune(e.Name))
		name = name[:min(len(name), longestName)]
		b := make([]byte, entrySize)
		for j, c := range name {
			binary.LittleEndian.PutUint16(b[2*j:], c)
		}
		binary.LittleEndian.PutUint16(b[atNameLength:], uint16(2*len(name)+2))
		kind, size := byte(typeStream), len(e.Data)
		switch {
		case i == 0:
			kind, size = 5, len(w.mini)
		case e.Storage:
			kind, w.start[i] = typeStorage, 0
		}
		b[atType], b[atType+1] = kind, 1
		for j, id := range w.links[i] {
			binary.LittleEndian.PutUint32(b[atLeft+4*j:], id)
		}
		copy(b[atClass:], e.Class[:])
		binary.LittleEndian.PutUint32(b[116:], w.start[i])
		binary.LittleEndian.PutUint32(b[120:], uint32(size))
		out = append(out, b...)
	}
	empty := make([]byte, entrySize)
	_ = pad(empty[:atLeft], 3, 0)
	for len(out)%sectorSize != 0 {
		out = append(out, empty...)
	}
	return out
}
