package eml

import (
	"bytes"
	"encoding/base64"
	"mime/quotedprintable"
	"testing"
)

// checkDecoded holds what is true of every decoder: faults lie in the body, and content is bounded by it.
func checkDecoded(t *testing.T, body []byte, d Decoded) {
	t.Helper()
	for _, f := range d.Faults {
		if f.Start < 0 || f.End < f.Start || f.End > len(body) {
			t.Fatalf("fault %s at %d-%d of %d", f.Kind, f.Start, f.End, len(body))
		}
	}
	if d.End < 0 || d.End > len(body) {
		t.Fatalf("data end at %d of %d", d.End, len(body))
	}
	if len(d.Data) > len(body)+64 {
		t.Fatalf("%d bytes from %d", len(d.Data), len(body))
	}
}

func FuzzBase64(f *testing.F) {
	f.Add([]byte("SGVsbG8=\r\n-- \r\nfooter\r\n"))
	f.Add(bytes.Repeat([]byte("0"), 55))
	f.Add([]byte("> SGVsbG8h\n> SGVsbG8h\n"))
	f.Add([]byte("S\x00G\x00V\x00s\x00"))
	f.Add([]byte("SGVsbG8=3D=\r\n"))
	f.Add(bytes.Repeat([]byte("SGVsbG8hSGVsbG8hSGVsbG8h\nSGVsb!G8hSGVsbG8hSGVsbG8\n"), 3))
	f.Add(bytes.Repeat([]byte("SGVsbG8h SGVsbG8hSGVsbG8\n"), 3))
	f.Add(bytes.Repeat([]byte("SGVsbG8hSGVsbG8hSGVsbG8hSGVsbG8h\r\n"), 9))
	f.Fuzz(func(t *testing.T, body []byte) {
		checkDecoded(t, body, Decode(body, Base64))
		sameBase64(t, body)
		sameBase64(t, bytes.Repeat(body, 1+512/(len(body)+1)))
		for _, width := range [...]int{76, 75, 1 << 20} {
			encoded := []byte(wrap(base64.StdEncoding.EncodeToString(body), width))
			if lines := bytes.Fields(encoded); len(lines) > 0 && wordy(bytes.TrimRight(lines[len(lines)-1], "=")) {
				continue // the last line may as well be a word that a footer consists of
			}
			if d := Decode(encoded, Base64); !bytes.Equal(d.Data, body) || len(d.Faults) > 0 {
				t.Fatalf("base64 does not come back: %q, %v", body, d.Faults)
			}
		}
		FindBase64(body, "")
	})
}

func FuzzQuoted(f *testing.F) {
	f.Add([]byte("=E5=90=\r\n=88 =ZZ"))
	f.Add([]byte("=E\n5=90"))
	f.Add([]byte("E4BDA0E5A5BD"))
	f.Add([]byte("one =\rtwo=\r"))
	f.Fuzz(func(t *testing.T, body []byte) {
		checkDecoded(t, body, Decode(body, QuotedPrintable))
		sameQuoted(t, body)
		FindQuoted(body, "")
		var b bytes.Buffer
		w := quotedprintable.NewWriter(&b)
		w.Binary = true
		w.Write(body)
		w.Close()
		if bytes.IndexByte(b.Bytes(), '=') < 0 {
			return // nothing was escaped: words of digits may be taken for escapes that were lost
		}
		if d := Decode(b.Bytes(), QuotedPrintable); !bytes.Equal(d.Data, body) || len(d.Faults) > 0 {
			t.Fatalf("quoted-printable does not come back: %q, %q", body, d.Data)
		}
	})
}

// checkEnclosed holds what is true of the files found in a text: they stand in it one after the other.
func checkEnclosed(t *testing.T, text []byte) {
	t.Helper()
	at := 0
	for _, e := range FindEnclosed(text) {
		if e.Start < at || e.End < e.Start || e.End > len(text) {
			t.Fatalf("%s at %d-%d of %d, after %d", e.Encoding, e.Start, e.End, len(text), at)
		}
		at = e.End
		for _, f := range e.Faults {
			if f.Start < 0 || f.End < f.Start || f.End > len(text) {
				t.Fatalf("fault %s at %d-%d of %d", f.Kind, f.Start, f.End, len(text))
			}
		}
	}
}

func FuzzUU(f *testing.F) {
	f.Add([]byte("text\nbegin 644 a\n#86)C\n`\nend\n"))
	f.Add([]byte("begin 644 a\nM86)C\nfoo\n#86)C\n"))
	f.Add([]byte("begin-base64  \n!"))
	f.Add([]byte("begin-base64 644 a\nSGVsbG8h\n====\n"))
	f.Fuzz(func(t *testing.T, body []byte) {
		checkEnclosed(t, body)
		checkDecoded(t, body, Decode(body, Uuencode))
	})
}

func FuzzYEnc(f *testing.F) {
	f.Add([]byte("=ybegin line=128 size=3 name=a\r\n\x8b\x8c\x8d\r\n=yend size=3\r\n"))
	f.Add([]byte("=ybegin part=1 line=128 size=3 name=a\n=ypart begin=1 end=3\n..=\n=yend size=3 pcrc32=0\n"))
	f.Fuzz(checkEnclosed)
}

func FuzzBinHex(f *testing.F) {
	f.Add([]byte("(This file must be converted with BinHex 4.0)\n\n:$'aP,Q-ZG(Jj!*!%:\n"))
	f.Add([]byte("(This file must be converted with BinHex 4.0)\n:"))
	f.Fuzz(checkEnclosed)
}
