package tnef_test

import (
	"bytes"
	"slices"
	"testing"

	"github.com/eml-inspect/eml-inspect/analyze/tnef"
)

// TestResume takes the first bytes off every sample: every attachment that begins behind them is there, under its name.
func TestResume(t *testing.T) {
	for _, s := range samples() {
		whole := tnef.Read(s.stream)
		for n := 1; n < len(s.stream); n++ {
			b := s.stream[n:]
			got := tnef.Resume(b)
			if got == nil {
				if i := slices.IndexFunc(whole.Attributes, func(a tnef.Attribute) bool { return a.Start >= n && a.ChecksumOK }); i >= 0 {
					t.Fatalf("%s from %d: nothing, though an attribute stands at %d", s.name, n, whole.Attributes[i].Start)
				}
				continue
			}
			checkLaw(t, b, got)
			if len(got.Faults) == 0 || got.Faults[0] != (tnef.Fault{Kind: tnef.BadStart}) {
				t.Fatalf("%s from %d: faults %v", s.name, n, got.Faults)
			}
			for i := range whole.Attachments {
				if a := &whole.Attachments[i]; a.Start >= n && !holds(got, a.Name, a.Data) {
					t.Fatalf("%s from %d: %q is lost", s.name, n, a.Name)
				}
			}
		}
	}
}

// TestResumeBehindOthers puts bytes before every sample, and changes every bit of the signature.
func TestResumeBehindOthers(t *testing.T) {
	for _, s := range samples() {
		whole := tnef.Read(s.stream)
		inputs := [][]byte{append([]byte("\xef\xbb\xbf"), s.stream...), append(bytes.Repeat([]byte("x\x9f>\x01"), 50), s.stream...)}
		for bit := range 8 * len(tnef.Signature) {
			b := slices.Clone(s.stream)
			b[bit/8] ^= 1 << (bit % 8)
			inputs = append(inputs, b)
		}
		for _, b := range inputs {
			got := tnef.Resume(b)
			if got == nil || len(got.Attachments) != len(whole.Attachments) || len(got.Attributes) != len(whole.Attributes) {
				t.Fatalf("%s behind %q: %+v", s.name, b[:8], got)
			}
			for i := range whole.Attachments {
				if !holds(got, whole.Attachments[i].Name, whole.Attachments[i].Data) {
					t.Fatalf("%s behind %q: %q is lost", s.name, b[:8], whole.Attachments[i].Name)
				}
			}
		}
	}
	for _, b := range []string{"", "x", tnef.Signature, tnef.Signature + "\x01\x00", "a text", "x" + tnef.Signature + "\x01\x00text, no attribute"} {
		if got := tnef.Resume([]byte(b)); got != nil {
			t.Errorf("%q: %+v", b, got)
		}
	}
}
