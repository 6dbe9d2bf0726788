package auth

import (
	"crypto/ed25519"
	"crypto/rsa"
	"crypto/x509"
	"strings"

	"github.com/eml-inspect/eml-inspect/headers"
)

// KeyState says what the DNS has of the key of a signature.
type KeyState string

const (
	KeyFound   KeyState = "found"   // there is one; KeyProblem says whether it can be used
	KeyMissing KeyState = "missing" // the DNS has no such key
	KeyRevoked KeyState = "revoked" // it was withdrawn: p= is empty (RFC 6376, section 3.6.1)
	KeyUnknown KeyState = "unknown" // nobody asked, or nobody answered
)

// Key is one key record (RFC 6376, section 3.6.1; RFC 8463, section 4.2).
type Key struct {
	Tags    headers.Tags
	Type    string // k=, lower case; "rsa" where it is not stated
	Bits    int    // the size of the key, 0 where it cannot be read
	Revoked bool   // p= is empty
	Testing bool   // t=y: the domain is trying it out
	Strict  bool   // t=s: i= must be d= itself
	Problem string // why it cannot be used whatever the signature is: "key-malformed", "key-version"

	rsa     *rsa.PublicKey
	ed25519 ed25519.PublicKey
}

// maxKeyBits bounds what a key costs. Nobody is known to use keys of more than 4096 bits.
const maxKeyBits = 8192

// ReadKey reads a key record. It always succeeds; Problem says what is wrong with it.
func ReadKey(record string) Key {
	k := Key{Tags: headers.ReadTags(record), Type: "rsa"}
	if t, ok := k.Tags.Find("k"); ok {
		k.Type = strings.ToLower(t.Value)
	}
	k.Testing, k.Strict = k.lists("t", "y"), k.lists("t", "s")
	p, ok := k.Tags.Find("p")
	switch v, stated := k.Tags.Find("v"); {
	case stated && v.Value != "DKIM1":
		k.Problem = "key-version"
	case !ok || k.Tags.Malformed:
		k.Problem = "key-malformed"
	case strings.TrimSpace(p.Value) == "":
		k.Revoked = true
	default:
		k.Problem = k.parse(base64Bytes(k.Tags.Compact("p")))
	}
	return k
}

// parse reads the key itself. RSA keys also come without the wrapping that says they are RSA keys: RFC 6376
// names one form in section 3.6.1 and shows the other in appendix C.
func (k *Key) parse(raw []byte) string {
	switch k.Type {
	case "rsa":
		k.rsa = rsaKey(raw)
		if k.rsa == nil {
			return "key-malformed"
		}
		k.Bits = k.rsa.N.BitLen()
		if k.Bits > maxKeyBits || k.Bits < minKeyBits || k.rsa.E < 3 {
			k.rsa = nil
			return "key-size"
		}
	case "ed25519":
		if len(raw) != ed25519.PublicKeySize {
			return "key-malformed"
		}
		k.ed25519, k.Bits = raw, 8*len(raw)
	default:
		return "key-algorithm"
	}
	return ""
}

// minKeyBits is the size of key into which a SHA-1 hash just fits.
const minKeyBits = 368

func rsaKey(raw []byte) *rsa.PublicKey {
	if key, err := x509.ParsePKIXPublicKey(raw); err == nil {
		known, _ := key.(*rsa.PublicKey)
		return known
	}
	key, err := x509.ParsePKCS1PublicKey(raw)
	if err != nil {
		return nil
	}
	return key
}

// lists reports whether a tag that lists words with colons between them has this one.
func (k *Key) lists(tag, word string) bool {
	for listed := range strings.SplitSeq(k.Tags.Compact(tag), ":") {
		if strings.EqualFold(listed, word) {
			return true
		}
	}
	return false
}

// refuses says why the key must not be used for a signature, "" where it may be (RFC 6376, section 6.1.2).
func (k *Key) refuses(s *Signature) string {
	kind, hash, _ := strings.Cut(s.Algorithm, "-")
	_, domain, _ := cutLast(s.Identity, "@")
	_, hashes := k.Tags.Find("h")
	_, services := k.Tags.Find("s")
	switch {
	case k.Problem != "":
		return k.Problem
	case k.Type != kind:
		return "key-algorithm"
	case hashes && !k.lists("h", hash):
		return "key-hash"
	case services && !k.lists("s", "*") && !k.lists("s", "email"):
		return "key-service"
	case k.Strict && s.Identity != "" && domainASCII(domain) != domainASCII(s.Domain):
		return "key-strict"
	case !k.grants(s.Identity):
		return "key-granularity"
	}
	return ""
}

// grants reports whether the key is for the local part of an identity. RFC 4871 had g= for that, which
// RFC 6376 dropped; a key that still restricts itself is read as its owner meant it. Records without v= were
// written for DomainKeys, where an empty g= means everybody.
func (k *Key) grants(identity string) bool {
	g, ok := k.Tags.Find("g")
	if _, dkim := k.Tags.Find("v"); !ok || !dkim || identity == "" {
		return true
	}
	local, _, _ := cutLast(identity, "@")
	before, after, open := strings.Cut(g.Value, "*")
	if !open {
		return g.Value != "" && local == g.Value
	}
	return len(local) >= len(g.Value)-1 && strings.HasPrefix(local, before) && strings.HasSuffix(local, after)
}
