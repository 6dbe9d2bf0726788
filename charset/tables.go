package charset

import (
	"compress/flate"
	_ "embed"
	"encoding/binary"
	"io"
	"strings"
)

// tablesFile holds all tables that would take long to make, in the form in which they are used or nearly so:
// each is its name and its bytes, with the size of both before it; what deflating makes less than two thirds as long
// is deflated (RFC 1951), and the highest bit of its size says so; of rare charsets, what it makes shorter. The glances are
// not: each text beyond ASCII is looked at with them, and one start of the program would take a tenth of its time to
// inflate them. "go test ./charset -update" makes it of letters.toml, the lists common_*.txt and the tables of
// golang.org/x/text.
//
//go:embed tables.bin
var tablesFile string

const deflated = 0x80

// table is the table of a name, empty if there is none.
func table(name string) string {
	for rest := tablesFile; rest != ""; {
		n, size := int(rest[0]), int(rest[1])|int(rest[2])<<8|int(rest[3]&^deflated)<<16
		if rest[4:4+n] == name {
			return inflated(rest[4+n:4+n+size], rest[3]&deflated != 0)
		}
		rest = rest[4+n+size:]
	}
	return ""
}

func inflated(s string, deflated bool) string {
	if !deflated {
		return s
	}
	var b strings.Builder
	_, _ = io.Copy(&b, flate.NewReader(strings.NewReader(s))) // what it reads is ours, and a test reads all of it
	return b.String()
}

// The pieces of a packed list of numbers; which one it is stands in the two lowest bits of its head, and how
// many numbers it has or their difference above them.
const (
	packedZeros  = iota // so many zeros
	packedRun           // so many numbers, each one more than the one before
	packedSame          // so many numbers, each the same as the one before
	packedSingle        // a number by its difference to the one before
)

// readPacked reads a packed list of numbers into a list of the size that it has.
func readPacked[T int32 | uint8](list []T, packed string) {
	last, at := T(0), 0
	for b := []byte(packed); len(b) > 0 && at < len(list); {
		head, n := binary.Uvarint(b)
		b = b[n:]
		count := int(head >> 2)
		switch head & 3 {
		case packedZeros:
			at += count
			continue
		case packedSingle:
			last += T(int32(count>>1) ^ -int32(count&1))
			list[at] = last
			at++
			continue
		}
		step := T(1)
		if head&3 == packedSame {
			step = 0
		}
		for range count {
			last += step
			list[at] = last
			at++
		}
	}
}

// readGrid reads the grid of a name, and what its characters cost.
func readGrid(name string) *grid {
	g := &grid{cells: make([]int32, 128<<8), cost: make([]uint8, 128<<8)}
	readPacked(g.cells, table(name))
	readPacked(g.cost, table(name+" costs"))
	return g
}

func readRunes(packed string, size int) []rune {
	list := make([]rune, size)
	readPacked(list, packed)
	return list
}

// planeTable says of each character of the Basic Multilingual Plane of which sort it is: first, in two bytes each, where
// the block of each 16 characters stands, and then the blocks.
type planeTable string

const (
	planeBlock = 16
	planeIndex = 2 * (1 << 16 / planeBlock)
)

func (t planeTable) at(r rune) uint8 {
	row := int(r>>4&0xFFF) << 1
	return t[int(t[row])+int(t[row+1])<<8+int(r&0xF)]
}
