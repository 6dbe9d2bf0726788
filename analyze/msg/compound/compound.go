// Package compound reads and writes compound files (MS-CFB), the file systems in a file in which
// Outlook keeps a message and Office a document.
// Its law: reading takes time and memory in proportion to the file, however the file is damaged;
// what can be reached is given, and what cannot is said.
package compound

import (
	"bytes"
	"strings"
)

// Signature opens every compound file (MS-CFB, section 2.2).
const Signature = "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

// Is says whether b begins as a compound file does.
func Is(b []byte) bool { return len(b) >= len(Signature) && string(b[:len(Signature)]) == Signature }

// Holds says whether b is a compound file in which a stream or storage of this name stands, at a glance:
// the name occurs in it.
func Holds(b []byte, name string) bool { return Is(b) && bytes.Contains(b, wide(name)) }

// wide is a name as a directory has it, up to its closing zero.
func wide(name string) []byte {
	out := make([]byte, 0, 2*len(name)+2)
	for _, c := range []byte(name) {
		out = append(out, c, 0)
	}
	return append(out, 0, 0)
}

// Entry is a storage, which is a folder, or a stream, which is a file.
type Entry struct {
	Name string
	// Storage says that it is a storage: it has Entries and no Data.
	Storage bool
	Entries []*Entry
	// Data is a part of the file where it lies there in one piece: do not write to it.
	Data []byte
	// Short says that a part of Data is missing.
	Short bool
	// Class is the CLSID of a storage.
	Class [16]byte
}

// Find returns the entry of this name in a storage, or nil. Names do not differ by case (MS-CFB, section 2.6.4).
func (e *Entry) Find(name string) *Entry {
	for _, inner := range e.Entries {
		if strings.EqualFold(inner.Name, name) {
			return inner
		}
	}
	return nil
}

// Fault says what is wrong with a file.
type Fault string

const (
	// Unreadable: the file's tables lead nowhere; nothing was read.
	Unreadable Fault = "unreadable"
	// Truncated: the tables refer to bytes beyond the end of the file.
	Truncated Fault = "truncated"
	// TreeDamaged: entries of the directory refer to none, or to one another in a circle.
	TreeDamaged Fault = "tree-damaged"
	// SmallLost: the table of the small streams is damaged; only those of 4,096 bytes and more were read.
	SmallLost Fault = "small-lost"
	// StreamShort: a stream ends before its length.
	StreamShort Fault = "stream-short"
	// Limit: there is more in it than is read.
	Limit Fault = "limit"
)

// Limits of what is read; real files have not been seen near them.
const (
	maxEntries = 1 << 15
	maxDepth   = 200
)
