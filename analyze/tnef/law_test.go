package tnef_test

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/eml-inspect/eml-inspect/analyze/mapi"
	"github.com/eml-inspect/eml-inspect/analyze/tnef"
)

// checkLaw tests what holds for any input: spans are in order, do not overlap and lie inside
// the input; all data is a part of it.
func checkLaw(t *testing.T, b []byte, s *tnef.Stream) {
	t.Helper()
	end := 0
	for _, a := range s.Attributes {
		if a.Start < end || a.End < a.Start || a.End > len(b) || !within(b, a.Data, a.Start+9) {
			t.Fatalf("attribute %x at %d to %d of %d after %d", a.ID, a.Start, a.End, len(b), end)
		}
		end = a.End
	}
	if s.End < end || s.End > len(b) {
		t.Fatalf("end %d of %d, last attribute ends at %d", s.End, len(b), end)
	}
	for i, f := range s.Faults {
		if f.Offset < 0 || f.Offset > len(b) || i > 0 && f.Offset < s.Faults[i-1].Offset {
			t.Fatalf("faults %v in %d bytes", s.Faults, len(b))
		}
	}
	for _, p := range s.Message.Properties {
		if p.Start > p.End || p.End > len(b) {
			t.Fatalf("property %x at %d to %d of %d", p.ID, p.Start, p.End, len(b))
		}
	}
	checkMessage(t, &s.Message)
	for i := range s.Attachments {
		checkAttachment(t, b, &s.Attachments[i])
	}
}

// checkMessage: whatever the properties are, what is made of them is text, and a header whose lines
// all are fields or continue one.
func checkMessage(t *testing.T, m *mapi.Message) {
	t.Helper()
	for _, x := range m.Texts() {
		if !utf8.ValidString(x.Text) || x.Format == "" {
			t.Fatalf("%s is no UTF-8: %q", x.Format, x.Text)
		}
	}
	for line := range strings.Lines(string(m.Header())) {
		name, _, ok := strings.Cut(line, ":")
		if !strings.HasSuffix(line, "\r\n") || line[0] != ' ' && (!ok || strings.ContainsAny(name, " \t")) {
			t.Fatalf("header line %q", line)
		}
	}
}

func checkAttachment(t *testing.T, b []byte, a *tnef.Attachment) {
	t.Helper()
	if a.Start > a.End || a.End > len(b) || !within(b, a.Data, a.DataAt) {
		t.Fatalf("attachment %q at %d to %d, data at %d of %d",
			a.Name, a.Start, a.End, a.DataAt, len(b))
	}
	if a.Embedded != nil {
		checkLaw(t, a.Data, a.Embedded)
	}
}

// within says whether part is b[at:at+len(part)], the same memory.
func within(b, part []byte, at int) bool {
	if len(part) == 0 {
		return true
	}
	return at >= 0 && at+len(part) <= len(b) && &b[at] == &part[0]
}

func FuzzRead(f *testing.F) {
	for _, s := range samples() {
		f.Add(s.stream)
		f.Add(s.stream[:len(s.stream)*2/3])
	}
	f.Add([]byte(tnef.Signature))
	f.Fuzz(func(t *testing.T, b []byte) {
		checkLaw(t, b, tnef.Read(b))
		if rest := tnef.Resume(b); rest != nil {
			checkLaw(t, b, rest)
		}
		checkLaw(t, b, tnef.Limits{Attributes: 3, Attachments: 1, Properties: 5, Depth: 1}.Read(b))
	})
}
