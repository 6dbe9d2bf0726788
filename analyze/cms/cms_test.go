package cms

import (
	"bytes"
	"encoding/asn1"
	"strings"
	"testing"
	"time"

	"github.com/eml-inspect/eml-inspect/packaging/processor"
)

// tlv writes an element with a definite length.
func tlv(tag byte, content ...[]byte) []byte {
	body := bytes.Join(content, nil)
	raw, err := asn1.Marshal(asn1.RawValue{Class: int(tag >> 6), IsCompound: tag&0x20 != 0, Tag: int(tag & 0x1f), Bytes: body})
	if err != nil {
		panic(err)
	}
	return raw
}

// open writes an element without a stated length.
func open(tag byte, content ...[]byte) []byte {
	return append(append([]byte{tag, 0x80}, bytes.Join(content, nil)...), 0, 0)
}

const oidData = "\x2a\x86\x48\x86\xf7\x0d\x01\x07\x01"

// signedData writes signed-data around an octet string.
func signedData(write func(byte, ...[]byte) []byte, octets []byte) []byte {
	inner := write(tagSequence, tlv(tagOID, []byte(oidData)), write(tagExplicit, octets))
	data := write(tagSequence, tlv(tagInteger, []byte{1}), tlv(tagSet), inner, tlv(tagSet))
	return write(tagSequence, tlv(tagOID, []byte(oidSigned)), write(tagExplicit, data))
}

func TestRead(t *testing.T) {
	text := []byte("Content-Type: text/plain\r\n\r\nhello\r\n")
	pieces := open(tagOctetPieces, tlv(tagOctets, text[:10]), tlv(tagOctets, text[10:]))
	info := func(oid string) []byte {
		return tlv(tagSequence, tlv(tagOID, []byte(oid)), tlv(tagExplicit, tlv(tagSequence, tlv(tagInteger, []byte{0}))))
	}
	for _, c := range []struct {
		what    string
		data    []byte
		kind    Kind
		content []byte
	}{
		{"definite", signedData(tlv, tlv(tagOctets, text)), Signed, text},
		{"streamed", signedData(open, pieces), Signed, text},
		{"detached", signedData(tlv, nil), Certificates, nil},
		{"enveloped", info(oidEnveloped), Encrypted, nil},
		{"auth-enveloped", info(oidAuthEnveloped), Encrypted, nil},
		{"compressed", info(oidCompressed), Compressed, nil},
		{"other", info(oidData), "", nil},
		{"text", []byte("0 is no object"), "", nil},
		{"nothing", nil, "", nil},
	} {
		o, ok := Read(c.data)
		if o.Kind != c.kind || ok != (c.kind != "") || !bytes.Equal(o.Content, c.content) {
			t.Errorf("%s: %v %q %v", c.what, o.Kind, o.Content, ok)
		}
	}
}

// What was cut short gives back what there is.
func TestCut(t *testing.T) {
	text := []byte(strings.Repeat("hello ", 100))
	whole := signedData(tlv, tlv(tagOctets, text))
	o, ok := Read(whole[:len(whole)-200])
	if !ok || o.Kind != Signed || !bytes.HasPrefix(text, o.Content) || len(o.Content) < 400 {
		t.Errorf("%v %d bytes", o.Kind, len(o.Content))
	}
}

func TestDeepNesting(t *testing.T) {
	took := processor.Least(5, 2*time.Second, func() {
		Read([]byte("\x30\x80\x06\x09" + oidSigned + strings.Repeat("\xa0\x80", 1<<20)))
		Read([]byte("\x30\x80\x06\x09" + oidSigned + strings.Repeat("\x24\x80\x04\x01a\x00\x00", 1<<18)))
	})
	if took > 2*time.Second {
		t.Errorf("deep nesting took %v", took)
	}
}

func FuzzRead(f *testing.F) {
	f.Add(signedData(tlv, tlv(tagOctets, []byte("a"))))
	f.Add(signedData(open, open(tagOctetPieces, tlv(tagOctets, []byte("a")), tlv(tagOctets, []byte("b")))))
	f.Fuzz(func(t *testing.T, b []byte) {
		if o, _ := Read(b); len(o.Content) > len(b) {
			t.Fatalf("%d bytes out of %d", len(o.Content), len(b))
		}
	})
}
