package analyze

import (
	"slices"
	"strings"
	"time"

	"github.com/eml-inspect/eml-inspect/analyze/auth"
)

// auth lists the signatures with their body hashes, and what hosts claim.
func (e *Evidence) auth() Auth {
	a := Auth{DKIM: []Signature{}, Claims: []Claim{}}
	from := organization(e.fromDomain())
	for _, s := range e.Signatures {
		a.DKIM = append(a.DKIM, signature(s, from))
	}
	for _, c := range e.Claims {
		a.Claims = append(a.Claims, e.claim(c))
	}
	return a
}

// signature writes down one signature. Without its key, a body that is not what was signed is the only
// result that is certain (RFC 6376, section 6.1.3).
func signature(s auth.Signature, from string) Signature {
	out := Signature{Domain: printable(s.Domain), Selector: printable(s.Selector), Algorithm: printable(s.Algorithm),
		Canonicalization: printable(string(s.Header) + "/" + string(s.Body)), Result: "unknown",
		BodyHash: string(s.BodyHash), HeaderHash: "unknown", Key: "unknown", Why: s.Problem,
		Aligned: from != "" && organization(s.Domain) == from, Span: [2]int{s.Start, s.End}}
	if !s.Time.IsZero() {
		out.Time = s.Time.Format(time.RFC3339)
	}
	if !s.Expires.IsZero() {
		out.Expires = s.Expires.Format(time.RFC3339)
	}
	switch {
	case s.Problem != "":
		out.Result = "permerror"
	case s.BodyHash == auth.Mismatch:
		out.Result = "fail"
	}
	return out
}

// claim writes down one result that a host wrote. Only fields of hosts that are the reader's own can be
// trusted; without any named, none is.
func (e *Evidence) claim(c ClaimEvidence) Claim {
	out := Claim{Method: printable(c.Method), Result: printable(c.Result), By: printable(c.By), Field: c.Field.Name,
		Reason: printable(c.Reason), Span: [2]int{c.Field.Value.Start + c.Start, c.Field.Value.Start + c.End}}
	out.Trusted = slices.ContainsFunc(e.Options.Trust, func(host string) bool {
		return c.By != "" && strings.EqualFold(host, c.By)
	})
	for _, name := range [...]string{"header.d", "header.i", "smtp.mailfrom", "smtp.mail", "smtp.helo", "header.from"} {
		if v := c.Prop(name); v != "" {
			out.Domain = printable(strings.ToLower(v[strings.LastIndexByte(v, '@')+1:]))
			break
		}
	}
	return out
}
