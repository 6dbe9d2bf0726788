package compound

import (
	"cmp"
	"slices"
	"strings"
)

const (
	sectorSize = 512
	miniSize   = 64
	miniCutoff = 4096
	perSector  = sectorSize / 4
	inHeader   = 109 // sectors of the FAT that the header lists
	difatMark  = 0xfffffffc
	fatMark    = 0xfffffffd
)

// Bytes writes a storage as a file of its own, version 3 (MS-CFB, section 2.2). Storages and streams are
// written in the order that the standard asks for.
func (e *Entry) Bytes() []byte {
	w := &writer{}
	w.add(e)
	w.link(0, e)
	w.small()
	return w.file()
}

type writer struct {
	list   []*Entry
	links  [][3]uint32
	start  []uint32
	ids    map[*Entry]uint32
	mini   []byte   // the small streams
	miniFA []uint32 // their table
	fat    []uint32
	body   [][]byte // what the sectors after those of the tables hold
}

func (w *writer) add(e *Entry) {
	if w.ids == nil {
		w.ids = make(map[*Entry]uint32)
	}
	w.ids[e] = uint32(len(w.list))
	w.list = append(w.list, e)
	w.links = append(w.links, [3]uint32{noEntry, noEntry, noEntry})
	w.start = append(w.start, endOfChain)
	for _, inner := range e.Entries {
		w.add(inner)
	}
}

// link makes a balanced tree of the entries of each storage.
func (w *writer) link(id uint32, e *Entry) {
	list := slices.Clone(e.Entries)
	slices.SortStableFunc(list, func(a, b *Entry) int {
		if n := cmp.Compare(len(a.Name), len(b.Name)); n != 0 {
			return n
		}
		return strings.Compare(strings.ToUpper(a.Name), strings.ToUpper(b.Name))
	})
	nodes := make([]*node, len(list))
	for i, inner := range list {
		nodes[i] = &node{id: w.ids[inner]}
	}
	w.links[id][2] = balance(w.links, nodes)
	for _, inner := range e.Entries {
		w.link(w.ids[inner], inner)
	}
}

// small gathers the streams that stand in small sectors.
func (w *writer) small() {
	for i, e := range w.list {
		if e.Storage || len(e.Data) == 0 || len(e.Data) >= miniCutoff {
			continue
		}
		first := len(w.mini) / miniSize
		w.start[i] = uint32(first)
		w.mini = append(w.mini, e.Data...)
		w.mini = append(w.mini, make([]byte, -len(w.mini)&(miniSize-1))...)
		w.miniFA = chain(w.miniFA, first, len(w.mini)/miniSize)
	}
}

// chain adds the links of the sectors from first up to end.
func chain(table []uint32, first, end int) []uint32 {
	for n := first + 1; n < end; n++ {
		table = append(table, uint32(n))
	}
	return append(table, endOfChain)
}

// file lays out the sectors: tables, directory, small streams, the other streams.
func (w *writer) file() []byte {
	directory, miniTable := sectors(len(w.list)*entrySize), sectors(4*len(w.miniFA))
	total := directory + miniTable + sectors(len(w.mini))
	for _, e := range w.list {
		if len(e.Data) >= miniCutoff {
			total += sectors(len(e.Data))
		}
	}
	tables, difat := tableSize(total)
	for range tables {
		w.fat = append(w.fat, fatMark)
	}
	for range difat {
		w.fat = append(w.fat, difatMark)
	}
	at := w.put(nil, directory)
	miniAt := w.put(nil, miniTable)
	w.start[0] = w.put(w.mini, sectors(len(w.mini)))
	for i, e := range w.list {
		if len(e.Data) >= miniCutoff {
			w.start[i] = w.put(e.Data, sectors(len(e.Data)))
		}
	}
	out := make([]byte, 0, sectorSize*(1+tables+difat+total))
	out = w.header(out, tables, difat, at, miniAt, miniTable)
	out = pad(numbers(out, w.fat), tables*perSector, len(w.fat))
	out = w.difat(out, tables, difat)
	out = w.directory(out)
	out = pad(numbers(out, w.miniFA), miniTable*perSector, len(w.miniFA))
	for _, b := range w.body {
		out = append(out, b...)
		out = append(out, make([]byte, -len(out)&(sectorSize-1))...)
	}
	return out
}

func sectors(n int) int { return (n + sectorSize - 1) / sectorSize }

// tableSize is how many sectors of FAT and of DIFAT it takes to list themselves and n others.
func tableSize(n int) (tables, difat int) {
	for {
		need := (n + tables + difat + perSector - 1) / perSector
		more := max(0, (need-inHeader+perSector-2)/(perSector-1))
		if need == tables && more == difat {
			return tables, difat
		}
		tables, difat = need, more
	}
}

// put gives n sectors the next place, and says which is the first.
func (w *writer) put(b []byte, n int) uint32 {
	if n == 0 {
		return endOfChain
	}
	first := len(w.fat)
	w.fat = chain(w.fat, first, first+n)
	if b != nil {
		w.body = append(w.body, b)
	}
	return uint32(first)
}
