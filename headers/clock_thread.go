package headers

import (
	"encoding/base64"
	"encoding/binary"
	"strings"
	"time"
)

// threadIndexTime reads when the message of a Thread-Index was written: the header of its 22 bytes for
// the first of a thread, the last child block of five bytes for a reply ([MS-OXOMSG], section 2.2.1.3).
func threadIndexTime(s string, near time.Time) moment {
	b, err := base64.StdEncoding.DecodeString(strings.Join(strings.Fields(s), ""))
	if err != nil || len(b) < 22 || len(b) > 22+5*1000 || b[0] != 1 {
		return moment{}
	}
	children := b[22 : len(b)-(len(b)-22)%5]
	switch {
	case b[1] >= 0x80 && b[1] < 0xF0:
		return classicThread(b, children)
	case b[1] == 1:
		return modernThread(b, children, near)
	}
	return moment{}
}

// classicThread reads what Outlook writes: the header is the upper 48 bits of a FILETIME, and each child
// adds to the time before it.
func classicThread(b, children []byte) moment {
	ticks := header48(b) << 16
	for ; len(children) >= 5; children = children[5:] {
		delta := uint64(binary.BigEndian.Uint32(children))
		if delta>>31 == 0 {
			ticks += delta << 18
		} else {
			ticks += delta & 0x7FFFFFFF << 23
		}
	}
	return fromTicks(ticks, ticks1601)
}

func header48(b []byte) uint64 {
	return uint64(binary.BigEndian.Uint16(b))<<32 | uint64(binary.BigEndian.Uint32(b[2:]))
}

// modernThread reads what Exchange writes since 2013: a byte 1, then the upper 40 bits. Its children are
// still counted from that header as if it were of the classic form, which puts it centuries back, and
// only the low 31 bits of the difference fit in. So the date beside it must tell which of the times that
// are possible, 57 years apart, is meant.
func modernThread(b, children []byte, near time.Time) moment {
	if len(children) == 0 {
		return fromTicks(header48(b)&0xFF_FFFF_FFFF<<24, ticks1601)
	}
	if near.IsZero() {
		return moment{}
	}
	last := children[len(children)-5:]
	ticks := header48(b)<<16 + uint64(binary.BigEndian.Uint32(last)&0x7FFFFFFF)<<23
	const wrap = 1 << 54
	best := moment{}
	for ; ticks < ticks1601+1<<57; ticks += wrap {
		m := fromTicks(ticks, ticks1601)
		if !m.at.IsZero() && (best.at.IsZero() || m.at.Sub(near).Abs() < best.at.Sub(near).Abs()) {
			best = m
		}
	}
	return best
}
