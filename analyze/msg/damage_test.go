package msg_test

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"runtime"
	"testing"
	"time"

	"github.com/eml-inspect/eml-inspect/analyze/mapi"
	"github.com/eml-inspect/eml-inspect/analyze/msg"
	"github.com/eml-inspect/eml-inspect/analyze/msg/compound"
	"github.com/eml-inspect/eml-inspect/analyze/msg/msgtest"
)

// sample has large and small values, a recipient, a file, an item inside and an object.
func sample() *msgtest.Item {
	inner := &msgtest.Item{Properties: mapi.Properties{msgtest.Text(mapi.TagSubject, "inside"),
		msgtest.Text(mapi.TagBody, "the text inside")}}
	return &msgtest.Item{
		Properties: mapi.Properties{msgtest.Text(mapi.TagMessageClass, "IPM.Note"),
			msgtest.Text(mapi.TagSubject, "report for March"), msgtest.Narrow(mapi.TagBody, "Guten Tag, \xfcber"),
			msgtest.Number(mapi.TagMessageCodepage, 1252)},
		Recipients: []mapi.Properties{{msgtest.Number(mapi.TagRecipientType, 1),
			msgtest.Text(mapi.TagSMTPAddress, "b@example.com")}},
		Attachments: []msgtest.Attachment{
			msgtest.File("large.bin", bytes.Repeat([]byte("large "), 1500)),
			msgtest.File("small.txt", []byte("small")),
			{Properties: mapi.Properties{msgtest.Number(mapi.TagAttachMethod, 5)}, Embedded: inner},
			{Properties: mapi.Properties{msgtest.Number(mapi.TagAttachMethod, 6)},
				Object: &compound.Entry{Entries: []*compound.Entry{{Name: "WordDocument", Data: []byte("words")}}}},
		},
	}
}

func TestSample(t *testing.T) {
	it := msg.Read(sample().Bytes())
	m := &it.Message
	if len(it.Faults) > 0 || m.Subject() != "report for March" || m.Texts()[0].Text != "Guten Tag, über" {
		t.Errorf("faults %v, subject %q, texts %+v", it.Faults, m.Subject(), m.Texts())
	}
	if list := m.People(mapi.To); len(list) != 1 || list[0].Address != "b@example.com" {
		t.Errorf("to %v", list)
	}
	var got string
	for path, a := range it.Files() {
		got += fmt.Sprintf("%s %s %s %d|", path, a.Name, a.Method, len(a.Data))
	}
	object := it.Attachments[3]
	if root, _ := compound.Read(object.Data); root == nil || string(root.Find("WordDocument").Data) != "words" {
		t.Errorf("the object is %q", object.Data)
	}
	want := "1 large.bin by-value 9000|2 small.txt by-value 5|3 inside embedded-message 0|" +
		fmt.Sprintf("4 object.doc ole %d|", len(object.Data))
	if got != want {
		t.Errorf("files %s, want %s", got, want)
	}
}

// readAll goes through everything that was read.
func readAll(b []byte) *msg.Item {
	it := msg.Read(b)
	for _, a := range it.Files() {
		_ = a.Name
		if a.Embedded != nil {
			a.Embedded.Message.Texts()
		}
	}
	it.Message.Texts()
	it.Message.Header()
	return it
}

// TestEveryCutAndEveryFlip: no damage stops the reader, and a cut keeps what stands before it.
func TestEveryCutAndEveryFlip(t *testing.T) {
	whole := sample().Bytes()
	step := 7
	if testing.Short() {
		step = 101
	}
	start, files := time.Now(), 0
	for n := 0; n < len(whole); n += step {
		readAll(whole[:n])
		b := bytes.Clone(whole)
		b[n] ^= 1 << (n % 8)
		readAll(b)
		b[n] = 0xff
		readAll(b)
	}
	for n := 1; n < len(whole); n += 512 {
		if it := readAll(whole[:n]); len(it.Attachments) > 0 {
			files++
		}
	}
	if took := time.Since(start); took > 30*time.Second {
		t.Errorf("it took %v", took)
	}
	if files < 10 {
		t.Errorf("files were found in %d of the files that were cut", files)
	}
}

