package compound

import (
	"encoding/binary"
	"errors"
)

// Layout of a file (MS-CFB, sections 2.2 and 2.6).
const (
	headerSize = 512
	atMini     = 64 // its number of mini FAT sectors
	atDIFAT    = 72 // its number of DIFAT sectors
	entrySize  = 128
	endOfChain = 0xfffffffe
	noEntry    = 0xffffffff
)

var errChains = errors.New("its chains of sectors are longer than the file")

// view shows a file to mscfb, and mends what that would stumble over: beyond the end of the file every
// table is empty, no chain leads out of it, and the tree of the directory is the one in links.
type view struct {
	b        []byte
	noMini   bool // the table of small streams is left out
	left     int  // how many more sectors and links of chains may be asked for
	slices   int  // how many sectors were asked for
	difat    int  // how many of them stand before the directory
	sectors  [][]byte
	seen     map[int64]bool
	links    [][3]uint32 // by entry; nil blanks all
	beyond   bool        // something beyond the end was asked for
	strayed  bool        // a chain leads out of the file
	circled  bool        // the directory runs in a circle
	tooMany  bool        // the directory has more entries than are read
	stop     bool        // the next link ends the chain
	counting bool        // mscfb is reading tables
	trace    *trace      // where the content that is asked for lies, which is not given; nil gives it
}

func newView(b []byte) *view {
	v := &view{b: b, left: 8*len(b)/headerSize + 1024, seen: make(map[int64]bool), counting: true}
	if len(b) >= headerSize {
		v.difat = int(min(binary.LittleEndian.Uint32(b[atDIFAT:]), uint32(len(b))))
	}
	return v
}

// Slice gives the header, the sectors of the DIFAT and those of the directory, in this order. It is the
// method by which mscfb reads them.
func (v *view) Slice(offset int64, length int) ([]byte, error) {
	if v.left--; v.left < 0 {
		return nil, errChains
	}
	v.slices++
	b := v.padded(offset, length)
	switch {
	case v.slices == 1 && (v.noMini || v.links == nil):
		b = append([]byte(nil), b...)
		clear(b[atMini : atMini+4])
	case v.slices > 1+v.difat:
		b = v.directory(offset, b)
	}
	return b, nil
}

// padded gives bytes of the file; beyond its end they are 0xff, which in every table stands for nothing.
func (v *view) padded(offset int64, length int) []byte {
	if offset >= 0 && offset+int64(length) <= int64(len(v.b)) {
		return v.b[offset : offset+int64(length)]
	}
	v.beyond = true
	b := blank(length)
	if offset >= 0 && offset < int64(len(v.b)) {
		copy(b, v.b[offset:])
	}
	return b
}

// blank is a piece of a table in which nothing stands.
func blank(length int) []byte {
	b := make([]byte, length)
	for i := range b {
		b[i] = 0xff
	}
	return b
}

// directory keeps a sector of the directory, and gives it with the links that the tree is to have.
func (v *view) directory(offset int64, b []byte) []byte {
	first := (v.slices - 2 - v.difat) * len(b) / entrySize
	if v.seen[offset] {
		v.circled, v.stop = true, true
		b = blank(len(b))
	}
	out := append([]byte(nil), b...)
	if first+2*len(b)/entrySize > maxEntries {
		v.tooMany, v.stop = true, true
	}
	v.seen[offset] = true
	if v.links == nil {
		v.sectors = append(v.sectors, b)
	}
	for i := 0; i+entrySize <= len(out); i += entrySize {
		links := [3]uint32{noEntry, noEntry, noEntry}
		if n := first + i/entrySize; n < len(v.links) {
			links = v.links[n]
		}
		for j, id := range links {
			binary.LittleEndian.PutUint32(out[i+atLeft+4*j:], id)
		}
	}
	return out
}

// ReadAt gives a link of a chain while tables are read; then also the content of streams.
func (v *view) ReadAt(out []byte, offset int64) (int, error) {
	if v.counting {
		return v.link(out, offset)
	}
	link := cap(out) == linkSize // content goes into larger pieces of memory
	if v.trace != nil && !link && offset+int64(len(out)) <= int64(len(v.b)) {
		v.trace.add(offset, len(out))
		return len(out), nil
	}
	if offset < 0 || offset+int64(len(out)) > int64(len(v.b)) {
		v.beyond = true
		if link {
			binary.LittleEndian.PutUint32(out, endOfChain)
			return len(out), nil
		}
		return copy(out, v.b[min(max(0, offset), int64(len(v.b))):]), errShort
	}
	return copy(out, v.b[offset:]), nil
}

// linkSize is the size of a link of a chain.
const linkSize = 4

// trace says where the content of a stream lies.
type trace struct {
	start, end int64
	apart      bool // in more than one piece
}

func (t *trace) add(offset int64, n int) {
	if t.end == 0 {
		t.start, t.end = offset, offset
	}
	t.apart = t.apart || offset != t.end
	t.end = offset + int64(n)
}

var errShort = errors.New("the file ends here")

func (v *view) link(out []byte, offset int64) (int, error) {
	if v.left--; v.left < 0 {
		return 0, errChains
	}
	copy(out, v.padded(offset, len(out)))
	n := binary.LittleEndian.Uint32(out)
	if stray := n != endOfChain && n > uint32(len(v.b)/64); stray || v.stop {
		v.strayed = v.strayed || stray
		v.stop = false
		binary.LittleEndian.PutUint32(out, endOfChain)
	}
	return len(out), nil
}
