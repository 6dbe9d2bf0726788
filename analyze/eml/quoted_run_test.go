package eml

import (
	"bytes"
	"math/rand/v2"
	"reflect"
	"testing"
)

// quotedPlainly decodes with every character looked at by itself.
func quotedPlainly(body []byte) Decoded {
	r := quotedReader{body: body, mark: '\n'}
	for at := 0; at < len(body); at = r.next {
		r.end, r.next = len(body), len(body)
		if i := bytes.IndexByte(body[at:], '\n'); i >= 0 {
			r.end, r.next = at+i, at+i+1
		}
		text := at + len(bytes.TrimRight(body[at:r.end], "\r \t"))
		whole, soft := bytes.CutSuffix(body[at:text], []byte("="))
		if text = at + len(whole); soft {
			r.soft++
		}
		begin := at
		for r.column, r.joined = at, false; at < text; {
			if body[at] == '=' {
				at += r.escape(at, text)
				continue
			}
			r.out = append(r.out, body[at])
			at++
		}
		if !soft && !r.joined {
			r.out = append(r.out, body[begin+len(bytes.TrimSuffix(body[begin:r.end], []byte("\r"))):r.next]...)
		}
	}
	r.Data = r.out
	return r.Decoded
}

func sameQuoted(t *testing.T, body []byte) {
	t.Helper()
	r := quotedReader{body: body, mark: '\n'}
	r.lines()
	r.Data = r.out
	fast, slow := r.Decoded, quotedPlainly(body)
	if !bytes.Equal(fast.Data, slow.Data) {
		t.Fatalf("%q: in runs %q, by characters %q", body, fast.Data, slow.Data)
	}
	if fast.Data, slow.Data = nil, nil; !reflect.DeepEqual(fast, slow) {
		t.Fatalf("%q: in runs %+v, by characters %+v", body, fast, slow)
	}
}

// Runs of sound characters and escapes decode as each of them does.
func TestRunsDecodeAsCharactersDo(t *testing.T) {
	dice := rand.New(rand.NewPCG(7, 8))
	pieces := [...]string{"=E4", "=e4", "=C3=BC", "=3D", "=", "=4", "=zz", "a word ", "w", "\x80", " ", "\t", "=\r\n", "\r\n", "\n", "=\r",
		"=\n", "0123456789012345678901234567890123456789012345678901234567890123456789", "\x00"}
	for range 20_000 {
		var body []byte
		for range dice.IntN(30) {
			body = append(body, pieces[dice.IntN(len(pieces))]...)
		}
		sameQuoted(t, body)
	}
}
