package auth

import (
	"encoding/base64"
	"strconv"
	"strings"
	"time"
)

// missing says which required tag is not there or empty (RFC 6376, section 3.5).
func (s *Signature) missing(required ...string) string {
	for _, name := range required {
		if s.Tags.Get(name) == "" {
			return "no-tag-" + name
		}
	}
	return ""
}

// badVersion finds fault with v=. Signers of 2006 and 2007 wrote the "0.5" of a late draft, of which the
// rest is as it is today.
func (s *Signature) badVersion() string {
	if v := s.Tags.Get("v"); v != "1" && v != "0.5" {
		return "bad-version"
	}
	return ""
}

// badTag finds fault with the value of a tag.
func (s *Signature) badTag() string {
	switch {
	case s.hash() == noHash:
		return "unknown-algorithm"
	case !s.readLength():
		return "bad-length"
	case s.Tags.Malformed:
		return "malformed-tags"
	case len(s.bodyHash) != s.hash().size():
		return "bad-body-hash"
	case len(s.signature) == 0:
		return "bad-signature"
	case !s.unixTag("t"):
		return "bad-time"
	case !s.unixTag("x"):
		return "bad-expiry"
	}
	return ""
}

// badReach finds fault with what the signature stands for: the fields, the identity, the way to its key.
func (s *Signature) badReach() string {
	_, domain, stated := cutLast(s.Identity, "@")
	switch {
	case !s.signs("From"):
		return "from-not-signed" // RFC 6376, section 5.4
	case !stated || !domainUnder(domainASCII(domain), domainASCII(s.Domain)):
		return "identity-outside" // RFC 6376, section 3.5: i= must be in d= or below it
	case !s.reachable():
		return "unknown-query"
	}
	return ""
}

// readLength reads l=.
func (s *Signature) readLength() bool {
	length, ok := s.Tags.Find("l")
	if !ok {
		return true
	}
	n, err := strconv.Atoi(length.Value)
	if err != nil || !digits(length.Value) {
		return false
	}
	s.Length = n
	return true
}

// signs reports whether the fields of this name are signed.
func (s *Signature) signs(name string) bool {
	for _, signed := range s.Signed {
		if strings.EqualFold(signed, name) {
			return true
		}
	}
	return false
}

// reachable reports whether one of the ways to ask for the key that q= lists is the DNS. Early signers wrote
// "dns" alone.
func (s *Signature) reachable() bool {
	if _, ok := s.Tags.Find("q"); !ok {
		return true
	}
	for way := range strings.SplitSeq(strings.ToLower(s.compact("q")), ":") {
		if way == "dns/txt" || way == "dns" {
			return true
		}
	}
	return false
}

// unixTag reports whether a time is stated in digits, or not at all.
func (s *Signature) unixTag(name string) bool {
	tag, ok := s.Tags.Find(name)
	return !ok || digits(tag.Value)
}

func digits(s string) bool {
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return s != ""
}

// unixTime reads t= or x=: seconds since 1970. The largest value is one of the year 9999.
func unixTime(s string) time.Time {
	if s == "" {
		return time.Time{} // most state no expiry, and making an error of each is dear
	}
	n, err := strconv.ParseInt(s, 10, 64)
	if err != nil || n <= 0 || n > 253402300799 {
		return time.Time{}
	}
	return time.Unix(n, 0).UTC()
}

// base64Bytes decodes base64, also without its padding; nil where it is none.
func base64Bytes(s string) []byte {
	b, err := base64.StdEncoding.DecodeString(s)
	if err != nil {
		b, err = base64.RawStdEncoding.DecodeString(strings.TrimRight(s, "="))
	}
	if err != nil {
		return nil
	}
	return b
}

// cutLast cuts a text at the last separator.
func cutLast(s, separator string) (before, after string, found bool) {
	if i := strings.LastIndex(s, separator); i >= 0 {
		return s[:i], s[i+len(separator):], true
	}
	return s, "", false
}

// decodeQuoted decodes a value as DKIM writes it where it is free text: "=" and two hexadecimal digits
// stand for a byte, white space for nothing (RFC 6376, section 2.11). Other signs of equality stay.
func decodeQuoted(s string) string {
	var b strings.Builder
	b.Grow(len(s))
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c == ' ' || c == '\t' || c == '\r' || c == '\n':
		case c == '=' && i+2 < len(s) && hexadecimal(s[i+1:i+3]):
			n, _ := strconv.ParseUint(s[i+1:i+3], 16, 8)
			b.WriteByte(byte(n))
			i += 2
		default:
			b.WriteByte(c)
		}
	}
	return b.String()
}

func hexadecimal(s string) bool {
	return strings.Trim(s, "0123456789ABCDEFabcdef") == ""
}
