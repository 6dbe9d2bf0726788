package tnef_test

import (
	"bytes"
	"slices"
	"testing"

	"github.com/eml-inspect/eml-inspect/analyze/mapi"
	"github.com/eml-inspect/eml-inspect/analyze/tnef"
)

// TestCut cuts every sample at every byte: what ended before the cut is there.
func TestCut(t *testing.T) {
	for _, s := range samples() {
		whole := tnef.Read(s.stream)
		for n := range s.stream {
			b := s.stream[:n]
			got := tnef.Read(b)
			checkLaw(t, b, got)
			for i := range whole.Attachments {
				checkCut(t, s.name, n, &whole.Attachments[i], got.Attachments, i)
			}
		}
	}
}

func checkCut(t *testing.T, name string, n int, whole *tnef.Attachment,
	got []tnef.Attachment, i int) {
	t.Helper()
	there := min(n, whole.DataAt+len(whole.Data)) - whole.DataAt
	if there <= 0 || whole.Data == nil {
		return
	}
	if i >= len(got) || !bytes.Equal(got[i].Data, whole.Data[:there]) {
		t.Fatalf("%s cut at %d: attachment %d lost", name, n, i+1)
	}
	if there < len(whole.Data) && got[i].Damage != tnef.Truncated {
		t.Fatalf("%s cut at %d: attachment %d damage %q", name, n, i+1, got[i].Damage)
	}
	if whole.End <= n && got[i].Name != whole.Name {
		t.Fatalf("%s cut at %d: got %q, want %q", name, n, got[i].Name, whole.Name)
	}
}

// TestFlip changes every byte: every attachment that does not hold it is still there.
func TestFlip(t *testing.T) {
	for _, s := range samples() {
		whole := tnef.Read(s.stream)
		for i := len(tnef.Signature); i < len(s.stream); i++ {
			for _, mask := range []byte{0xff, 0x01, 0x80, 0x10} {
				b := slices.Clone(s.stream)
				b[i] ^= mask
				got := tnef.Read(b)
				checkLaw(t, b, got)
				for k := range whole.Attachments {
					checkFlip(t, s.name, i, &whole.Attachments[k], got.Attachments)
				}
			}
		}
	}
}

func checkFlip(t *testing.T, name string, at int, whole *tnef.Attachment, got []tnef.Attachment) {
	t.Helper()
	if at >= whole.Start && at < whole.End || whole.Data == nil {
		return
	}
	for i := range got {
		if got[i].DataAt == whole.DataAt && bytes.Equal(got[i].Data, whole.Data) {
			return
		}
	}
	t.Errorf("%s changed at %d: %q lost", name, at, whole.Name)
}

// TestEveryFlipIsTold: no changed byte goes without a fault, but for the key and for types,
// which nothing protects.
func TestEveryFlipIsTold(t *testing.T) {
	for _, s := range samples() {
		whole := tnef.Read(s.stream)
		for _, a := range whole.Attributes {
			for i := a.Start; i < a.End; i++ {
				b := slices.Clone(s.stream)
				b[i] ^= 0x40
				inType := i == a.Start+3 || i == a.Start+4
				if got := tnef.Read(b); len(got.Faults) == 0 && !inType {
					t.Errorf("%s changed at %d: no fault", s.name, i)
				}
			}
		}
	}
}

func TestDamageKinds(t *testing.T) {
	one, two := repeat("one", 50), repeat("two", 50)
	clean := newStream().file("one", one).file("two", two).b
	first := tnef.Read(clean).Attachments[0].DataAt
	for _, c := range []struct {
		name   string
		change func([]byte) []byte
		kind   tnef.FaultKind
		damage tnef.FaultKind
	}{
		{"data", func(b []byte) []byte { b[first] = 'X'; return b }, tnef.Checksum, tnef.Checksum},
		{"overrun", func(b []byte) []byte { b[first-1] = 0x70; return b },
			tnef.LengthOverrun, tnef.LengthOverrun},
		{"longer", func(b []byte) []byte { b[first-4] += 9; return b },
			tnef.LengthWrong, tnef.LengthWrong},
		{"shorter", func(b []byte) []byte { b[first-4] -= 9; return b },
			tnef.LengthWrong, tnef.LengthWrong},
		{"level", func(b []byte) []byte { b[first-9] = 9; return b }, tnef.BadLevel, ""},
		{"tail", func(b []byte) []byte { return append(b, "\r\n"...) }, tnef.GarbageAtEnd, ""},
		{"cut", func(b []byte) []byte { return b[:first+5] }, tnef.Truncated, tnef.Truncated},
		{"id", func(b []byte) []byte { b[first-7] = 0x70; return b },
			tnef.UnknownAttribute, tnef.NoData},
		{"no stream", func(b []byte) []byte { b[0] = 0; return b }, tnef.NotTNEF, ""},
	} {
		s := tnef.Read(c.change(slices.Clone(clean)))
		if !has(s, c.kind) {
			t.Errorf("%s: faults %v", c.name, s.Faults)
		}
		if len(s.Attachments) > 0 && s.Attachments[0].Damage != c.damage {
			t.Errorf("%s: damage %q", c.name, s.Attachments[0].Damage)
		}
		if n := len(s.Attachments); n == 2 && !bytes.Equal(s.Attachments[1].Data, two) {
			t.Errorf("%s: the second attachment is lost", c.name)
		}
	}
}

// TestGarbageBetween: what follows bytes that do not belong is found again.
func TestGarbageBetween(t *testing.T) {
	w := newStream().file("one", []byte("1"))
	w.b = append(w.b, "\x00\x07 not an attribute \x02\x0f"...)
	s := tnef.Read(w.file("two", []byte("2")).b)
	if !has(s, tnef.Garbage) || len(s.Attachments) != 2 || s.Attachments[1].Name != "two" {
		t.Errorf("faults %v, attachments %v", s.Faults, s.Attachments)
	}
}

// TestDamagedProperty: a property that cannot be read does not hide the file behind it.
func TestDamagedProperty(t *testing.T) {
	for _, bad := range [][]byte{
		prop(0x6000, 0x0099, le32(1)),
		prop(0x3001, mapi.TypeString8, le32(1), le32(1<<30)),
		prop(0x3001, mapi.TypeString8, le32(1<<31)),
		prop(0x8003, mapi.TypeInteger32, le32(1)),
	} {
		s := tnef.Read(newStream().rend().props(bad, text8(mapi.TagAttachLongFilename, "saved.bin"),
			sized(mapi.TagAttachData, mapi.TypeBinary, []byte("content"))).b)
		a := s.Attachments[0]
		if a.Name != "saved.bin" || string(a.Data) != "content" || !has(s, tnef.PropertyDamaged) {
			t.Errorf("%x: got %q %q, faults %v", bad, a.Name, a.Data, s.Faults)
		}
	}
}
