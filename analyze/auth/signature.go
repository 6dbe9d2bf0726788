package auth

import (
	"strings"
	"time"

	"github.com/eml-inspect/eml-inspect/analyze/eml"
	"github.com/eml-inspect/eml-inspect/headers"
)

// Outcome is the result of comparing a hash.
type Outcome string

const (
	Match    Outcome = "match"    // it is what was signed
	Mismatch Outcome = "mismatch" // it is not what was signed
	Unknown  Outcome = "unknown"  // it could not be computed
)

// Signature is one DKIM-Signature field (RFC 6376, section 3.5), or one ARC-Message-Signature (RFC 8617,
// section 4.1.2), and what could be computed of it.
type Signature struct {
	headers.Field
	Tags       headers.Tags
	Domain     string    // d=, lower case
	Selector   string    // s=
	Identity   string    // i=, decoded; "@" and the domain where it is not stated
	Algorithm  string    // a=, lower case
	Header     Canon     // of the header
	Body       Canon     // of the body
	Signed     []string  // h=, the names of the signed fields
	Length     int       // l=, -1 where all of the body is signed
	Time       time.Time // t=, zero where it is not stated
	Expires    time.Time // x=, zero where it is not stated
	Problem    string    // why it cannot be verified: "no-tag-bh", "bad-length"; "" where it can
	BodyHash   Outcome
	HeaderHash Outcome
	Unsigned   int    // bytes of the canonical body after the l= that is signed
	BodyLength int    // bytes of the canonical body
	Computed   []byte // the body hash as it is now, nil where it could not be computed

	Result     SignatureResult
	Key        KeyState
	KeyProblem string   // why the key that was found cannot be used: "key-hash", "key-malformed"
	KeyFits    Outcome  // whether b= was made with this key, which RSA tells even if the header was changed
	KeyBits    int      // the size of the key, 0 where it is not known
	Weak       []string // why a signature that verifies proves less: the Weak constants
	Expired    bool     // it was expired at the time of the verification
	Future     bool     // it says that it was made after the time of the verification
	Differing  []Copy   // fields that are not as z= copied them when they were signed

	bodyHash  []byte // bh=, decoded
	signature []byte // b=, decoded
	raw       rawField
	keys      keySet // what the DNS said
	testing   bool   // the key is only tried out
	timeless  bool   // it has an expiry, and nobody knows when to judge it
}

// Why a signature that verifies proves less than it seems to.
const (
	WeakSHA1    = "rsa-sha1"  // RFC 8301, section 3.1: receivers must not accept it any more
	WeakKey     = "short-key" // RFC 8301, section 3.2: an RSA key of less than 1024 bits
	WeakTesting = "testing"   // t=y in the key: the domain is only trying it out (RFC 6376, section 3.6.1)
	WeakPartial = "partial"   // l=: text may follow that nobody signed (RFC 6376, section 8.2)
)

// Canon is a canonicalization (RFC 6376, section 3.4).
type Canon string

const (
	Simple  Canon = "simple"
	Relaxed Canon = "relaxed"
)

// MaxSignatures is the most signatures of one message that are computed.
const MaxSignatures = 50

// Signatures reads the DKIM signatures of a message and compares their body hashes. It needs no key and
// no network. Line ends are taken as CRLF, as they were on the wire, however the file was saved.
func Signatures(m *eml.Message) []Signature {
	list := readSignatures(m)
	if len(list) > 0 {
		compare(pointers(list), m)
	}
	for i := range list {
		list[i].conclude()
	}
	return list
}

func readSignatures(m *eml.Message) []Signature {
	fields, count := m.Header().Fields, 0
	for i := range fields {
		if fields[i].Is("DKIM-Signature") {
			count++
		}
	}
	list := make([]Signature, 0, min(count, MaxSignatures))
	for i := range fields {
		if fields[i].Is("DKIM-Signature") && len(list) < MaxSignatures {
			list = append(list, read(fields[i]))
		}
	}
	return list
}

func pointers(list []Signature) []*Signature {
	out := make([]*Signature, len(list))
	for i := range list {
		out[i] = &list[i]
	}
	return out
}

// read reads a DKIM-Signature field.
func read(f headers.Field) Signature {
	s := readTags(f)
	s.Identity = "@" + s.Domain
	if i, ok := s.Tags.Find("i"); ok {
		s.Identity = decodeQuoted(i.Value)
	}
	s.problem(s.missing("v", "a", "b", "bh", "d", "h", "s"))
	s.problem(s.badVersion())
	s.problem(s.badTag())
	s.problem(s.badReach())
	return s
}

// readTags reads what DKIM and ARC signatures have in common.
func readTags(f headers.Field) Signature {
	s := Signature{Field: f, Tags: headers.ReadTags(f.Text), Length: -1, BodyHash: Unknown,
		HeaderHash: Unknown, Key: KeyUnknown, KeyFits: Unknown}
	s.Domain = strings.ToLower(strings.TrimRight(s.compact("d"), "."))
	s.Selector = s.compact("s")
	s.Algorithm = strings.ToLower(s.compact("a"))
	s.readSigned(s.compact("h"))
	s.readCanon()
	s.Time, s.Expires = unixTime(s.compact("t")), unixTime(s.compact("x"))
	s.bodyHash, s.signature = base64Bytes(s.compact("bh")), base64Bytes(s.compact("b"))
	return s
}

// compact gives the value of a tag without its white space.
func (s *Signature) compact(name string) string { return squeeze(s.Tags.Get(name)) }

func (s *Signature) readSigned(list string) {
	s.Signed = make([]string, 0, 1+strings.Count(list, ":"))
	for name := range strings.SplitSeq(list, ":") {
		if name != "" {
			s.Signed = append(s.Signed, name)
		}
	}
}

// readCanon reads c=; each half is simple where it is not stated (RFC 6376, section 3.5).
func (s *Signature) readCanon() {
	_, stated := s.Tags.Find("c")
	header, body, both := strings.Cut(strings.ToLower(s.compact("c")), "/")
	s.Header, s.Body = Canon(header), Canon(body)
	if !stated {
		s.Header = Simple
	}
	if !both {
		s.Body = Simple
	}
	if (s.Header != Simple && s.Header != Relaxed) || (s.Body != Simple && s.Body != Relaxed) {
		s.Problem = "unknown-canonicalization"
	}
}

// Undated reports whether it cannot be told if the signature was expired: it states an expiry, and the time of
// the verification is not known.
func (s *Signature) Undated() bool { return s.timeless }

// problem notes why the signature cannot be verified; the first reason stays.
func (s *Signature) problem(why string) {
	if s.Problem == "" {
		s.Problem = why
	}
}

type hashKind uint8

const (
	noHash hashKind = iota
	sha1Hash
	sha256Hash
)

// size is the number of bytes of a hash.
func (k hashKind) size() int { return [...]int{0, 20, 32}[k] }

// hash gives the hash that the algorithm states (RFC 6376, section 3.3; RFC 8463).
func (s *Signature) hash() hashKind {
	switch s.Algorithm {
	case "rsa-sha256", "ed25519-sha256":
		return sha256Hash
	case "rsa-sha1":
		return sha1Hash
	}
	return noHash
}

// stated gives the body hash that the signature states, nil where it is no base64.
func (s *Signature) stated() []byte { return s.bodyHash }
