package compound

import (
	"io"

	"github.com/richardlehane/mscfb"
)

// Read reads a compound file: its root storage with all that is in it, and what is wrong with it. Of a file
// whose tables lead nowhere there is no root.
func Read(b []byte) (root *Entry, faults []Fault) {
	r := &reader{b: b}
	return r.read(), r.faults
}

type reader struct {
	b      []byte
	faults []Fault
	left   int // how many bytes of streams may still be read: those of the file
	view   *view
}

func (r *reader) fault(f Fault) {
	for _, known := range r.faults {
		if known == f {
			return
		}
	}
	r.faults = append(r.faults, f)
}

func (r *reader) read() *Entry {
	top, links, order := r.directory()
	if top == nil {
		r.fault(Unreadable)
		return nil
	}
	files := r.open(links)
	if len(files) != len(order) {
		r.fault(Unreadable)
		return nil
	}
	r.left = len(r.b)
	for i, n := range order {
		n.file = files[i]
	}
	r.view.beyond = false
	root := r.entry(top)
	if r.view.beyond {
		r.fault(Truncated)
	}
	return root
}

// directory reads the tree of entries. mscfb is shown a file without any, so that it gets at all sectors of
// the directory.
func (r *reader) directory() (*node, [][3]uint32, []*node) {
	if !Is(r.b) || len(r.b) < headerSize {
		return nil, nil, nil
	}
	v := newView(r.b)
	if _, err := mscfb.New(v); err != nil {
		return nil, nil, nil
	}
	r.told(v)
	t := newTree(v.sectors)
	top := t.root()
	if top == nil || top.stream {
		return nil, nil, nil
	}
	if t.damaged {
		r.fault(TreeDamaged)
	}
	if t.deep || v.tooMany {
		r.fault(Limit)
	}
	links, order := t.links(top)
	return top, links, order
}

// told notes what a view had to mend.
func (r *reader) told(v *view) {
	if v.beyond {
		r.fault(Truncated)
	}
	if v.circled || v.strayed {
		r.fault(TreeDamaged)
	}
}

// open gives the entries as mscfb reads them; where the table of small streams is damaged, without that.
func (r *reader) open(links [][3]uint32) []*mscfb.File {
	for _, noMini := range [...]bool{false, true} {
		v := newView(r.b)
		v.links, v.noMini = links, noMini
		file, err := mscfb.New(v)
		if err != nil {
			r.fault(SmallLost)
			continue
		}
		v.counting = false
		r.view = v
		return file.File
	}
	return nil
}

func (r *reader) entry(n *node) *Entry {
	e := &Entry{Name: n.name, Storage: !n.stream, Class: n.class}
	if n.stream {
		r.content(e, n.file)
		return e
	}
	e.Entries = make([]*Entry, 0, len(n.children))
	for _, child := range n.children {
		e.Entries = append(e.Entries, r.entry(child))
	}
	return e
}

const (
	chunk     = 64 * 512 // what mscfb is asked for at once: the time it takes grows with the square
	reserve   = 64 << 10 // the most that is allocated on the word of a length alone
	leastPart = 64       // the size of a sector of small streams
)

// content reads a stream. Where its chain breaks, what stands before that is kept.
func (r *reader) content(e *Entry, file *mscfb.File) {
	size := file.Size
	if size > int64(r.left) {
		r.fault(StreamShort)
		e.Short, size = true, int64(r.left)
	}
	if size <= 0 {
		return
	}
	room := int(min(size, reserve))
	if size > reserve {
		whole, at := r.reach(*file, size)
		if whole && !at.apart {
			e.Data = r.b[at.start:at.end:at.end]
			r.left -= len(e.Data)
			return
		}
		if whole {
			room = int(size)
		}
	}
	r.pieces(e, *file, int(size), room)
}

// pieces puts a stream together.
func (r *reader) pieces(e *Entry, f mscfb.File, size, room int) {
	ask := chunk
	e.Data = make([]byte, 0, room+2*linkSize)
	for len(e.Data) < size {
		want := min(ask, size-len(e.Data))
		before, at := f, len(e.Data)
		e.Data = grown(e.Data, want)
		n, err := f.Read(e.Data[at : at+want])
		if err == io.EOF {
			err = nil
		}
		if err != nil && ask > leastPart {
			f, ask, e.Data = before, leastPart, e.Data[:at]
			continue
		}
		if e.Data = e.Data[:at+n]; err != nil || n == 0 {
			e.Short = true
			r.fault(StreamShort)
			break
		}
	}
	r.left -= len(e.Data)
}

// grown makes room for n more bytes.
func grown(b []byte, n int) []byte {
	if cap(b)-len(b) < n+2*linkSize {
		b = append(make([]byte, 0, 2*(cap(b)+n)), b...)
	}
	return b[:len(b)+n]
}

// reach follows the chain of a stream: whether it is as long as the stream, and where that lies if it is in
// one piece.
func (r *reader) reach(f mscfb.File, size int64) (whole bool, at *trace) {
	at = &trace{}
	r.view.trace = at
	defer func() { r.view.trace = nil }()
	scratch := make([]byte, chunk, chunk+2*linkSize)
	for done := int64(0); done < size; {
		n, err := f.Read(scratch[:min(chunk, size-done)])
		if n == 0 || err != nil && err != io.EOF {
			return false, at
		}
		done += int64(n)
	}
	return true, at
}
