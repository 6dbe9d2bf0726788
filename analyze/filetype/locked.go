package filetype

import (
	"bytes"
	"encoding/binary"
)

// Lock says how a file is locked with a password.
type Lock string

const (
	ZIPPassword    Lock = "zip-password"    // APPNOTE, section 4.4.4: bit 0 of the flags of a member
	RARPassword    Lock = "rar-password"    // headers or contents are encrypted
	SevenZPassword Lock = "7z-password"     // the codec 7zAES stands in the header
	OfficePassword Lock = "office-password" // MS-OFFCRYPTO: an encrypted package, or an encrypted binary document
	PDFPassword    Lock = "pdf-password"    // ISO 32000-1, section 7.6: Encrypt in the trailer
)

// Locked says whether a file opens only with a password, "" where it does not, or where nobody can tell. A
// PDF may be encrypted only against changes: that opens without one.
func Locked(b []byte) Lock {
	switch t := Of(b); {
	case bytes.HasPrefix(b, []byte("PK\x03\x04")) && zipLocked(b):
		return ZIPPassword
	case t.Name == "application/x-ole-encrypted":
		return OfficePassword
	case t.Name == "application/vnd.rar" && rarLocked(b):
		return RARPassword
	case t.Name == "application/x-7z-compressed" && bytes.Contains(b[max(0, len(b)-reach):], []byte("\x06\xf1\x07\x01")):
		return SevenZPassword
	case t.Name == "application/pdf" && pdfLocked(b):
		return PDFPassword
	}
	return ""
}

// zipLocked looks at the flags of the first members that are no folders.
func zipLocked(b []byte) bool {
	for range 100 {
		if len(b) < 30 || !bytes.HasPrefix(b, []byte("PK\x03\x04")) {
			return false
		}
		if b[6]&1 != 0 {
			return true
		}
		next := 30 + int(binary.LittleEndian.Uint16(b[26:])) + int(binary.LittleEndian.Uint16(b[28:])) +
			int(binary.LittleEndian.Uint32(b[18:]))
		if next < 30 || next > len(b) {
			return false
		}
		b = b[next:]
	}
	return false
}

// rarLocked looks at the main header and the first file header of RAR 4, and for the encryption header of
// RAR 5, which comes first.
func rarLocked(b []byte) bool {
	if bytes.HasPrefix(b, []byte("Rar!\x1a\x07\x01\x00")) {
		return len(b) > 13 && b[13] == 4
	}
	const main = 7
	if len(b) < main+7 || b[main+2] != 0x73 {
		return false
	}
	if binary.LittleEndian.Uint16(b[main+3:])&0x80 != 0 {
		return true
	}
	file := main + int(binary.LittleEndian.Uint16(b[main+5:]))
	return file+5 <= len(b) && b[file+2] == 0x74 && binary.LittleEndian.Uint16(b[file+3:])&4 != 0
}

// pdfLocked looks for an Encrypt entry near the end, or at the beginning of a linearized file.
func pdfLocked(b []byte) bool {
	for _, part := range [...][]byte{b[max(0, len(b)-4096):], b[:min(len(b), 4096)]} {
		_, after, found := bytes.Cut(part, []byte("/Encrypt"))
		if found && bytes.Contains(after[:min(len(after), 32)], []byte(" R")) {
			return true
		}
	}
	return false
}
