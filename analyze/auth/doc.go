// Package auth recomputes what hosts claim about authentication: DKIM (RFC 6376), ARC (RFC 8617), SPF (RFC
// 7208) and DMARC (RFC 9989). It judges body and header of each signature apart, needs no key for the body,
// goes over the body once for all signatures, and says what was done to a message after it was signed. The
// DNS is a Resolver; without one every answer that needs it is unknown, and nothing fails.
package auth
