package mend_test

import (
	"bytes"
	"context"
	"encoding/base64"
	"encoding/binary"
	"slices"
	"strings"
	"testing"

	"github.com/eml-inspect/eml-inspect/analyze"
	"github.com/eml-inspect/eml-inspect/analyze/mend"
	"github.com/eml-inspect/eml-inspect/analyze/tnef"
)

// attribute writes one of a winmail.dat (MS-OXTNEF, section 2.1.3).
func attribute(level byte, id, kind uint16, data string) string {
	b := binary.LittleEndian.AppendUint16([]byte{level}, id)
	b = binary.LittleEndian.AppendUint16(b, kind)
	b = append(binary.LittleEndian.AppendUint32(b, uint32(len(data))), data...)
	var sum uint16
	for _, c := range []byte(data) {
		sum += uint16(c)
	}
	return string(binary.LittleEndian.AppendUint16(b, sum))
}

// privately is a winmail.dat in which all that is private is one word.
func privately(word string) string {
	wide := strings.Join(strings.Split(word, ""), "\x00") + "\x00\x00\x00"
	text := "\x1f\x00\x37\x00\x01\x00\x00\x00" + string([]byte{byte(len(wide)), 0, 0, 0}) + wide + strings.Repeat("\x00", -len(wide)&3)
	return tnef.Signature + "\x07\x00" +
		attribute(1, tnef.AttSubject, 1, word+"\x00") +
		attribute(1, tnef.AttDateSent, 3, "\xea\x07\x05\x00\x04\x00\x09\x00\x1e\x00\x00\x00\x01\x00") +
		attribute(1, tnef.AttBody, 2, word+", "+word+"!\x00") +
		attribute(1, tnef.AttMessageProps, 6, "\x02\x00\x00\x00"+text+text) +
		attribute(2, tnef.AttAttachRendData, 6, "\x01\x00\xff\xff\xff\xff\x00\x00\x00\x00\x00\x00\x00\x00") +
		attribute(2, tnef.AttAttachModifyDate, 3, "\xea\x07\x05\x00\x04\x00\x09\x00\x1e\x00\x00\x00\x01\x00") +
		attribute(2, tnef.AttAttachData, 6, "A letter: "+strings.Repeat(word+"\n", 9)) +
		attribute(2, tnef.AttAttachTitle, 1, word+".txt\x00") +
		attribute(2, 0x8777, 6, word)
}

// TestRedactDamagedTNEF changes every byte of a winmail.dat, and takes its first bytes off: what nobody can read any more is masked
// too.
func TestRedactDamagedTNEF(t *testing.T) {
	const word = "Quixotov"
	stream := []byte(privately(word))
	redact := func(what string, at int, damaged []byte) {
		mail := "From: a@example.org\r\nSubject: x\r\nMIME-Version: 1.0\r\nContent-Type: application/ms-tnef\r\n" +
			"Content-Transfer-Encoding: base64\r\n\r\n" + base64.StdEncoding.EncodeToString(damaged) + "\r\n"
		r, err := mend.Redact(context.Background(), []byte(mail), analyze.Options{})
		if err != nil {
			t.Fatalf("%s %d: %v", what, at, err)
		}
		_, body, _ := strings.Cut(string(r.Message), "\r\n\r\n")
		masked, err := base64.StdEncoding.DecodeString(strings.TrimSpace(body))
		if err != nil || len(masked) != len(damaged) {
			t.Fatalf("%s %d: %d bytes, %v", what, at, len(masked), err)
		}
		for _, s := range []string{word, strings.Join(strings.Split(word, ""), "\x00")} {
			if i := bytes.Index(masked, []byte(s)); i >= 0 {
				t.Errorf("%s %d: %q at %d", what, at, s, i)
			}
		}
	}
	for i := len(tnef.Signature); i < len(stream); i += 3 {
		for _, mask := range []byte{0xff, 0x01} {
			b := slices.Clone(stream)
			b[i] ^= mask
			redact("changed", i, b)
		}
		redact("without", i, slices.Delete(slices.Clone(stream), i, i+1))
		redact("from", i, stream[i:])
		redact("up to", i, stream[:i])
	}
}
