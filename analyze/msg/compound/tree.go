package compound

import (
	"encoding/binary"
	"unicode/utf16"

	"github.com/richardlehane/mscfb"
)

// Layout of an entry of the directory (MS-CFB, section 2.6.1).
const (
	atNameLength = 64
	atType       = 66
	atLeft       = 68
	atClass      = 80

	typeStorage = 1
	typeStream  = 2
)

// node is an entry of the directory in the tree that is made of it.
type node struct {
	id       uint32
	stream   bool
	name     string
	class    [16]byte
	children []*node
	file     *mscfb.File
}

// tree reads the directory as a tree in which no entry comes twice and none stands too deep.
type tree struct {
	sectors [][]byte
	seen    []bool
	damaged bool
	deep    bool
}

func newTree(sectors [][]byte) *tree {
	n := 0
	if len(sectors) > 0 {
		n = len(sectors) * len(sectors[0]) / entrySize
	}
	return &tree{sectors: sectors, seen: make([]bool, n)}
}

func (t *tree) entry(id uint32) []byte {
	each := uint32(len(t.sectors[0]) / entrySize)
	at := id % each * entrySize
	return t.sectors[id/each][at : at+entrySize]
}

// valid says whether an entry may be taken, and takes it.
func (t *tree) take(id uint32) bool {
	if id >= uint32(len(t.seen)) || t.seen[id] {
		t.damaged = true
		return false
	}
	t.seen[id] = true
	return true
}

// root gives the tree below the first entry, which stands for the whole file.
func (t *tree) root() *node {
	if len(t.seen) == 0 {
		return nil
	}
	t.seen[0] = true
	return t.node(0, 0)
}

func (t *tree) node(id uint32, depth int) *node {
	e := t.entry(id)
	n := &node{id: id, name: entryName(e), stream: e[atType] == typeStream, class: [16]byte(e[atClass : atClass+16])}
	first := binary.LittleEndian.Uint32(e[atLeft+8:])
	switch {
	case n.stream || first == noEntry:
		return n
	case depth >= maxDepth:
		t.deep = true
		return n
	}
	for _, child := range t.siblings(first) {
		kind := t.entry(child)[atType]
		if kind != typeStream && kind != typeStorage {
			t.damaged = true
			continue
		}
		n.children = append(n.children, t.node(child, depth+1))
	}
	return n
}

// siblings lists the entries of one storage in the order of their tree: left, itself, right.
func (t *tree) siblings(first uint32) []uint32 {
	var list, open []uint32
	for id := first; ; {
		for id != noEntry && t.take(id) {
			open = append(open, id)
			id = binary.LittleEndian.Uint32(t.entry(id)[atLeft:])
		}
		if len(open) == 0 {
			return list
		}
		last := open[len(open)-1]
		open = open[:len(open)-1]
		list = append(list, last)
		id = binary.LittleEndian.Uint32(t.entry(last)[atLeft+4:])
	}
}

// links gives every entry the links of a balanced tree, and lists the nodes as mscfb will list them.
func (t *tree) links(root *node) (links [][3]uint32, order []*node) {
	links = make([][3]uint32, len(t.seen))
	for i := range links {
		links[i] = [3]uint32{noEntry, noEntry, noEntry}
	}
	var visit func(n *node)
	visit = func(n *node) {
		order = append(order, n)
		links[n.id][2] = balance(links, n.children)
		for _, child := range n.children {
			visit(child)
		}
	}
	visit(root)
	return links, order
}

// balance links siblings by halves and gives the one in the middle.
func balance(links [][3]uint32, list []*node) uint32 {
	if len(list) == 0 {
		return noEntry
	}
	middle := len(list) / 2
	id := list[middle].id
	links[id][0], links[id][1] = balance(links, list[:middle]), balance(links, list[middle+1:])
	return id
}

func entryName(e []byte) string {
	n := int(binary.LittleEndian.Uint16(e[atNameLength:]))/2 - 1
	units := make([]uint16, 0, 32)
	for i := 0; i < min(max(n, 0), 31); i++ {
		units = append(units, binary.LittleEndian.Uint16(e[2*i:]))
	}
	return string(utf16.Decode(units))
}
