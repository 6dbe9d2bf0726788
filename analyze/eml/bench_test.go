package eml

import (
	"bytes"
	"encoding/base64"
	"io"
	"math/rand/v2"
	"mime/quotedprintable"
	"strings"
	"testing"
	"time"
)

// benchBody makes content and encodes it as mail programs do.
func benchBase64(size int) []byte {
	data := make([]byte, size)
	rand.NewChaCha8([32]byte{1}).Read(data)
	return []byte(wrap(base64.StdEncoding.EncodeToString(data), 76))
}

// benchQuoted makes a text as quoted-printable: mostly ASCII, with some letters that are escaped.
func benchQuoted(size int) []byte {
	var b bytes.Buffer
	w := quotedprintable.NewWriter(&b)
	line := "The order of last week was sent on Monday; für Rückfragen erreichen Sie uns jederzeit. <a href=\"x\">here</a>\r\n"
	io.WriteString(w, strings.Repeat(line, size/len(line)))
	w.Close()
	return b.Bytes()
}

func BenchmarkBase64(b *testing.B) {
	body := benchBase64(8 << 20)
	b.Run("ours", func(b *testing.B) { benchDecode(b, body, oursAs(Base64)) })
	b.Run("base64.NewDecoder", func(b *testing.B) { benchDecode(b, body, standardBase64) })
}

func BenchmarkQuotedPrintable(b *testing.B) {
	for name, body := range map[string][]byte{"western": benchQuoted(8 << 20)} {
		b.Run(name+"/ours", func(b *testing.B) { benchDecode(b, body, oursAs(QuotedPrintable)) })
		b.Run(name+"/mime/quotedprintable", func(b *testing.B) { benchDecode(b, body, standardQuoted) })
	}
}

func benchDecode(b *testing.B, body []byte, decode func([]byte)) {
	b.SetBytes(int64(len(body)))
	for b.Loop() {
		decode(body)
	}
}

func oursAs(e Encoding) func([]byte) { return func(body []byte) { Decode(body, e) } }

func standardBase64(body []byte) {
	io.Copy(io.Discard, base64.NewDecoder(base64.StdEncoding, bytes.NewReader(body)))
}

func standardQuoted(body []byte) {
	io.Copy(io.Discard, quotedprintable.NewReader(bytes.NewReader(body)))
}

// Decoding is faster than what the standard library offers to readers, with all faults told.
func TestDecodingIsFast(t *testing.T) {
	if testing.Short() {
		t.Skip("measures time")
	}
	for _, c := range []struct {
		name           string
		body           []byte
		ours, standard func([]byte)
		wanted         float64
	}{
		{"base64", benchBase64(4 << 20), oursAs(Base64), standardBase64, 3},
		{"quoted-printable", benchQuoted(4 << 20), oursAs(QuotedPrintable), standardQuoted, 2},
	} {
		ratio := 0.0
		for try := 0; try < 5 && ratio < c.wanted; try++ {
			ratio = float64(fastest(c.standard, c.body)) / float64(fastest(c.ours, c.body))
		}
		t.Logf("%s: %.1f times as fast as the standard library", c.name, ratio)
		if ratio < c.wanted {
			t.Errorf("%s: %.1f times as fast as the standard library, wanted %.0f", c.name, ratio, c.wanted)
		}
	}
}

// fastest gives the shortest of several times.
func fastest(decode func([]byte), body []byte) time.Duration {
	best := time.Hour
	for range 8 {
		start := time.Now()
		decode(body)
		best = min(best, time.Since(start))
	}
	return best
}
