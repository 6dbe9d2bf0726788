package cms

// element is one element of BER (X.690, section 8.1).
type element struct {
	tag           byte
	content, rest []byte // what it holds, and what follows it
}

// maxDepth is how deep elements of indefinite length are nested.
const maxDepth = 16

// expect reads the next element, which has this tag.
func expect(b []byte, tag byte) (content, rest []byte, ok bool) {
	e, ok := next(b, 0)
	return e.content, e.rest, ok && e.tag == tag
}

// next reads the next element. One that is cut short holds what there is.
func next(b []byte, depth int) (element, bool) {
	if len(b) < 2 || b[0]&0x1f == 0x1f {
		return element{}, false
	}
	e, size := element{tag: b[0]}, int(b[1])
	b = b[2:]
	switch {
	case size == 0x80:
		return indefinite(e.tag, b, depth)
	case size > 0x80:
		var ok bool
		if size, b, ok = long(b, size&0x7f); !ok {
			return element{}, false
		}
	}
	size = min(size, len(b))
	e.content, e.rest = b[:size], b[size:]
	return e, true
}

// long reads a length of several bytes (X.690, section 8.1.3.5).
func long(b []byte, count int) (size int, rest []byte, ok bool) {
	if count > 4 || count > len(b) {
		return 0, nil, false
	}
	var n int64
	for _, c := range b[:count] {
		n = n<<8 | int64(c)
	}
	return int(min(n, 1<<30)), b[count:], true
}

// indefinite reads an element that ends with two zero bytes (X.690, section 8.1.3.6).
func indefinite(tag byte, b []byte, depth int) (element, bool) {
	if depth >= maxDepth {
		return element{}, false
	}
	rest := b
	for len(rest) >= 2 && (rest[0] != 0 || rest[1] != 0) {
		inner, ok := next(rest, depth+1)
		if !ok {
			return element{}, false
		}
		rest = inner.rest
	}
	e := element{tag: tag, content: b[:len(b)-len(rest)]}
	e.rest = rest[min(2, len(rest)):]
	return e, true
}
