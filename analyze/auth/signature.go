package auth

import (
	"encoding/base64"
	"strconv"
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

// Signature is one DKIM-Signature field (RFC 6376, section 3.5) and what could be computed of it.
type Signature struct {
	headers.Field
	Tags       headers.Tags
	Domain     string    // d=, lower case
	Selector   string    // s=
	Algorithm  string    // a=, lower case
	Header     Canon     // of the header
	Body       Canon     // of the body
	Signed     []string  // h=, the names of the signed fields
	Length     int       // l=, -1 where all of the body is signed
	Time       time.Time // t=, zero where it is not stated
	Expires    time.Time // x=, zero where it is not stated
	Problem    string    // why it cannot be verified: "no-tag-bh", "bad-length"; "" where it can
	BodyHash   Outcome
	Unsigned   int // bytes of the canonical body after the l= that is signed
	BodyLength int // bytes of the canonical body
}

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
	var list []Signature
	for f := range m.Header().All("DKIM-Signature") {
		if len(list) < MaxSignatures {
			list = append(list, read(f))
		}
	}
	if len(list) > 0 {
		compare(list, m)
	}
	return list
}

// required are the tags that a signature cannot be without (RFC 6376, section 3.5).
var required = [...]string{"v", "a", "b", "bh", "d", "h", "s"}

func read(f headers.Field) Signature {
	tags := headers.ReadTags(f.Text)
	s := Signature{Field: f, Tags: tags, Length: -1, BodyHash: Unknown}
	s.Domain = strings.ToLower(strings.TrimRight(tags.Compact("d"), "."))
	s.Selector = tags.Compact("s")
	s.Algorithm = strings.ToLower(tags.Compact("a"))
	for name := range strings.SplitSeq(tags.Compact("h"), ":") {
		if name != "" {
			s.Signed = append(s.Signed, name)
		}
	}
	s.readCanon(strings.ToLower(tags.Compact("c")))
	s.Time, s.Expires = unixTime(tags.Compact("t")), unixTime(tags.Compact("x"))
	if s.Problem == "" {
		s.Problem = s.missing()
	}
	return s
}

// missing says which required tag is not there, or cannot be read.
func (s *Signature) missing() string {
	for _, name := range required {
		if s.Tags.Compact(name) == "" {
			return "no-tag-" + name
		}
	}
	if s.Tags.Compact("v") != "1" {
		return "bad-version"
	}
	if s.hash() == noHash {
		return "unknown-algorithm"
	}
	if length, ok := s.Tags.Find("l"); ok {
		n, err := strconv.Atoi(strings.TrimSpace(length.Value))
		if err != nil || n < 0 {
			return "bad-length"
		}
		s.Length = n
	}
	return ""
}

// readCanon reads c=; each half is simple where it is not stated (RFC 6376, section 3.5).
func (s *Signature) readCanon(c string) {
	header, body, _ := strings.Cut(c, "/")
	s.Header, s.Body = Canon(header), Canon(body)
	if header == "" {
		s.Header = Simple
	}
	if body == "" {
		s.Body = Simple
	}
	if (s.Header != Simple && s.Header != Relaxed) || (s.Body != Simple && s.Body != Relaxed) {
		s.Problem = "unknown-canonicalization"
	}
}

type hashKind uint8

const (
	noHash hashKind = iota
	sha1Hash
	sha256Hash
)

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
func (s *Signature) stated() []byte {
	b, err := base64.StdEncoding.DecodeString(s.Tags.Compact("bh"))
	if err != nil {
		b, _ = base64.RawStdEncoding.DecodeString(strings.TrimRight(s.Tags.Compact("bh"), "="))
	}
	return b
}

// unixTime reads t= or x=: seconds since 1970. The largest value is one of the year 9999.
func unixTime(s string) time.Time {
	n, err := strconv.ParseInt(s, 10, 64)
	if err != nil || n <= 0 || n > 253402300799 {
		return time.Time{}
	}
	return time.Unix(n, 0).UTC()
}
