package filetype

import (
	"archive/zip"
	"bytes"
	"encoding/binary"
	"testing"
	"unicode/utf16"
)

// zipOf makes a ZIP of files with these names.
func zipOf(t testing.TB, names ...string) []byte {
	t.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for _, name := range names {
		f, err := w.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Store})
		if err != nil {
			t.Fatal(err)
		}
		if name == "mimetype" {
			_, err = f.Write([]byte("application/vnd.oasis.opendocument.text"))
		} else {
			_, err = f.Write([]byte("content"))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// oleOf makes a compound file with these names in its directory: sector 0 is the allocation table, sector 1
// the directory.
func oleOf(names ...string) []byte {
	b := make([]byte, 3*512)
	copy(b, "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
	b[30] = 9
	binary.LittleEndian.PutUint32(b[48:], 1)
	binary.LittleEndian.PutUint32(b[76:], 0)
	binary.LittleEndian.PutUint32(b[512+4:], 0xfffffffe)
	for i, name := range names {
		units := utf16.Encode([]rune(name + "\x00"))
		for j, u := range units {
			binary.LittleEndian.PutUint16(b[1024+i*128+2*j:], u)
		}
		binary.LittleEndian.PutUint16(b[1024+i*128+64:], uint16(2*len(units)))
	}
	return b
}

func TestOf(t *testing.T) {
	office := "[Content_Types].xml"
	for _, c := range []struct {
		what string
		data []byte
		want string
	}{
		{"pdf", []byte("%PDF-1.7\n"), "application/pdf"},
		{"pdf after junk", []byte("\r\n\r\n%PDF-1.4"), "application/pdf"},
		{"png", []byte("\x89PNG\r\n\x1a\n\x00"), "image/png"},
		{"bmp", []byte("BM\x36\x00\x0c\x00\x00\x00\x00\x00"), "image/bmp"},
		{"text that begins with BM", []byte("BMW and others, no picture"), ""},
		{"text that begins with MZ", []byte("MZ is short for something"), ""},
		{"program", []byte("MZ\x90\x00\x03\x00\x00\x00"), "application/x-dosexec"},
		{"docx", zipOf(t, office, "word/document.xml"), "application/vnd.openxmlformats-officedocument.wordprocessingml.document"},
		{"xlsx", zipOf(t, office, "docProps/app.xml", "xl/workbook.xml"), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"},
		{"odt", zipOf(t, "mimetype", "content.xml"), "application/vnd.oasis.opendocument.text"},
		{"ofd", zipOf(t, "OFD.xml", "Doc_0/Document.xml"), "application/ofd"},
		{"jar", zipOf(t, "META-INF/MANIFEST.MF", "a/b.class"), "application/java-archive"},
		{"zip of a folder word", zipOf(t, "word/letter.txt"), "application/zip"},
		{"doc", oleOf("Root Entry", "WordDocument"), "application/msword"},
		{"xls", oleOf("Root Entry", "Workbook"), "application/vnd.ms-excel"},
		{"msg", oleOf("Root Entry", "__properties_version1.0"), "application/vnd.ms-outlook"},
		{"office with a password", oleOf("Root Entry", "EncryptionInfo", "EncryptedPackage"), "application/x-ole-encrypted"},
		{"other ole", oleOf("Root Entry"), "application/x-ole-storage"},
		{"rtf", []byte(`{\rtf1\ansi}`), "application/rtf"},
		{"html", []byte("\xef\xbb\xbf\n<!-- x --><!DOCTYPE HTML><html>"), "text/html"},
		{"xml", []byte("<?xml version='1.0'?><a/>"), "text/xml"},
		{"svg", []byte("<?xml version='1.0'?><svg></svg>"), "image/svg+xml"},
		{"ics", []byte("BEGIN:VCALENDAR\r\n"), "text/calendar"},
		{"wav", []byte("RIFF\x00\x00\x00\x00WAVEfmt "), "audio/wav"},
		{"mp4", []byte("\x00\x00\x00\x18ftypisom"), "video/mp4"},
		{"heic", []byte("\x00\x00\x00\x18ftypheic"), "image/heic"},
		{"signature", []byte("-----BEGIN PGP SIGNATURE-----\n"), "application/pgp-signature"},
		{"tnef", []byte("\x78\x9f\x3e\x22\x01\x00"), "application/ms-tnef"},
		{"tar", append(make([]byte, 257), "ustar\x0000"...), "application/x-tar"},
		{"words", []byte("Dear all,\n"), ""},
		{"nothing", nil, ""},
	} {
		if got := Of(c.data).Name; got != c.want {
			t.Errorf("%s is %q, want %q", c.what, got, c.want)
		}
	}
}

func TestRecords(t *testing.T) {
	for _, r := range types() {
		if r.Name == "" || len(r.Endings) == 0 || r.Group == "" {
			t.Errorf("%+v: a record lacks something", r)
		}
		if len(r.magic) == 0 || r.At > 300 {
			continue
		}
		sample := append(make([]byte, r.At, r.At+600), r.magic...)
		got := Of(append(sample, make([]byte, 64)...))
		if got.Name != r.Name && got.Group != r.Group {
			t.Errorf("the bytes of %s are read as %s", r.Name, got.Name)
		}
	}
}

func TestEnding(t *testing.T) {
	for name, want := range map[string]string{"a.PDF": "pdf", "a": "", ".htaccess": "", "a.tar.gz": "gz", "a.": "", "合同.docx": "docx"} {
		if got := Ending(name); got != want {
			t.Errorf("%s ends in %q, want %q", name, got, want)
		}
	}
	if g := Groups("doc"); len(g) != 1 || g[0] != "office" {
		t.Errorf("doc is of %v", g)
	}
}

func FuzzOf(f *testing.F) {
	f.Add(zipOf(f, "[Content_Types].xml", "word/document.xml"))
	f.Add(oleOf("Root Entry", "Workbook"))
	f.Add([]byte("<!--<html>"))
	f.Fuzz(func(_ *testing.T, b []byte) {
		Of(b)
		Locked(b)
	})
}

func TestIs(t *testing.T) {
	for said, want := range map[string]string{"application/x-zip-compressed": "application/zip", "image/jpg": "image/jpeg",
		"image/x-ms-bmp": "image/bmp", "application/x-rar-compressed": "application/vnd.rar", "application/xml": "text/xml"} {
		if !Named(want).Is(said) {
			t.Errorf("%s is not %s", said, want)
		}
	}
	for said, other := range map[string]string{"application/octet-stream": "image/png", "application/pdf": "text/html", "": "text/xml"} {
		if Named(other).Is(said) {
			t.Errorf("%s is %s", said, other)
		}
	}
}

func TestMediaType(t *testing.T) {
	const office = "application/vnd.openxmlformats-officedocument."
	for name, want := range map[string]string{"": "application/octet-stream", "c": "application/octet-stream",
		"d.unknown": "application/octet-stream", "a.PDF": "application/pdf", "b.jpeg": "image/jpeg", "b.jpe": "image/jpeg",
		"报告.docx": office + "wordprocessingml.document", "a.xlsx": office + "spreadsheetml.sheet",
		"a.pptx": office + "presentationml.presentation", "a.doc": "application/msword", "a.dot": "application/msword",
		"a.xls": "application/vnd.ms-excel", "a.pps": "application/vnd.ms-powerpoint", "a.msg": "application/vnd.ms-outlook",
		"a.zip": "application/zip", "a.rar": "application/vnd.rar", "a.tif": "image/tiff", "a.mp4": "video/mp4",
		"a.txt": "text/plain", "a.ini": "text/plain", "a.htm": "text/html", "a.csv": "text/csv", "a.xml": "text/xml",
		"a.ics": "text/calendar", "a.eml": "message/rfc822", "smime.p7m": "application/pkcs7-mime",
		"smime.p7s": "application/pkcs7-signature", "signature.asc": "application/pgp-signature", "a.mp3 ": "audio/mpeg"} {
		if got := MediaType(name); got != want {
			t.Errorf("%s: got %s", name, got)
		}
	}
}
