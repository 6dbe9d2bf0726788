// Package tnef reads winmail.dat, the envelope in which Outlook and Exchange wrap a
// message's formatting and all of its attachments when a sender's setting says "Rich Text":
// it lists what is inside, gives every file back under its real name, and says where the
// stream is damaged.
// Its law: reading never fails; what is wrong is recorded beside what could be saved, and
// every byte slice it returns is a part of the input, but for dates that had another form there.
package tnef

import (
	"encoding/binary"
	"iter"
	"strconv"

	"github.com/eml-inspect/eml-inspect/analyze/mapi"
)

// Signature opens every stream (MS-OXTNEF, section 2.1.3). It decides, not a file's name.
const Signature = "\x78\x9f\x3e\x22"

// Stream is one TNEF stream as read: its attributes in order and what they say together.
// All offsets in it count from the stream's own first byte.
type Stream struct {
	// Key is the 16-bit number after the signature (MS-OXTNEF, section 2.1.3).
	Key uint16
	// Attributes are in the order of the input and do not overlap.
	Attributes []Attribute
	// Message is what the stream says of the message itself: the properties of attMsgProps
	// (section 2.1.3.3.21), behind them those that other attributes stand for, the rows of
	// attRecipTable (section 2.1.3.4), and the code page of attOemCodepage, in an embedded message
	// without one that of the message around it. Subject, sender and date are empty where the
	// stream leaves them to the mail around it, as most do.
	Message mapi.Message
	// Attachments are in the order of the stream.
	Attachments []Attachment
	// Faults are in the order of their offsets.
	Faults []Fault
	// End is the offset of the first byte that was not read as an attribute.
	End int
}

// Is says whether b starts with the signature of a TNEF stream.
func Is(b []byte) bool {
	return len(b) >= len(Signature) && string(b[:len(Signature)]) == Signature
}

// Read reads a stream within the default limits. It never returns nil: for bytes that are no
// stream, the result has no attributes and a fault of kind NotTNEF.
func Read(b []byte) *Stream { return Limits{}.Read(b) }

// Files yields every attachment, those of embedded messages after the message that holds
// them. The path is made of 1-based numbers: "3" is the third attachment, "3!1" the first one
// of the message embedded there. An embedded message itself is yielded too: its Embedded is
// not nil, and its Data is the inner stream.
func (s *Stream) Files() iter.Seq2[string, *Attachment] {
	return func(yield func(string, *Attachment) bool) { s.files("", yield) }
}

func (s *Stream) files(prefix string, yield func(string, *Attachment) bool) bool {
	for i := range s.Attachments {
		a, path := &s.Attachments[i], prefix+strconv.Itoa(i+1)
		if !yield(path, a) {
			return false
		}
		if a.Embedded != nil && !a.Embedded.files(path+"!", yield) {
			return false
		}
	}
	return true
}

func u16(b []byte) uint16 { return binary.LittleEndian.Uint16(b) }
func u32(b []byte) uint32 { return binary.LittleEndian.Uint32(b) }
func u64(b []byte) uint64 { return binary.LittleEndian.Uint64(b) }
