package rtf

import (
	"encoding/binary"
	"hash/crc32"
)

// Header of compressed Rich Text (MS-OXRTFCP, section 2.1.3.1.1): the size of what follows the
// size, the size unpacked, the kind, the checksum.
const (
	headerSize   = 16
	compressed   = "LZFu"
	uncompressed = "MELA"
)

// dictionary is what every writer and reader agree to have just seen (MS-OXRTFCP, section 2.1.2.1).
const dictionary = "{\\rtf1\\ansi\\mac\\deff0\\deftab720{\\fonttbl;}" +
	"{\\f0\\fnil \\froman \\fswiss \\fmodern \\fscript \\fdecor MS Sans SerifSymbolArial" +
	"Times New RomanCourier{\\colortbl\\red0\\green0\\blue0\r\n\\par \\pard\\plain\\f0\\fs20" +
	"\\b\\i\\u\\tab\\tx"

// window is how far back a reference reaches, and growth how many bytes one byte can stand for.
const (
	window     = 4096
	growth     = 9
	longestRun = 8 * 17 // what eight units can add
)

// IsCompressed says whether b starts as compressed Rich Text does, or as the kind that is
// wrapped in the same header without being compressed.
func IsCompressed(b []byte) bool {
	if len(b) < headerSize {
		return false
	}
	kind := string(b[8:12])
	return kind == compressed || kind == uncompressed
}

// Decompress unpacks PidTagRtfCompressed (MS-OXRTFCP), up to MaxUnpacked bytes. Rich Text that was
// never compressed comes back as it is. The result of anything else is nil, with a fault of kind
// NotCompressed. What stands before a damage is always unpacked.
func Decompress(b []byte) ([]byte, []Fault) { return DecompressUpTo(b, MaxUnpacked) }

// DecompressUpTo is Decompress up to a number of bytes. One compressed byte can stand for nine.
func DecompressUpTo(b []byte, limit int) ([]byte, []Fault) {
	switch {
	case Is(b):
		if len(b) > max(limit, 0) {
			return b[:max(limit, 0)], []Fault{{Limit, max(limit, 0)}}
		}
		return b, nil
	case !IsCompressed(b):
		return nil, []Fault{{NotCompressed, 0}}
	}
	u := unpacker{b: b, at: headerSize, limit: max(limit, 0) + len(dictionary)}
	u.clip()
	if string(b[8:12]) == uncompressed {
		u.stored()
	} else {
		u.unpack()
	}
	return u.out[u.base:], u.faults
}

// unpacker holds the dictionary and what was unpacked in one slice.
type unpacker struct {
	b      []byte
	at     int
	out    []byte
	base   int // where what was unpacked begins in out
	limit  int // of out
	faults []Fault
}

func (u *unpacker) fault(kind FaultKind, at int) { u.faults = append(u.faults, Fault{kind, at}) }

// clip ends the input where the header says that it ends, and compares the checksum.
func (u *unpacker) clip() {
	end := uint64(binary.LittleEndian.Uint32(u.b)) + 4
	switch {
	case end > uint64(len(u.b)):
		u.fault(Truncated, len(u.b))
		return
	case end < headerSize:
		u.fault(SizeWrong, 0)
		return
	}
	sum := binary.LittleEndian.Uint32(u.b[12:])
	rest := u.b[headerSize:end]
	if string(u.b[8:12]) == compressed && sum != ^crc32.Update(^uint32(0), crc32.IEEETable, rest) {
		u.fault(Checksum, 12)
		return // the size may be what is wrong
	}
	u.b = u.b[:end]
}

// size is how long the header says that the result is.
func (u *unpacker) size() int { return int(min(binary.LittleEndian.Uint32(u.b[4:]), maxNumber)) }

func (u *unpacker) stored() {
	u.out = u.b[headerSize:]
	switch n := u.size(); {
	case n < len(u.out):
		u.out = u.out[:n:n]
	case n > len(u.out):
		u.fault(SizeWrong, 4)
	}
	if room := u.limit - len(dictionary); len(u.out) > room {
		u.out = u.out[:room:room]
		u.fault(Limit, headerSize+room)
	}
}

// unpack reads runs of eight units: a bit each says whether it is a byte or a reference.
func (u *unpacker) unpack() {
	room := min(u.size(), growth*len(u.b))
	u.out = append(make([]byte, 0, min(len(dictionary)+room, u.limit+longestRun)), dictionary...)
	u.base = len(dictionary)
	for u.at < len(u.b) && len(u.out) < u.limit {
		flags := u.b[u.at]
		u.at++
		if u.run(flags) {
			u.check()
			return
		}
	}
	if len(u.out) >= u.limit {
		u.out = u.out[:u.limit]
		u.fault(Limit, u.at)
	} else if len(u.faults) == 0 {
		u.check()
	}
}

func (u *unpacker) check() {
	if len(u.out)-u.base != u.size() {
		u.fault(SizeWrong, 4)
	}
}

// run unpacks eight units and says whether that was the end.
func (u *unpacker) run(flags byte) bool {
	for range 8 {
		switch {
		case u.at >= len(u.b):
			return false
		case flags&1 == 0:
			u.out = append(u.out, u.b[u.at])
			u.at++
		case u.reference():
			return true
		}
		flags >>= 1
	}
	return false
}

// reference copies what it refers to: a place among the last 4096 bytes, and a length. One that
// refers to the place where it is to be written ends the text (MS-OXRTFCP, section 2.1.3.2).
func (u *unpacker) reference() bool {
	if u.at+2 > len(u.b) {
		u.at = len(u.b)
		return false
	}
	pair := int(binary.BigEndian.Uint16(u.b[u.at:]))
	u.at += 2
	back := (len(u.out) - pair>>4) & (window - 1)
	if back == 0 {
		return true
	}
	n := pair&0xf + 2
	if back > len(u.out) {
		u.faults = append(u.faults[:min(len(u.faults), maxFaults)], Fault{BadReference, u.at - 2})
		u.out = append(u.out, "                 "[:n]...)
		return false
	}
	for from := len(u.out) - back; n > 0; n-- {
		u.out = append(u.out, u.out[from])
		from++
	}
	return false
}
