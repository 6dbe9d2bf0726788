package tnef

import "github.com/eml-inspect/eml-inspect/analyze/mapi"

// list reads property lists out of the data of one attribute (MS-OXTNEF, section 2.1.3.4).
type list struct {
	r    *reader
	b    []byte
	base int // offset of b in the stream
	at   int
	rows bool // lists follow each other: only the count says where one ends
}

// properties reads one list: a number, then that many properties.
func (l *list) properties() Properties {
	n, ok := l.number()
	if !ok {
		l.damaged(l.at)
		return nil
	}
	out := make(Properties, 0, min(int64(n), int64(len(l.b)-l.at)/8, firstCapacity))
	for ; l.at < len(l.b) && l.more(&n); n-- {
		if l.r.left.Properties <= 0 {
			l.stop()
			return out
		}
		start := l.at
		p, ok := l.property()
		if ok {
			out = append(out, p)
			continue
		}
		l.damaged(start)
		l.at = l.landmark(max(l.at, start+4))
	}
	if n > 0 {
		l.damaged(l.at)
	}
	return out
}

// firstCapacity bounds what is allocated on a count's word alone.
const firstCapacity = 64

// more says whether to read on. Where the count says no but a property that matters follows,
// the count is what is wrong.
func (l *list) more(n *uint32) bool {
	if *n > 0 {
		return true
	}
	if l.rows || !l.isLandmark(l.at) {
		return false
	}
	l.damaged(l.at)
	*n = 1
	return true
}

func (l *list) damaged(at int) { l.r.fault(PropertyDamaged, l.base+at) }

// stop gives up on the rest of the attribute because a limit was reached.
func (l *list) stop() {
	l.r.limit(l.base + l.at)
	l.at = len(l.b)
}

// take returns the next n bytes and passes over their padding to four bytes.
func (l *list) take(n int) ([]byte, bool) {
	if n < 0 || n > len(l.b)-l.at {
		return nil, false
	}
	v := l.b[l.at : l.at+n : l.at+n]
	l.at = min(l.at+(n+3)&^3, len(l.b))
	return v, true
}

func (l *list) number() (uint32, bool) {
	b, ok := l.take(4)
	if !ok {
		return 0, false
	}
	return u32(b), true
}

// property reads one property; ok is false if what follows it cannot be found by reading.
func (l *list) property() (Property, bool) {
	p := Property{Start: l.base + l.at}
	tag, ok := l.take(4)
	if !ok {
		return p, false
	}
	p.Type, p.ID = u16(tag), u16(tag[2:])
	if at := l.at; p.ID >= mapi.FirstNamed && !l.name(&p) {
		l.at = at
		return p, false
	}
	ok = l.values(&p)
	p.End = l.base + l.at
	return p, ok
}

// name reads what a named property is called.
func (l *list) name(p *Property) bool {
	set, ok := l.take(16)
	if !ok {
		return false
	}
	p.Name = &PropertyName{Set: GUID(set)}
	byText, ok := l.number()
	if !ok || byText > 1 {
		return false
	}
	n, ok := l.number()
	if !ok || byText == 0 {
		p.Name.ID = n
		return ok
	}
	text, ok := l.take(int(min(n, maxLength)))
	p.Name.Text = mapi.DecodeUnicode(text)
	return ok
}

// maxLength is a length that fits an int on every machine, and nothing in memory.
const maxLength = 1<<31 - 1

// values reads the values of a property.
func (l *list) values(p *Property) bool {
	size, n := width(p.Type&^mapi.TypeMultiple), uint32(1)
	switch {
	case p.Type == mapi.TypeNull:
		l.r.left.Properties--
		return true
	case size < 0:
		return false
	case size == 0 || p.Type&mapi.TypeMultiple != 0:
		var ok bool
		if n, ok = l.number(); !ok || n > 1 && p.Type&mapi.TypeMultiple == 0 {
			return false
		}
	}
	l.r.left.Properties--
	for i := range n {
		v, ok := l.value(p, size)
		if !ok {
			return false
		}
		if i == 0 {
			p.Value = v
		} else {
			p.More = append(p.More, v)
			l.r.left.Properties--
		}
		if p.Clipped || l.r.left.Properties <= 0 {
			return true
		}
	}
	return true
}

// value reads one value; size is 0 for one that carries its length.
func (l *list) value(p *Property, size int) ([]byte, bool) {
	n := size
	if size == 0 {
		length, ok := l.number()
		if !ok {
			return nil, false
		}
		n = int(min(length, maxLength))
	}
	if p.Value == nil {
		p.ValueAt = l.base + l.at
	}
	if v, ok := l.take(n); ok {
		return v, true
	}
	if size > 0 {
		return nil, false
	}
	return l.clip(p), true
}
