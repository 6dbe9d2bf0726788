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

// enter goes into the next element, which has this tag, and gives what it holds. The end of one of indefinite length is
// not looked for: its two zero bytes stand somewhere in what is given.
func enter(b []byte, tag byte) (content []byte, ok bool) {
	h, ok := begin(b)
	if !ok || h.tag != tag {
		return nil, false
	}
	return h.body[:h.size], true
}

// beginning is the beginning of an element.
type beginning struct {
	tag        byte
	indefinite bool   // two zero bytes end it (X.690, section 8.1.3.6)
	size       int    // of the content; at the most what there is
	body       []byte // what follows: the content, and what stands behind it
}

// begin reads the tag and the length of the next element. The content of one that is cut short is what there is.
func begin(b []byte) (h beginning, ok bool) {
	if len(b) < 2 || b[0]&0x1f == 0x1f {
		return h, false
	}
	h.tag, h.size, h.body = b[0], int(b[1]), b[2:]
	switch {
	case h.size == 0x80:
		h.indefinite, h.size = true, len(h.body)
	case h.size > 0x80:
		if h.size, h.body, ok = long(h.body, h.size&0x7f); !ok {
			return h, false
		}
	}
	h.size = min(h.size, len(h.body))
	return h, true
}

// next reads the next element and finds its end. One that is cut short holds what there is.
func next(b []byte, depth int) (element, bool) {
	h, ok := begin(b)
	if !ok || h.indefinite {
		return indefinite(h, depth)
	}
	return element{tag: h.tag, content: h.body[:h.size], rest: h.body[h.size:]}, true
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

// indefinite finds the end of an element of indefinite length, behind all that it holds.
func indefinite(h beginning, depth int) (element, bool) {
	if !h.indefinite || depth >= maxDepth {
		return element{}, false
	}
	rest := h.body
	for !ended(rest) {
		inner, ok := next(rest, depth+1)
		if !ok {
			return element{}, false
		}
		rest = inner.rest
	}
	return element{tag: h.tag, content: h.body[:len(h.body)-len(rest)], rest: rest[min(2, len(rest)):]}, true
}

// ended reports whether an element of indefinite length ends here, with two zero bytes or with the input.
func ended(b []byte) bool { return len(b) < 2 || b[0] == 0 && b[1] == 0 }
