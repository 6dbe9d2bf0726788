package eml

import (
	"bytes"
	"encoding/base64"
	"strings"
	"testing"
)

// Text that was written over some characters of a line of base64 costs these alone, whatever its length.
func TestTextOverBase64(t *testing.T) {
	data := make([]byte, 57*6)
	for i := range data {
		data[i] = byte(i*7 + i/57)
	}
	lines := strings.Split(strings.TrimSpace(wrap(base64.StdEncoding.EncodeToString(data), 76)), "\r\n")
	const before, lost = 20, 8
	for _, c := range []struct {
		name, text string
		line       int
	}{
		{"longer", "  -- скан пройден -- ", 2},
		{"as long", "<--X-->!", 2},
		{"shorter", "***", 2},
		{"in the first line", " [SCANNED] ", 0},
		{"in the last full line", " [virus found] ", len(lines) - 1},
	} {
		if c.line == len(lines)-1 && len(c.text) < lost {
			continue
		}
		damaged := append([]string{}, lines...)
		damaged[c.line] = lines[c.line][:before] + c.text + lines[c.line][before+lost:]
		d := Decode([]byte(strings.Join(damaged, "\r\n")+"\r\n"), Base64)
		at := c.line * 57
		head, tail := at+before/4*3, at+(before+lost)/4*3
		if len(d.Data) != len(data) || !bytes.Equal(d.Data[:head], data[:head]) || !bytes.Equal(d.Data[tail:], data[tail:]) {
			t.Errorf("%s: %d bytes for %d, %v", c.name, len(d.Data), len(data), d.Faults)
		}
		foreign, ok := d.Fault(FaultForeign)
		if missing, other := d.Fault(FaultMissing); !ok || !other || missing.Count != lost || foreign.Len() != len(c.text) {
			t.Errorf("%s: %v", c.name, d.Faults)
		}
	}
}

// A line of text with a long token in it is no data.
func TestTokenBetweenBase64(t *testing.T) {
	data := bytes.Repeat([]byte("some bytes of a file, "), 30)
	lines := strings.Split(strings.TrimSpace(wrap(base64.StdEncoding.EncodeToString(data), 76)), "\r\n")
	footer := "Leave: https://lists.example/u/" + strings.Repeat("aZ4", 20)
	with := append(append(append([]string{}, lines[:3]...), footer), lines[3:]...)
	d := Decode([]byte(strings.Join(with, "\r\n")+"\r\n"), Base64)
	if _, missing := d.Fault(FaultMissing); missing || !bytes.Equal(d.Data, data) {
		t.Errorf("%d bytes for %d, %v", len(d.Data), len(data), d.Faults)
	}
}
