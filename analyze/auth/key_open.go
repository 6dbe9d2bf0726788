package auth

import (
	"bytes"
	"crypto"
	"crypto/ed25519"
	"crypto/rsa"
	"math/big"
)

// opened is what a signature holds when it is opened with an RSA key: the hash that was signed. With it any
// number of guesses about the header are checked for the price of a hash each.
type opened struct {
	fits bool   // it was made with this key
	hash []byte // nil where it is a hash of another kind
}

// open opens a signature (RFC 8017, sections 5.2.2 and 9.2). Unlike crypto/rsa it takes keys of any size, for
// old mail has short ones, and it tells a key that does not fit from a hash that does not match.
func (k *Key) open(kind hashKind, signature []byte) opened {
	size := (k.Bits + 7) / 8
	if k.rsa == nil || len(signature) != size {
		return opened{}
	}
	sealed := new(big.Int).SetBytes(signature)
	if sealed.Cmp(k.rsa.N) >= 0 {
		return opened{}
	}
	text := sealed.Exp(sealed, big.NewInt(int64(k.rsa.E)), k.rsa.N).FillBytes(make([]byte, size))
	if text[0] != 0 || text[1] != 1 {
		return opened{}
	}
	rest := bytes.TrimLeft(text[2:], "\xff")
	if len(text)-len(rest) < 10 || len(rest) == 0 || rest[0] != 0 {
		return opened{}
	}
	hash, ok := bytes.CutPrefix(rest[1:], kind.label())
	if !ok || len(hash) != kind.size() {
		hash = nil
	}
	return opened{fits: true, hash: hash}
}

// label is what stands before a hash in an RSA signature: it names the hash (RFC 8017, section 9.2, note 1).
func (k hashKind) label() []byte {
	if k == sha1Hash {
		return []byte("\x30\x21\x30\x09\x06\x05\x2b\x0e\x03\x02\x1a\x05\x00\x04\x14")
	}
	return []byte("\x30\x31\x30\x0d\x06\x09\x60\x86\x48\x01\x65\x03\x04\x02\x01\x05\x00\x04\x20")
}

// verify compares a hash with the signed one. Whether the key fits is unknown where an Ed25519 signature
// does not verify.
func (k *Key) verify(kind hashKind, hash, signature []byte) (header, fits Outcome) {
	switch {
	case k.ed25519 != nil && len(signature) == ed25519.SignatureSize:
		if ed25519.Verify(k.ed25519, hash, signature) { // RFC 8463, section 3: the hash is signed
			return Match, Match
		}
		return Mismatch, Unknown
	case k.ed25519 != nil:
		return Mismatch, Unknown
	case k.Bits >= shortKey && k.Bits <= quickKey:
		if rsa.VerifyPKCS1v15(k.rsa, kind.std(), hash, signature) == nil {
			return Match, Match
		}
	}
	switch o := k.open(kind, signature); {
	case !o.fits:
		return Unknown, Mismatch
	case bytes.Equal(o.hash, hash):
		return Match, Match
	}
	return Mismatch, Match
}

// shortKey is the size below which RSA keys are too weak (RFC 8301, section 3.2).
const shortKey = 1024

// quickKey is the size up to which crypto/rsa is quicker than opening a signature here.
const quickKey = 2048

func (k hashKind) std() crypto.Hash {
	if k == sha1Hash {
		return crypto.SHA1
	}
	return crypto.SHA256
}
