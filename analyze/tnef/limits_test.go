package tnef_test

import (
	"bytes"
	"testing"
	"time"

	"github.com/eml-inspect/eml-inspect/analyze/mapi"
	"github.com/eml-inspect/eml-inspect/analyze/tnef"
	"github.com/eml-inspect/eml-inspect/packaging/processor"
)

// TestDepth nests messages far deeper than the limit.
func TestDepth(t *testing.T) {
	b := newStream().file("core.txt", []byte("core")).b
	for range 40 {
		b = newStream().rend().props(long(mapi.TagAttachMethod, 5), object(b)).b
	}
	s, depth := tnef.Read(b), 0
	for ; s.Attachments[0].Embedded != nil; s = s.Attachments[0].Embedded {
		depth++
	}
	if depth != tnef.DefaultDepth || !has(s, tnef.Limit) || !tnef.Is(s.Attachments[0].Data) {
		t.Errorf("depth %d, faults %v", depth, s.Faults)
	}
}

func TestLimits(t *testing.T) {
	w := newStream()
	for range 100 {
		w.file("a", []byte("b"))
	}
	s := tnef.Limits{Attributes: 10}.Read(w.b)
	if len(s.Attributes) != 10 || !has(s, tnef.Limit) || s.End >= len(w.b) {
		t.Errorf("%d attributes, faults %v", len(s.Attributes), s.Faults)
	}
	s = tnef.Limits{Attachments: 30}.Read(w.b)
	if len(s.Attachments) != 30 || !has(s, tnef.Limit) || s.Attachments[29].End != s.Faults[0].Offset {
		t.Errorf("%d attachments, faults %v", len(s.Attachments), s.Faults)
	}
	s = tnef.Limits{Properties: 7}.Read(properties().stream)
	if n := len(s.Message.Properties); n > 7 || !has(s, tnef.Limit) || len(s.Attachments) != 1 {
		t.Errorf("%d properties, faults %v", n, s.Faults)
	}
}

// TestHostile reads streams made to take long; each is a few megabytes.
func TestHostile(t *testing.T) {
	const size = 4 << 20
	bad := []byte("\x02\x0f\x80\x06\x00\x03\x00\x00\x00abc\xff\xff")
	unknown := []byte("\x01\x77\x77\x06\x00\x01\x00\x00\x00a\xff\xff")
	far := []byte(tnef.Signature + "\x00\x00\x01\x04\x80\x01\x00\xff\xff\x0f\x00")
	row := propList(prop(0x6001, mapi.TypeNull))
	for name, b := range map[string][]byte{
		"ones": bytes.Repeat([]byte{1}, size), "checksums": bytes.Repeat(bad, size/len(bad)),
		"unknown":    bytes.Repeat(unknown, size/len(unknown)),
		"mixed":      bytes.Repeat(append(unknown[:12:12], bad...), size/26),
		"signatures": bytes.Repeat([]byte(tnef.Signature), size/4),
		"far":        bytes.Repeat(far, size/len(far)),
		"rows": newStream().message(tnef.AttRecipTable, 6,
			append(le32(1<<30), bytes.Repeat(row, size/8)...)).b,
		"empty rows": newStream().message(tnef.AttRecipTable, 6,
			append(le32(1<<30), make([]byte, size)...)).b,
		"many values": newStream().message(tnef.AttMessageProps, 6, propList(append(append(
			tag(0x6000, mapi.TypeBinary|mapi.TypeMultiple), le32(1<<31)...), make([]byte, size)...))).b,
		"landmarks": newStream().message(tnef.AttMessageProps, 6, append(le32(1<<31),
			bytes.Repeat(append(tag(0x3701, mapi.TypeBinary), le32(9)...), size/8)...)).b,
	} {
		sound := newStream().message(tnef.AttPriority, 4, []byte{1, 0}).b[len(newStream().b):]
		whole := append(newStream().b, b...)
		for _, b := range [][]byte{b, whole, append(whole, sound...)} {
			if took := processor.Least(5, 10*time.Second, func() { checkLaw(t, b, tnef.Read(b)) }); took > 10*time.Second {
				t.Errorf("%s took %v", name, took)
			}
		}
	}
}
