package eml

import (
	"bytes"
	"encoding/base64"
	"math/rand/v2"
	"reflect"
	"testing"
)

// plainly decodes without blocks: every line is read by itself.
func plainly(body []byte) Decoded {
	r := base64Reader{body: body, out: make([]byte, len(body)/4*3+16), pluses: -1, unclean: len(body)}
	return r.decode()
}

// sameBase64 holds what is decoded in blocks equal to what is decoded line by line, with all that is told of damage.
func sameBase64(t *testing.T, body []byte) {
	t.Helper()
	if _, ok := withoutNULs(body); ok || quotedAround(body) {
		return
	}
	if lines, width, at := alike(body); lines > 0 {
		checkAlike(t, body[:at], lines, width)
	}
	fast, slow := Decode(body, Base64), plainly(body)
	if !bytes.Equal(fast.Data, slow.Data) {
		t.Fatalf("%q: in blocks %q, by lines %q", body, fast.Data, slow.Data)
	}
	if fast.Data, slow.Data = nil, nil; !reflect.DeepEqual(fast, slow) {
		t.Fatalf("%q: in blocks %+v, by lines %+v", body, fast, slow)
	}
}

// checkAlike holds lines that were looked at together equal to those read one by one.
func checkAlike(t *testing.T, body []byte, lines, width int) {
	t.Helper()
	n := 0
	for at := 0; at < len(body); n++ {
		end, next := nextLineAt(body, at)
		if trimmed := bytes.Trim(body[at:end], "> \t\x00\x1a"); len(trimmed) != width || end-at != width {
			t.Fatalf("%q: line %d is not %d wide", body, n, width)
		}
		at = next
	}
	if n != lines || n > surveyed {
		t.Fatalf("%q: %d lines, not %d", body, n, lines)
	}
}

// Lines of all widths and ends, sound and damaged, decode the same in blocks and line by line.
func TestBlocksDecodeAsLinesDo(t *testing.T) {
	dice := rand.New(rand.NewPCG(1, 2))
	data := make([]byte, 20_000)
	rand.NewChaCha8([32]byte{3}).Read(data)
	const odd = "!=-_\r\n \t+/A>\x00\x80"
	for i := range 3000 {
		size, width := dice.IntN(len(data)>>(i%5)), 4*(1+dice.IntN(40))
		if i%50 == 0 {
			width = 1 << 20
		}
		body := []byte(wrap(base64.StdEncoding.EncodeToString(data[:size]), width))
		if i%2 == 0 {
			body = bytes.ReplaceAll(body, []byte("\r\n"), []byte("\n"))
		}
		for range min(dice.IntN(4), len(body)) {
			at, c := dice.IntN(len(body)), odd[dice.IntN(len(odd))]
			switch dice.IntN(3) {
			case 0:
				body[at] = c
			case 1:
				body = append(body[:at], body[at+1:]...)
			default:
				body = append(body[:at:at], append([]byte{c}, body[at:]...)...)
			}
		}
		sameBase64(t, body)
	}
}

// No byte but those of the alphabet passes for one of it, wherever it stands in a block.
func TestVectorsKnowTheAlphabet(t *testing.T) {
	src, dst := bytes.Repeat([]byte("Az09+/bY"), 16), make([]byte, 128)
	for at := range src {
		was := src[at]
		for c := range 256 {
			src[at] = byte(c)
			if ok := decodeClean(dst, src); ok != (base64Classes[c] < classPad) {
				t.Fatalf("%#x at %d: %v", c, at, ok)
			}
		}
		src[at] = was
	}
	want := make([]byte, len(dst))
	n, _ := decodeRun(want, src, base64Pairs())
	if decodeClean(dst, src); !bytes.Equal(dst[:n], want[:n]) {
		t.Errorf("%x, want %x", dst[:n], want[:n])
	}
}
