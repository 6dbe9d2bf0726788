package auth

import (
	"context"
	"crypto/sha1"
	"crypto/sha256"
	"slices"
	"time"

	"github.com/eml-inspect/eml-inspect/analyze/eml"
)

// SignatureResult is the outcome of a verification, in the words of RFC 8601, section 2.7.1. It is
// cryptographic: what is weak or only tried out is said beside it. A signature that was expired is no good
// (RFC 6376, section 6.1.1); one that may have been is not known to be.
type SignatureResult string

const (
	Pass      SignatureResult = "pass"      // body and header are what was signed
	Fail      SignatureResult = "fail"      // one of them is not, or the key is another one
	PermError SignatureResult = "permerror" // nobody can verify it: a tag or the key is missing or wrong, or it expired
	TempError SignatureResult = "temperror" // the DNS did not answer
	NotKnown  SignatureResult = "unknown"   // nobody asked for the key, or it has an expiry that cannot be judged
)

// clockSlack is how far the clock of a signer may be ahead before it matters.
const clockSlack = 5 * time.Minute

// Verify verifies the DKIM signatures of a message (RFC 6376, RFC 8301, RFC 8463). Body and header are judged
// apart. Times are compared with at, when the message was received; where it is zero they are not.
func Verify(ctx context.Context, m *eml.Message, r Resolver, at time.Time) []Signature {
	v := newVerifier(m, r, at)
	list := readSignatures(m)
	if len(list) > 0 {
		compare(pointers(list), m)
		v.signatures(ctx, list)
	}
	return list
}

// Examine is Verify and ARC in one pass over the body.
func Examine(ctx context.Context, m *eml.Message, r Resolver, at time.Time) ([]Signature, ARCResult) {
	v := newVerifier(m, r, at)
	list, chain := readSignatures(m), readARC(m)
	if all := append(pointers(list), chain.messageSignatures()...); len(all) > 0 {
		compare(all, m)
	}
	v.signatures(ctx, list)
	return list, v.arc(ctx, chain)
}

// verifier is what the signatures of one message have in common.
type verifier struct {
	message *eml.Message
	keys    *keyring
	fields  *fieldIndex
	at      time.Time
	buffer  []byte
}

func newVerifier(m *eml.Message, r Resolver, at time.Time) *verifier {
	return &verifier{message: m, keys: newKeyring(r), at: at}
}

func (v *verifier) signatures(ctx context.Context, list []Signature) {
	for i := range list {
		v.signature(ctx, &list[i])
	}
}

// signature verifies one signature whose body hash is known.
func (v *verifier) signature(ctx context.Context, s *Signature) {
	if s.checkable() {
		s.keys = v.keys.fetch(ctx, s.Selector, s.Domain)
		v.header(s)
		if v.message.Stored != "" && s.HeaderHash == Mismatch {
			s.HeaderHash = Unknown // Outlook may have written the header anew
		}
		if v.message.Header().Limit && s.HeaderHash == Mismatch {
			s.HeaderHash = Unknown // not all of the header was read
		}
	}
	v.times(s)
	if _, copies := s.Tags.Find("z"); copies {
		s.Differing = s.differing(v.index())
	}
	s.conclude()
}

// index gives the fields of the message, which only signatures that are checked need.
func (v *verifier) index() *fieldIndex {
	if v.fields == nil {
		v.fields = newFieldIndex(rawFields(v.message))
	}
	return v.fields
}

// checkable reports whether there is all that the header hash needs.
func (s *Signature) checkable() bool {
	canon := s.Header == Simple || s.Header == Relaxed
	return canon && s.hash() != noHash && len(s.signature) > 0 && s.Domain != "" && s.Selector != ""
}

// header judges the header hash.
func (v *verifier) header(s *Signature) {
	var usable []Key
	usable, s.Key, s.KeyProblem = s.keys.choose(s)
	if len(usable) == 0 {
		return
	}
	s.raw = rawOf(v.message.Root.Layer, s.Field)
	v.buffer = v.index().input(slices.Grow(v.buffer[:0], usualInput), s)
	s.try(usable, s.hash().of(v.buffer))
}

// usualInput is how long the signed fields of a message are together, as a rule.
const usualInput = 2 << 10

// try verifies a hash with each key; the first one that fits is the one.
func (s *Signature) try(usable []Key, hash []byte) {
	for i := range usable {
		key := &usable[i]
		header, fits := key.verify(s.hash(), hash, s.signature)
		if i == 0 || header == Match {
			s.HeaderHash, s.KeyFits, s.KeyBits, s.testing = header, fits, key.Bits, key.Testing
		}
		if header == Match {
			return
		}
	}
}

// of computes a hash.
func (k hashKind) of(b []byte) []byte {
	if k == sha1Hash {
		sum := sha1.Sum(b)
		return sum[:]
	}
	sum := sha256.Sum256(b)
	return sum[:]
}

// times compares t= and x= with the time of the verification.
func (v *verifier) times(s *Signature) {
	if v.at.IsZero() {
		s.timeless = !s.Expires.IsZero()
		return
	}
	s.Expired = !s.Expires.IsZero() && v.at.After(s.Expires)
	s.Future = s.Time.After(v.at.Add(clockSlack))
}

// conclude draws the result from what was compared, and says what is weak.
func (s *Signature) conclude() {
	switch {
	case s.Problem != "":
		s.Result = PermError
	case s.BodyHash == Mismatch || s.HeaderHash == Mismatch || s.KeyFits == Mismatch:
		s.Result = Fail
	case s.Key == KeyMissing || s.Key == KeyRevoked || s.KeyProblem != "":
		s.Result = PermError
	case s.Expired:
		s.Result = PermError
	case s.BodyHash == Match && s.HeaderHash == Match && !s.timeless:
		s.Result = Pass
	case s.keys.answer == DNSTemporary:
		s.Result = TempError
	default:
		s.Result = NotKnown
	}
	s.weigh()
}

func (s *Signature) weigh() {
	rsa := s.Algorithm != "ed25519-sha256"
	for _, w := range [...]struct {
		why string
		is  bool
	}{
		{WeakSHA1, s.Algorithm == "rsa-sha1"},
		{WeakKey, rsa && s.KeyBits > 0 && s.KeyBits < shortKey},
		{WeakTesting, s.testing},
		{WeakPartial, s.Length >= 0},
	} {
		if w.is {
			s.Weak = append(s.Weak, w.why)
		}
	}
}
