package auth

import (
	"context"
	"crypto/sha256"
	"hash"
)

// What a chain waits for.
const (
	whyNoKey     = "no-key"
	whyNoBody    = "no-body"
	whyTemporary = "key-temporary"
)

// waits reports whether something is not known, rather than broken.
func waits(why string) bool { return why == whyNoKey || why == whyNoBody || why == whyTemporary }

// seals verifies every seal. A seal is made over all sets up to its own, in their order, of which each is
// the claims, the message signature and the seal; its own comes last, with an empty b= (RFC 8617,
// section 5.1.1). Each set is hashed once: a seal is tried on a copy of the hash so far.
func (v *verifier) seals(ctx context.Context, c *arcChain) {
	so := sha256.New()
	for i := 1; i <= c.newest; i++ {
		set := c.sets[i]
		if set == nil || !set.complete() {
			return
		}
		v.hashSet(so, set)
		v.seal(ctx, set, so)
		v.buffer = appendField(v.buffer[:0], Relaxed, set.SealField.Name, set.SealField.Text)
		so.Write(v.buffer)
	}
}

// hashSet adds what stands before the seal of a set.
func (v *verifier) hashSet(so hash.Hash, set *ARCSet) {
	v.buffer = appendField(v.buffer[:0], Relaxed, set.ClaimsField.Name, set.ClaimsField.Text)
	v.buffer = appendField(v.buffer, Relaxed, set.Message.Name, set.Message.Text)
	so.Write(v.buffer)
}

// seal verifies one seal over the sets so far.
func (v *verifier) seal(ctx context.Context, set *ARCSet, so hash.Hash) {
	s := &set.SealField
	cloner, ok := so.(hash.Cloner)
	if !ok || !s.checkable() || s.hash() != sha256Hash {
		return
	}
	own, err := cloner.Clone()
	if err != nil {
		return
	}
	s.keys = v.keys.fetch(ctx, s.Selector, s.Domain)
	var usable []Key
	usable, s.Key, s.KeyProblem = s.keys.choose(s)
	v.buffer = appendField(v.buffer[:0], Relaxed, s.Name, s.unsignedText())
	own.Write(v.buffer[:len(v.buffer)-len(crlf)])
	if len(usable) > 0 {
		s.try(usable, own.Sum(nil))
	}
	set.Seal = s.HeaderHash
	if s.KeyFits == Mismatch {
		set.Seal = Mismatch
	}
}

// complete reports whether each field of a set is there once.
func (set *ARCSet) complete() bool {
	return set.sealCount == 1 && set.messageCount == 1 && set.claimsCount == 1
}

// broken says which set broke the chain, and how; "" where it holds. Where a key is not known, it says that
// of the newest set that needs it, unless something is broken.
func (c *arcChain) broken() (instance int, why string) {
	if at, why := c.structure(); why != "" {
		return at, why
	}
	newest := c.sets[c.newest]
	if newest.CV == "fail" {
		return c.newest, "cv-fail"
	}
	instance, why = c.newest, newest.Message.fault("header-changed")
	if why == "" && newest.BodyHash == Unknown {
		why = whyNoBody
	}
	for i := 1; i <= c.newest && (why == "" || waits(why)); i++ {
		if seal := c.sets[i].SealField.fault("seal-mismatch"); seal != "" && (why == "" || !waits(seal)) {
			instance, why = i, seal
		}
	}
	if why == "" {
		instance = 0
	}
	return instance, why
}

// structure checks that the sets are complete and in order, and what they say of the chain before them
// (RFC 8617, section 5.2, steps 2 and 3).
func (c *arcChain) structure() (instance int, why string) {
	if c.problem != "" {
		return c.at, c.problem
	}
	for i := 1; i <= c.newest; i++ {
		set := c.sets[i]
		switch {
		case set == nil:
			return i, "missing-set"
		case set.sealCount == 0:
			return i, "missing-seal"
		case set.messageCount == 0:
			return i, "missing-message-signature"
		case set.claimsCount == 0:
			return i, "missing-results"
		case !set.expected() && (i < c.newest || set.CV != "fail"):
			return i, "bad-cv"
		}
	}
	return 0, ""
}

// expected reports whether a set says of the chain before it what a chain that holds has there.
func (set *ARCSet) expected() bool {
	if set.Instance == 1 {
		return set.CV == "none"
	}
	return set.CV == "pass"
}

// fault says why a signature does not verify, or what it waits for; changed is the word for a hash that is
// not what was signed.
func (s *Signature) fault(changed string) string {
	switch {
	case s.Problem != "":
		return s.Problem
	case s.BodyHash == Mismatch:
		return "body-changed"
	case s.Key == KeyMissing:
		return "key-missing"
	case s.Key == KeyRevoked:
		return "key-revoked"
	case s.KeyProblem != "":
		return s.KeyProblem
	case s.KeyFits == Mismatch:
		return "key-mismatch"
	case s.HeaderHash == Mismatch:
		return changed
	case s.keys.answer == DNSTemporary:
		return whyTemporary
	case s.HeaderHash == Unknown:
		return whyNoKey
	}
	return s.refusal()
}

// refusal says why a signature that verifies is not accepted in a chain: ARC began after short keys and
// SHA-1 were given up.
func (s *Signature) refusal() string {
	if s.Algorithm == "rsa-sha1" {
		return WeakSHA1
	}
	if s.Algorithm != "ed25519-sha256" && s.KeyBits > 0 && s.KeyBits < shortKey {
		return WeakKey
	}
	return ""
}
