package eml

import (
	"encoding/binary"
	"strings"
	"testing"

	"github.com/eml-inspect/eml-inspect/analyze/tnef"
)

// winmail is a stream of attributes with their checksums.
func winmail(list ...[]byte) []byte {
	b := []byte(tnef.Signature + "\x01\x00")
	for _, a := range list {
		b = append(b, a...)
	}
	return b
}

func attribute(level byte, id, kind uint16, data string) []byte {
	b := binary.LittleEndian.AppendUint16([]byte{level}, id)
	b = binary.LittleEndian.AppendUint16(b, kind)
	b = binary.LittleEndian.AppendUint32(b, uint32(len(data)))
	b = append(b, data...)
	var sum uint16
	for _, c := range []byte(data) {
		sum += uint16(c)
	}
	return binary.LittleEndian.AppendUint16(b, sum)
}

func begin() []byte {
	return attribute(2, tnef.AttAttachRendData, 6, "\x01\x00\xff\xff\xff\xff\x20\x00\x20\x00\x00\x00\x00\x00")
}

func file(name, data string) []byte {
	b := append(begin(), attribute(2, tnef.AttAttachTitle, 1, name+"\x00")...)
	return append(b, attribute(2, tnef.AttAttachData, 6, data)...)
}

// embedded is an attachment that is a message: PidTagAttachDataObject behind its interface identifier.
func embedded(inner []byte) []byte {
	object := strings.Repeat("i", 16) + string(inner)
	b := []byte("\x01\x00\x00\x00\x0d\x00\x01\x37\x01\x00\x00\x00")
	b = append(binary.LittleEndian.AppendUint32(b, uint32(len(object))), object...)
	return append(begin(), attribute(2, tnef.AttAttachment, 6, string(b)+"\x00\x00\x00"[:-len(b)&3])...)
}

const inWinmail = "From: a@example.org\r\nTo: b@example.com\r\nSubject: original\r\nDate: Mon, 2 Mar 2026 08:00:00 +0000\r\n\r\ntext\r\n"

func TestMessagesInWinmail(t *testing.T) {
	deep := winmail(attribute(1, tnef.AttSubject, 1, "deep\x00"))
	inner := winmail(attribute(1, tnef.AttSubject, 1, "inner\x00"), file("a.txt", "a"), embedded(deep))
	stream := winmail(file("list.txt", "b"), embedded(inner), file("mail.eml", inWinmail), file("not.eml", "c"))
	carrier := "Subject: carrier\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\nx\r\n" +
		"--b\r\nContent-Type: application/octet-stream\r\nContent-Transfer-Encoding: binary\r\n\r\n" + string(stream) + "\r\n--b--\r\n"
	for _, c := range []struct{ name, input, want string }{
		{"in a mail", carrier, " carrier|2!2 inner|2!2/1!2 deep|2!3 original"},
		{"bare", string(stream), " |1!2 inner|1!2/1!2 deep|1!3 original"},
	} {
		f, err := Read([]byte(c.input), "", Limits{})
		if err != nil {
			t.Fatal(err)
		}
		var list []string
		for _, m := range f.Messages {
			list = append(list, m.Path+" "+m.Header().Get("Subject"))
			if m.Role != RoleSubject {
				t.Errorf("%s: %q is %s", c.name, m.Path, m.Role)
			}
		}
		if got := strings.Join(list, "|"); got != c.want {
			t.Errorf("%s: got %s, want %s", c.name, got, c.want)
		}
	}
}

// TestManyMessagesInWinmail: what a stream can hold is bounded like parts are.
func TestManyMessagesInWinmail(t *testing.T) {
	inner := winmail(attribute(1, tnef.AttSubject, 1, "x\x00"))
	var list [][]byte
	for range 50 {
		list = append(list, embedded(inner))
	}
	f, _ := Read(winmail(list...), "", Limits{Depth: 5, Parts: 10, Messages: 1, Unpacked: 1})
	if n := len(f.Messages); n > 12 || !f.Messages[0].Root.has(DefectLimit) {
		t.Errorf("%d messages", n)
	}
}
