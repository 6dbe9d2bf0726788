package charset

// Programs that break lines after so many bytes put line ends into the middle of characters.
// rejoin moves such line ends behind the character, so that it can be read; it tells how many.
func rejoin(b []byte, name string) (joined []byte, seams int) {
	size := seamSize(name)
	if size == nil {
		return b, 0
	}
	start := 0
	for i := 0; i < len(b); {
		if b[i] < 0x80 {
			i += asciiPrefix(b[i:])
			continue
		}
		n := size(b[i:])
		if n > 0 {
			i += n
			continue
		}
		if char, end := acrossLineEnd(b[i:], size); char != nil {
			joined = append(append(append(joined, b[start:i]...), char...), end...)
			i += len(char) + len(end)
			start = i
			seams++
			continue
		}
		i++
	}
	if seams == 0 {
		return b, 0
	}
	return append(joined, b[start:]...), seams
}

// seamSize is what tells the size of the character at the start of bytes in a charset, 0 if there
// is none; nil for charsets whose characters are single bytes or have escapes.
func seamSize(name string) func(b []byte) int {
	if name == "utf-8" {
		return utf8Size
	}
	if g := gridOf(name); g != nil {
		return g.size
	}
	return nil
}

// size of the character at the start of b, 0 if there is none.
func (g *grid) size(b []byte) int {
	if g.singles[b[0]&0x7F] != 0 {
		return 1
	}
	if len(b) > 1 && g.at(b[0], b[1]) != 0 {
		return 2
	}
	if g.long != nil {
		if _, n, _ := g.long(b); n > 0 {
			return n
		}
	}
	return 0
}

// gridOf is the table of a charset of characters of several bytes, nil for others.
func gridOf(name string) *grid {
	switch familyOf(name) {
	case "gb2312":
		return gbGrid()
	case "big5":
		return big5Grid()
	case "shift_jis":
		return sjisGrid()
	case "euc-jp":
		return eucjpGrid()
	case "euc-kr":
		return euckrGrid()
	case "euc-tw":
		return euctwGrid()
	case "johab":
		return johabGrid()
	}
	return nil
}

// acrossLineEnd reads a character of up to four bytes with one line end inside, and gives both.
func acrossLineEnd(b []byte, size func([]byte) int) (char, end []byte) {
	at := 1
	for at < 4 && at < len(b) && b[at] != '\r' && b[at] != '\n' {
		at++
	}
	n := lineEnd(b[min(at, len(b)):])
	if n == 0 || at+n >= len(b) || b[at+n] < 0x30 {
		return nil, nil
	}
	var whole [8]byte
	k := copy(whole[:], b[:at])
	k += copy(whole[k:], b[at+n:min(len(b), at+n+4)])
	if s := size(whole[:k]); s > at {
		return whole[:s], b[at : at+n]
	}
	return nil, nil
}

// lineEnd is the size of the line end at the start of b.
func lineEnd(b []byte) int {
	switch {
	case len(b) > 1 && b[0] == '\r' && b[1] == '\n':
		return 2
	case len(b) > 0 && (b[0] == '\r' || b[0] == '\n'):
		return 1
	}
	return 0
}
