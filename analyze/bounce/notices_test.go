package bounce

import (
	"bytes"
	"os"
	"testing"

	"github.com/pelletier/go-toml/v2"

	"github.com/eml-inspect/eml-inspect/headers"
)

// sample is one record of testdata/notices.toml.
type sample struct {
	Name, From, Subject, Type, Text, Attached string
	Want                                      struct {
		Kind, Address, Reason, Reply, Status, Remote, Original string
		Refused                                                *bool
	}
}

func samples(t testing.TB) []sample {
	t.Helper()
	var file struct{ Notice []sample }
	text, err := os.ReadFile("testdata/notices.toml")
	if err == nil {
		err = toml.NewDecoder(bytes.NewReader(text)).DisallowUnknownFields().Decode(&file)
	}
	if err != nil || len(file.Notice) == 0 {
		t.Fatal(err)
	}
	return file.Notice
}

func (s *sample) document() *Document {
	text := []byte("From: " + s.From + "\nTo: reader@sender.example\nSubject: x\n\n")
	d := &Document{Header: headers.Scan(text, headers.Span{End: len(text)}), From: s.From, Subject: s.Subject,
		Type: "text/plain"}
	if s.Type != "" {
		d.Type = s.Type
	}
	d.Texts = []Text{{Type: d.Type, Text: s.Text}}
	if s.Attached != "" {
		d.Texts = append(d.Texts, Text{Type: "application/octet-stream", Name: s.Attached})
	}
	return d
}

func TestNotices(t *testing.T) {
	for _, s := range samples(t) {
		b := Read(s.document())
		if b == nil {
			if s.Want.Kind != "" {
				t.Errorf("%s: not recognised", s.Name)
			}
			continue
		}
		if string(b.Kind) != s.Want.Kind {
			t.Errorf("%s: kind %q, want %q: %+v", s.Name, b.Kind, s.Want.Kind, b.Recipients)
			continue
		}
		checkRecipient(t, s, b)
	}
}

func checkRecipient(t *testing.T, s sample, b *Bounce) {
	t.Helper()
	w := s.Want
	if w.Address == "" {
		return
	}
	if len(b.Recipients) != 1 {
		t.Errorf("%s: %d recipients: %+v", s.Name, len(b.Recipients), b.Recipients)
		return
	}
	r := b.Recipients[0]
	if r.Address != w.Address || string(r.Reason) != w.Reason || r.Reply != w.Reply || r.Status != w.Status ||
		r.Remote != w.Remote {
		t.Errorf("%s:\n got %s %s %q %q %q (%s)\nwant %s %s %q %q %q\n%q | %q", s.Name, r.Address, r.Reason, r.Reply,
			r.Status, r.Remote, r.Rule,
			w.Address, w.Reason, w.Reply, w.Status, w.Remote, r.lead, r.Diagnostic)
	}
	if w.Refused != nil && r.Refused != *w.Refused {
		t.Errorf("%s: refused %v: %q", s.Name, r.Refused, r.Diagnostic)
	}
	if w.Original != "" && (b.Original == nil || b.Original.MessageID != w.Original) {
		t.Errorf("%s: original %+v", s.Name, b.Original)
	}
}
