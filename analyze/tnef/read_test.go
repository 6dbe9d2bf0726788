package tnef_test

import (
	"bytes"
	"testing"
	"time"

	"github.com/eml-inspect/eml-inspect/analyze/mapi"
	"github.com/eml-inspect/eml-inspect/analyze/tnef"
)

func TestReadsBack(t *testing.T) {
	for _, s := range samples() {
		got := tnef.Read(s.stream)
		if len(got.Faults) > 0 || got.End != len(s.stream) || got.Key != 0x1234 {
			t.Errorf("%s: faults %v, end %d of %d", s.name, got.Faults, got.End, len(s.stream))
		}
		checkFiles(t, s, got)
	}
}

func checkFiles(t *testing.T, s sample, got *tnef.Stream) {
	t.Helper()
	left := s.files
	for path, a := range got.Files() {
		if len(left) == 0 {
			t.Fatalf("%s: %s %q is too many", s.name, path, a.Name)
		}
		w := left[0]
		left = left[1:]
		if path != w.path || a.Name != w.name || !bytes.Equal(a.Data, w.data) || a.Damage != "" {
			t.Errorf("%s: got %s %q %q %s, want %s %q %q", s.name, path, a.Name, a.Data, a.Damage,
				w.path, w.name, w.data)
		}
	}
	for _, w := range left {
		t.Errorf("%s: %s %q is missing", s.name, w.path, w.name)
	}
}

func TestFilesStops(t *testing.T) {
	n := 0
	for path := range tnef.Read(nested().stream).Files() {
		if n++; path == "2!1" {
			break
		}
	}
	if n != 3 {
		t.Errorf("yielded %d files", n)
	}
}

func TestMessage(t *testing.T) {
	s := tnef.Read(properties().stream)
	m := &s.Message
	if m.Class() != "IPM.Note" || m.Subject() != "RE: Überblick" || m.Codepage != 1252 {
		t.Errorf("class %q, subject %q, code page %d", m.Class(), m.Subject(), m.Codepage)
	}
	if texts := m.Texts(); len(texts) != 2 || texts[0].Text != "<p>html</p>" || texts[1].Text != "plain" {
		t.Errorf("texts %+v", texts)
	}
	if len(m.Recipients) != 2 || m.Recipients[1].Get(mapi.TagDisplayName).Text(0) != "A" {
		t.Errorf("recipients %v", m.Recipients)
	}
	if n := len(m.Properties); n != 22 {
		t.Errorf("%d properties", n)
	}
}

func TestProperties(t *testing.T) {
	m := tnef.Read(properties().stream).Message
	for id, want := range map[uint16]int64{0x6002: -2, 0x6006: 20000, 0x600a: 5, 0x600b: 1,
		0x6014: 1 << 40, 0x6102: 1} {
		if n, ok := m.Get(id).Int(); !ok || n != want {
			t.Errorf("%04x: got %d, want %d", id, n, want)
		}
	}
	if when, ok := m.Get(0x6040).Time(); !ok || !when.Equal(time.Unix(0, 0)) {
		t.Errorf("time %v", when)
	}
	p := m.Named(tnef.PropertyName{Set: testSet, ID: 0x8552})
	if n, ok := p.Int(); !ok || n != 77 {
		t.Errorf("named by number: %v", p)
	}
	p = m.Named(tnef.PropertyName{Set: testSet, Text: "Keywords"})
	if p.Text(0) != "red" || len(p.More) != 1 || string(p.More[0]) != "green\x00" {
		t.Errorf("named by text: %v", p)
	}
	if set := p.Name.Set.String(); set != "00020329-0000-0000-C000-000000000046" {
		t.Errorf("set %s", set)
	}
	p = m.Get(0x6112)
	if len(p.More) != 2 || len(p.More[0]) != 0 || len(p.More[1]) != 5 {
		t.Errorf("binary values: %v", p)
	}
}

func TestDetails(t *testing.T) {
	a := tnef.Read(unicodeNames().stream).Attachments
	if a[0].Type != "application/x-test" || a[0].ContentID != "part1@example.org" ||
		a[0].ShortName != "________.XLS" || a[0].Method != tnef.ByValue || a[0].RawName != nil ||
		a[0].RenderingPosition != -1 {
		t.Errorf("got %+v", a[0])
	}
	if b := tnef.Read(chinese().stream).Attachments[0]; string(b.RawName) != gbk(chineseName) {
		t.Errorf("raw name %q", b.RawName)
	}
	if o := tnef.Read(pasted().stream).Attachments[0]; o.Method != tnef.OLE || o.Embedded != nil {
		t.Errorf("got %+v", o)
	}
}

func TestModified(t *testing.T) {
	date := []byte{0xea, 7, 5, 0, 17, 0, 16, 0, 45, 0, 9, 0, 0, 0}
	s := tnef.Read(newStream().file("a", nil).attachment(tnef.AttAttachModifyDate, 3, date).
		file("b", nil).attachment(tnef.AttAttachModifyDate, 3, date[2:]).b)
	if got := s.Attachments[0].Modified; !got.Equal(time.Date(2026, 5, 17, 16, 45, 9, 0, time.UTC)) {
		t.Errorf("got %v", got)
	}
	if got := s.Attachments[1].Modified; !got.IsZero() {
		t.Errorf("no date gives %v", got)
	}
}

func TestCodepages(t *testing.T) {
	for _, c := range []struct {
		page      uint32
		raw, want string
	}{
		{936, "\xd6\xd0", "中"}, {950, "\xa4\xa4", "中"}, {932, "\x93\xfa", "日"},
		{949, "\xc7\xd1", "한"}, {65001, "é", "é"}, {1251, "\xcf", "П"}, {437, "\x84", "ä"},
		{866, "\x8f", "П"}, {874, "\xa1", "ก"}, {28592, "\xb1", "ą"}, {20866, "\xf0", "П"},
		{11199, "\xe9", "é"}, {0, "\xe9", "é"},
	} {
		s := tnef.Read(newStream().codepage(c.page).file(c.raw, []byte("x")).b)
		if got := s.Attachments[0].Name; got != c.want {
			t.Errorf("code page %d: got %q, want %q", c.page, got, c.want)
		}
		if unknown := has(s, tnef.CodepageUnknown); unknown != (c.page > 10000 && c.page < 20000) {
			t.Errorf("code page %d: unknown %v", c.page, unknown)
		}
	}
}

func has(s *tnef.Stream, kind tnef.FaultKind) bool {
	for _, f := range s.Faults {
		if f.Kind == kind {
			return true
		}
	}
	return false
}
