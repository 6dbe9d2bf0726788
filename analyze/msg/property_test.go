package msg_test

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"testing"

	"github.com/eml-inspect/eml-inspect/analyze/mapi"
	"github.com/eml-inspect/eml-inspect/analyze/msg"
	"github.com/eml-inspect/eml-inspect/analyze/msg/msgtest"
)

var kinds = [...]uint16{mapi.TypeInteger16, mapi.TypeInteger32, mapi.TypeFloating64, mapi.TypeBoolean,
	mapi.TypeInteger64, mapi.TypeTime, mapi.TypeString, mapi.TypeString8, mapi.TypeBinary, mapi.TypeGUID}

func sizeOf(r *rand.Rand, kind uint16) int {
	switch kind {
	case mapi.TypeInteger16, mapi.TypeBoolean:
		return 2
	case mapi.TypeInteger32:
		return 4
	case mapi.TypeFloating64, mapi.TypeInteger64, mapi.TypeTime:
		return 8
	case mapi.TypeGUID:
		return 16
	}
	return 2 * (1 + r.IntN(40))
}

func randomBytes(r *rand.Rand, n int) []byte {
	b := make([]byte, n)
	for i := range b {
		b[i] = byte(1 + r.IntN(255))
	}
	return b
}

func randomProperties(r *rand.Rand) mapi.Properties {
	var list mapi.Properties
	for i := range r.IntN(8) {
		kind := kinds[r.IntN(len(kinds))]
		p := mapi.Property{ID: uint16(0x6600 + i), Type: kind, Value: randomBytes(r, sizeOf(r, kind))}
		if r.IntN(4) == 0 && kind != mapi.TypeBoolean {
			p.Type |= mapi.TypeMultiple
			for range r.IntN(4) {
				p.More = append(p.More, randomBytes(r, sizeOf(r, kind)))
			}
		}
		if r.IntN(3) == 0 {
			p.Name = &mapi.PropertyName{Set: mapi.GUID(randomBytes(r, 16)), ID: uint32(r.IntN(9999))}
			if r.IntN(2) == 0 {
				p.Name.ID, p.Name.Text = 0, fmt.Sprintf("имя 名 %d", i)
			}
		}
		list = append(list, p)
	}
	return list
}

func randomItem(r *rand.Rand, depth int) *msgtest.Item {
	it := &msgtest.Item{Properties: append(randomProperties(r), msgtest.Text(mapi.TagMessageClass, "IPM.Note"))}
	for range r.IntN(4) {
		it.Recipients = append(it.Recipients, randomProperties(r))
	}
	for i := range r.IntN(4) {
		a := msgtest.File(fmt.Sprintf("файл 文件 %d.bin", i), randomBytes(r, r.IntN(9000)))
		if depth > 0 && r.IntN(2) == 0 {
			a = msgtest.Attachment{Properties: mapi.Properties{msgtest.Number(mapi.TagAttachMethod, 5)},
				Embedded: randomItem(r, depth-1)}
		}
		it.Attachments = append(it.Attachments, a)
	}
	return it
}

func sameProperties(t *testing.T, path string, want, got mapi.Properties) {
	t.Helper()
	if len(want) != len(got) {
		t.Fatalf("%s: %d properties, want %d", path, len(got), len(want))
	}
	for i, w := range want {
		g := got[i]
		named := w.Name == nil && g.Name == nil || w.Name != nil && g.Name != nil && *w.Name == *g.Name
		if w.Type != g.Type || w.Name == nil && w.ID != g.ID || !named || !bytes.Equal(w.Value, g.Value) ||
			len(w.More) != len(g.More) {
			t.Fatalf("%s: property %d: got %+v, want %+v", path, i, g, w)
		}
		for j := range w.More {
			if !bytes.Equal(w.More[j], g.More[j]) {
				t.Fatalf("%s: property %d, value %d differs", path, i, j+1)
			}
		}
	}
}

func sameItem(t *testing.T, path string, want *msgtest.Item, got *msg.Item) {
	t.Helper()
	sameProperties(t, path, want.Properties, got.Message.Properties)
	if len(want.Recipients) != len(got.Message.Recipients) || len(want.Attachments) != len(got.Attachments) {
		t.Fatalf("%s: %d recipients, %d attachments", path, len(got.Message.Recipients), len(got.Attachments))
	}
	for i := range want.Recipients {
		sameProperties(t, path+"recipient", want.Recipients[i], got.Message.Recipients[i])
	}
	for i, w := range want.Attachments {
		inner := fmt.Sprintf("%s!%d", path, i+1)
		sameProperties(t, inner, w.Properties, got.Attachments[i].Properties)
		if (w.Embedded == nil) != (got.Attachments[i].Embedded == nil) {
			t.Fatalf("%s: embedded: %v", inner, w.Embedded)
		}
		if w.Embedded != nil {
			sameItem(t, inner, w.Embedded, got.Attachments[i].Embedded)
		}
	}
}

func TestAnyItemComesBack(t *testing.T) {
	for seed := range uint64(80) {
		want := randomItem(rand.New(rand.NewPCG(seed, 1)), 2)
		got := msg.Read(want.Bytes())
		if len(got.Faults) > 0 {
			t.Fatalf("seed %d: %v", seed, got.Faults)
		}
		sameItem(t, fmt.Sprint("seed ", seed, " "), want, got)
		for i, a := range got.Attachments {
			if a.Embedded != nil { // saved as a file of its own
				sameItem(t, "saved ", want.Attachments[i].Embedded, msg.Read(a.Embedded.Bytes()))
			}
		}
	}
}
