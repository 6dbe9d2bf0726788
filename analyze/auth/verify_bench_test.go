package auth

import (
	"bytes"
	"context"
	"crypto"
	"crypto/rand"
	"crypto/rsa"
	"crypto/x509"
	"encoding/base64"
	"fmt"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/emersion/go-msgauth/dkim"
)

// rsaKey2048 is a key of the usual size, made for each run.
var rsaKey2048 = sync.OnceValue(func() *rsa.PrivateKey { return newRSA(2048) })

func newRSA(bits int) *rsa.PrivateKey {
	key, err := rsa.GenerateKey(rand.Reader, bits)
	if err != nil {
		panic(err)
	}
	return key
}

// rsaRecord is the record of a key.
func rsaRecord(key *rsa.PublicKey) string {
	der, err := x509.MarshalPKIXPublicKey(key)
	if err != nil {
		panic(err)
	}
	return "v=DKIM1; k=rsa; p=" + base64.StdEncoding.EncodeToString(der)
}

// signedBy has a message signed by a library that is not ours.
func signedBy(t testing.TB, message string, options dkim.SignOptions) string {
	t.Helper()
	if options.Domain == "" {
		options.Domain = "example.org"
	}
	var out bytes.Buffer
	if err := dkim.Sign(&out, strings.NewReader(message), &options); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

// ordinary is a message with a header as most have it and a body of about so many bytes.
func ordinary(size int, line string) string {
	var b strings.Builder
	for i := range 5 {
		fmt.Fprintf(&b, "Received: from mx%d.example.org (mx%d.example.org [192.0.2.%d])\r\n\tby mail%d.example.net (Postfix)"+
			" with ESMTPS id 4F1A2B3C4D\r\n\tfor <reader@example.net>; Mon,  4 Mar 2024 10:00:0%d +0800 (CST)\r\n", i, i, i, i, i)
	}
	b.WriteString(header + "Message-ID: <20240304100000.1@example.org>\r\nMIME-Version: 1.0\r\n" +
		"Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n" +
		"X-Mailer: Example Mailer 5.1\r\nList-Id: <list.example.org>\r\n\r\n")
	b.WriteString(strings.Repeat(line, size/len(line)))
	return b.String()
}

const (
	proseLine  = "The quick brown fox jumps over the lazy dog, and then goes home to sleep.\r\n"
	base64Line = "VGhlIHF1aWNrIGJyb3duIGZveCBqdW1wcyBvdmVyIHRoZSBsYXp5IGRvZywgYW5kIHRoZW4gZ29l\r\n"
)

// BenchmarkVerify compares the verification of a message with that of another library, which is given the same
// bytes and the same keys. "read" is with the reading of the message, all its parts included.
func BenchmarkVerify(b *testing.B) {
	sign := func(message, selector string) string {
		return signedBy(b, message, dkim.SignOptions{Selector: selector, Signer: crypto.Signer(rsaKey2048()),
			HeaderCanonicalization: dkim.CanonicalizationRelaxed, BodyCanonicalization: dkim.CanonicalizationRelaxed})
	}
	small, large := sign(ordinary(24_000, proseLine), "k1"), sign(ordinary(50<<20, proseLine), "k1")
	for _, c := range []struct{ name, message string }{
		{"26kB", small},
		{"26kB-two", sign(small, "k2")},
		{"50MB-prose", large},
		{"50MB-prose-two", sign(large, "k2")},
		{"50MB-base64", sign(ordinary(50<<20, base64Line), "k1")},
	} {
		b.Run(c.name, func(b *testing.B) { benchmarkVerify(b, []byte(c.message)) })
	}
}

func benchmarkVerify(b *testing.B, input []byte) {
	record := rsaRecord(&rsaKey2048().PublicKey)
	zone := keys{texts: map[string][]string{
		"k1._domainkey.example.org": {record}, "k2._domainkey.example.org": {record}}}
	ctx, m := context.Background(), message(b, input)
	run := func(name string, verify func() bool) {
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(input)))
			for b.Loop() {
				if !verify() {
					b.Fatal("it does not verify")
				}
			}
		})
	}
	run("ours", func() bool { return allPass(Verify(ctx, m, zone, time.Time{})) })
	run("ours-read", func() bool { return allPass(Verify(ctx, message(b, input), zone, time.Time{})) })
	run("go-msgauth", func() bool {
		list, err := dkim.VerifyWithOptions(bytes.NewReader(input),
			&dkim.VerifyOptions{LookupTXT: func(string) ([]string, error) { return []string{record}, nil }})
		for _, v := range list {
			if v.Err != nil {
				return false
			}
		}
		return err == nil && len(list) > 0
	})
}

func allPass(list []Signature) bool {
	for _, s := range list {
		if s.Result != Pass {
			return false
		}
	}
	return len(list) > 0
}
