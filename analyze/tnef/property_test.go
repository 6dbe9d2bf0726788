package tnef_test

import (
	"bytes"
	"math/rand/v2"
	"testing"

	"github.com/eml-inspect/eml-inspect/analyze/mapi"
	"github.com/eml-inspect/eml-inspect/analyze/tnef"
)

// TestTreesComeBack writes trees of messages and files in every way, and reads them back equal.
func TestTreesComeBack(t *testing.T) {
	n := 400
	if testing.Short() {
		n = 40
	}
	for seed := range uint64(n) {
		g := grower{rand.New(rand.NewPCG(seed, 7))}
		want := g.tree(3)
		got := tnef.Read(want.write(g))
		compareTree(t, seed, want, got)
	}
}

func compareTree(t *testing.T, seed uint64, want *tree, got *tnef.Stream) {
	t.Helper()
	m := &got.Message
	if len(got.Faults) > 0 || m.Codepage != int(want.page.number) || m.Subject() != want.subject {
		t.Fatalf("seed %d: faults %v, code page %d, subject %q, want %q", seed, got.Faults, m.Codepage,
			m.Subject(), want.subject)
	}
	if texts := m.Texts(); len(texts) != 1 || texts[0].Format != mapi.Plain || texts[0].Text != want.body {
		t.Fatalf("seed %d: texts %+v, want %q", seed, texts, want.body)
	}
	compareProperties(t, seed, want.properties, m.Properties)
	people := m.People(mapi.To)
	if len(people) != len(want.recipients) || len(got.Attachments) != len(want.files) {
		t.Fatalf("seed %d: recipients %v, %d attachments", seed, people, len(got.Attachments))
	}
	for i, who := range people {
		if who.Name != want.recipients[i] {
			t.Fatalf("seed %d: recipient %q, want %q", seed, who.Name, want.recipients[i])
		}
	}
	for i := range want.files {
		compareLeaf(t, seed, &want.files[i], &got.Attachments[i])
	}
}

func compareLeaf(t *testing.T, seed uint64, want *leaf, got *tnef.Attachment) {
	t.Helper()
	if got.Name != want.name || got.ContentID != want.contentID || !bytes.Equal(got.Data, want.data) ||
		got.Damage != "" {
		t.Fatalf("seed %d: got %q %q %d bytes %q, want %q %q %d bytes", seed, got.Name, got.ContentID, len(got.Data),
			got.Damage, want.name, want.contentID, len(want.data))
	}
	if (got.Embedded != nil) != (want.message != nil) {
		t.Fatalf("seed %d: %q: embedded %v", seed, got.Name, got.Embedded != nil)
	}
	if want.message != nil {
		compareTree(t, seed, want.message, got.Embedded)
	}
}

// compareProperties looks for the properties among those that the message has for other reasons.
func compareProperties(t *testing.T, seed uint64, want []property, got mapi.Properties) {
	t.Helper()
	for _, w := range want {
		p := got.Get(w.id)
		if w.name != nil {
			p = got.Named(*w.name)
		}
		if p == nil || p.Type != w.kind || p.Clipped {
			t.Fatalf("seed %d: property %04x: %+v", seed, w.id, p)
		}
		i := 0
		for v := range p.Values() {
			if !bytes.Equal(v, w.values[i]) {
				t.Fatalf("seed %d: property %04x value %d: %x, want %x", seed, w.id, i, v, w.values[i])
			}
			i++
		}
		if i != len(w.values) && w.kind != mapi.TypeNull {
			t.Fatalf("seed %d: property %04x: %d values, want %d", seed, w.id, i, len(w.values))
		}
	}
}
