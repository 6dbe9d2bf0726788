package filetype

import (
	"bytes"
	"encoding/binary"
	"strings"
)

// refine looks into containers that many formats share.
func refine(t Type, b []byte) Type {
	switch t.Name {
	case "application/zip":
		if name := zipKind(b); name != "" {
			return Named(name)
		}
	case "application/x-ole-storage":
		if name := oleKind(b); name != "" {
			return Named(name)
		}
	}
	return t
}

// members are file names in a ZIP that say which format it is.
var members = []struct{ prefix, name string }{
	{"word/", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"},
	{"xl/", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"},
	{"ppt/", "application/vnd.openxmlformats-officedocument.presentationml.presentation"},
	{"visio/", "application/vnd.ms-visio.drawing.main+xml"},
	{"OFD.xml", "application/ofd"},
	{"AndroidManifest.xml", "application/vnd.android.package-archive"},
}

// reach is how far from its beginning and end a container is looked at.
const reach = 64 << 10

// zipKind tells the format of a ZIP from the names in it, "" where it is an archive and nothing else.
func zipKind(b []byte) string {
	names := append(zipNames(b[:min(len(b), reach)], "PK\x03\x04", 26, 30),
		zipNames(b[max(0, len(b)-reach):], "PK\x01\x02", 28, 46)...)
	if len(names) > 0 && names[0] == "mimetype" && len(b) > 38 {
		content := string(b[38:min(len(b), 38+80)])
		for _, t := range types() {
			if strings.HasPrefix(t.Name, "application/") && strings.HasPrefix(content, t.Name) {
				return t.Name
			}
		}
	}
	office, jar := false, false
	for _, name := range names {
		office = office || name == "[Content_Types].xml"
		jar = jar || name == "META-INF/MANIFEST.MF"
	}
	for _, m := range members {
		for _, name := range names {
			if strings.HasPrefix(name, m.prefix) && (office || !strings.HasSuffix(m.prefix, "/")) {
				return m.name
			}
		}
	}
	if jar {
		return "application/java-archive"
	}
	return ""
}

// zipNames reads the names behind the headers of one kind.
func zipNames(b []byte, mark string, length, name int) []string {
	var list []string
	for len(list) < 1000 {
		i := bytes.Index(b, []byte(mark))
		if i < 0 || len(b) < i+name {
			break
		}
		b = b[i:]
		n := int(binary.LittleEndian.Uint16(b[length:]))
		if len(b) < name+n {
			break
		}
		list = append(list, string(b[name:name+n]))
		b = b[name+n:]
	}
	return list
}

// storages are names in the directory of a compound file that say which format it is (MS-CFB), the most
// telling first.
var storages = []struct{ entry, name string }{
	{"EncryptedPackage", "application/x-ole-encrypted"},
	{"WordDocument", "application/msword"},
	{"Workbook", "application/vnd.ms-excel"},
	{"Book", "application/vnd.ms-excel"},
	{"PowerPoint Document", "application/vnd.ms-powerpoint"},
	{"__properties_version1.0", "application/vnd.ms-outlook"},
	{"VisioDocument", "application/vnd.visio"},
	{"FileHeader", "application/x-hwp"},
}

// oleKind tells the format of a compound file from its directory.
func oleKind(b []byte) string {
	entries := oleEntries(b)
	for _, s := range storages {
		for _, e := range entries {
			if e == s.entry {
				return s.name
			}
		}
	}
	return ""
}

// oleEntries reads the names in the directory of a compound file (MS-CFB, section 2.6): 128 bytes each,
// along the chain of its sectors.
func oleEntries(b []byte) []string {
	if len(b) < 512 {
		return nil
	}
	size := 1 << (b[30] & 15)
	if size < 512 {
		return nil
	}
	var list []string
	sector := int(binary.LittleEndian.Uint32(b[48:]))
	for range 64 {
		at := (sector + 1) * size
		if sector < 0 || sector >= 1<<30/size || at+size > len(b) {
			break
		}
		for e := at; e+128 <= at+size; e += 128 {
			list = append(list, oleName(b[e:e+128]))
		}
		sector = oleNext(b, sector, size)
	}
	return list
}

// oleNext gives the sector that follows another one, -1 at the end (MS-CFB, section 2.3).
func oleNext(b []byte, sector, size int) int {
	slot := 76 + sector/(size/4)*4
	if slot+4 > 512 {
		return -1
	}
	at := (int(binary.LittleEndian.Uint32(b[slot:]))+1)*size + sector%(size/4)*4
	if at < 0 || at+4 > len(b) {
		return -1
	}
	return int(int32(binary.LittleEndian.Uint32(b[at:])))
}

// oleName reads the name of a directory entry: UTF-16, with its length in bytes behind it.
func oleName(e []byte) string {
	n := min(int(binary.LittleEndian.Uint16(e[64:])), 64)
	var name strings.Builder
	for i := 0; i+2 < n; i += 2 {
		name.WriteRune(rune(binary.LittleEndian.Uint16(e[i:])))
	}
	return name.String()
}
