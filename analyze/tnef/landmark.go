package tnef

// clip takes a value whose length reaches beyond the list: up to the next property that can
// be recognised, or all there is. An embedded message is full of such, so it is not searched.
func (l *list) clip(p *Property) []byte {
	p.Clipped = true
	l.damaged(p.Start - l.base)
	start, end := l.at, len(l.b)
	if rest := l.b[start:]; !Is(rest) && !isObject(rest) {
		end = l.landmark(start)
	}
	l.at = end
	return l.b[start:end:end]
}

// landmark returns the offset of the next property to read on from, len(l.b) for none.
func (l *list) landmark(from int) int {
	for at := (from + 3) &^ 3; at+8 <= len(l.b); at += 4 {
		if l.isLandmark(at) {
			return at
		}
	}
	return len(l.b)
}

func (l *list) isLandmark(at int) bool {
	if at+8 > len(l.b) {
		return false
	}
	b := l.b[at:]
	kind := u16(b)
	if !landmark(u16(b[2:]), kind) {
		return false
	}
	if width(kind) > 0 {
		return true
	}
	return len(b) >= 12 && u32(b[4:]) == 1 && uint64(u32(b[8:])) <= uint64(len(b)-12)
}