// TestCutInContent: the file is cut in the middle of an attachment. What stands before the cut is there.
func TestCutInContent(t *testing.T) {
	whole := sample().Bytes()
	at := bytes.Index(whole, []byte("large large ")) + 3000
	it := msg.Read(whole[:at])
	if it.Message.Subject() != "report for March" || len(it.Attachments) != 4 {
		t.Fatalf("subject %q, %d attachments, faults %v", it.Message.Subject(), len(it.Attachments), it.Faults)
	}
	a := it.Attachments[0]
	whole = bytes.Repeat([]byte("large "), 1500)
	if len(a.Data) < 2900 || !bytes.HasPrefix(whole, a.Data) || a.Damage != msg.StreamShort {
		t.Errorf("%d bytes, damage %q", len(a.Data), a.Damage)
	}
}

// TestHostileTables: files made to cost time or memory out of proportion.
func TestHostileTables(t *testing.T) {
	deep := &compound.Entry{Name: "x", Storage: true}
	root := &compound.Entry{Name: "Root Entry", Storage: true, Entries: []*compound.Entry{deep}}
	for range 20000 {
		next := &compound.Entry{Name: "x", Storage: true}
		deep.Entries, deep = []*compound.Entry{next}, next
	}
	many := &compound.Entry{Name: "Root Entry", Storage: true}
	for i := range 60000 {
		many.Entries = append(many.Entries, &compound.Entry{Name: fmt.Sprintf("__substg1.0_%08X", i<<16|0x1f)})
	}
	same := (&compound.Entry{Name: "Root Entry", Storage: true, Entries: []*compound.Entry{
		{Name: "a", Data: make([]byte, 1<<20)}}}).Bytes()
	for _, c := range []struct {
		name string
		b    []byte
	}{{"deep", root.Bytes()}, {"many", many.Bytes()}, {"one chain for all", shared(same)}} {
		start := time.Now()
		var it *msg.Item
		used := allocated(func() { it = readAll(c.b) })
		kept := heap()
		runtime.KeepAlive(it)
		kept -= min(kept, heap())
		took := time.Since(start)
		t.Logf("%s: %d bytes: %v, %d bytes allocated, %d kept", c.name, len(c.b), took, used, kept)
		if took > 5*time.Second || used > uint64(8*len(c.b)+20<<20) || kept > uint64(len(c.b)+20<<20) {
			t.Errorf("%s: %d bytes took %v, %d bytes of memory, %d for long", c.name, len(c.b), took, used, kept)
		}
	}
}

// shared makes every free entry of a directory a stream that lies in the chain of the first one.
func shared(b []byte) []byte {
	at := bytes.Index(b, []byte("a\x00\x00\x00\x00\x00\x00\x00")) // the entry of the stream
	entry := bytes.Clone(b[at : at+128])
	for i := 1; i < 3; i++ {
		copy(b[at+128*i:], entry)
		binary.LittleEndian.PutUint32(b[at+128*i-128+72:], uint32(i+1)) // the right sibling
	}
	return b
}

func allocated(run func()) uint64 {
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	run()
	runtime.ReadMemStats(&after)
	return after.TotalAlloc - before.TotalAlloc
}

// heap is how much memory is in use.
func heap() uint64 {
	var m runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&m)
	return m.HeapAlloc
}

func FuzzRead(f *testing.F) {
	f.Add(sample().Bytes())
	f.Add((&msgtest.Item{Properties: mapi.Properties{msgtest.Text(mapi.TagMessageClass, "IPM.Task")}}).Bytes())
	f.Add([]byte(compound.Signature))
	f.Fuzz(func(t *testing.T, b []byte) {
		it := readAll(b)
		total := 0
		for _, a := range it.Files() {
			if a.Method != mapi.OLE {
				total += len(a.Data)
			}
		}
		if total > len(b) {
			t.Errorf("%d bytes of files in %d bytes", total, len(b))
		}
	})
}

// TestLargeFile: a file in an item of 50 MB costs its own size once.
func TestLargeFile(t *testing.T) {
	if testing.Short() {
		t.Skip("50 MB")
	}
	data := bytes.Repeat([]byte("0123456789abcdef"), 50<<16)
	b := (&msgtest.Item{Properties: mapi.Properties{msgtest.Text(mapi.TagSubject, "large")},
		Attachments: []msgtest.Attachment{msgtest.File("large.bin", data)}}).Bytes()
	used := allocated(func() {
		if it := msg.Read(b); len(it.Attachments[0].Data) != len(data) {
			t.Error("the file is not whole")
		}
	})
	if used > uint64(len(b)+20<<20) {
		t.Errorf("%d bytes for a file of %d", used, len(b))
	}
	t.Logf("%d bytes for a file of %d", used, len(b))
}
