package eml

import (
	"bytes"
	"encoding/base64"
	"strings"
	"testing"
)

// TestBase64OfEqualBytes gives data back whole that end in equal bytes, as documents and pictures do: a last line of "/" or
// "+" alone is no line that somebody drew. One in the midst of the data is.
func TestBase64OfEqualBytes(t *testing.T) {
	start := []byte("a file that begins as any other one does, and is long enough for two lines of base64")
	for _, last := range []string{"\xff", "\xfb\xef\xbe", "\x00", "\xfe"} {
		for n := range 200 {
			data := append(bytes.Clone(start), bytes.Repeat([]byte(last), n)...)
			got := Decode([]byte(wrapped(data, 76)), Base64)
			if !bytes.Equal(got.Data, data) || len(got.Faults) > 0 {
				t.Fatalf("%d times %q: %d of %d bytes, faults %v", n, last, len(got.Data), len(data), got.Faults)
			}
		}
	}
	for _, drawn := range []string{"++++++++++++++++++++", "////////////////////", "--------------------"} {
		lines := strings.SplitAfter(wrapped(append(start, bytes.Repeat(start, 3)...), 76), "\r\n")
		body := lines[0] + drawn + "\r\n" + strings.Join(lines[1:], "")
		got := Decode([]byte(body), Base64)
		if _, found := got.Fault(FaultForeign); !found || !bytes.HasPrefix(got.Data, start) {
			t.Errorf("%s in the midst: %q, faults %v", drawn, got.Data[:20], got.Faults)
		}
	}
}

// wrapped writes base64 in lines.
func wrapped(data []byte, width int) string {
	var b strings.Builder
	for text := base64.StdEncoding.EncodeToString(data); text != ""; {
		n := min(width, len(text))
		b.WriteString(text[:n] + "\r\n")
		text = text[n:]
	}
	return b.String()
}
