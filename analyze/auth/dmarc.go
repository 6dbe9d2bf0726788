package auth

import (
	"context"
	"strings"
)

// DMARCVerdict is a result of DMARC (RFC 7489, section 11.2).
type DMARCVerdict string

const (
	DMARCPass      DMARCVerdict = "pass"      // something aligned passes
	DMARCFail      DMARCVerdict = "fail"      // nothing aligned passes
	DMARCNone      DMARCVerdict = "none"      // the domain has no policy
	DMARCPermerror DMARCVerdict = "permerror" // its policy cannot be read
	DMARCTemperror DMARCVerdict = "temperror" // the DNS gave no answer
	DMARCUnknown   DMARCVerdict = "unknown"   // the DNS was not asked, or DKIM not verified
)

// DMARCWhy says what a verdict rests on.
type DMARCWhy string

const (
	WhyAligned         DMARCWhy = "aligned"          // pass: see AlignedDKIM and AlignedSPF
	WhyNotAligned      DMARCWhy = "not-aligned"      // fail: what passes is of other domains
	WhyNothingPasses   DMARCWhy = "nothing-passes"   // fail: neither DKIM nor SPF passes
	WhyNoPolicy        DMARCWhy = "no-record"        // none
	WhyManyPolicies    DMARCWhy = "multiple-records" // none: two records count as no record
	WhyBadAuthor       DMARCWhy = "bad-domain"       // none: the author has no domain name
	WhyBadPolicy       DMARCWhy = "bad-policy"       // permerror: p, sp or np is wrong, no rua
	WhyDNSTemporary    DMARCWhy = "dns-temporary"    // temperror
	WhyOffline         DMARCWhy = "offline"          // unknown
	WhyUnknownIdentity DMARCWhy = "not-verified"     // unknown: what aligns was not verified
)

// DKIMDomain is the domain of a signature (d=) and whether it verifies.
type DKIMDomain struct {
	Domain  string
	Pass    bool
	Unknown bool // it could not be verified: no key at hand, no answer
}

// SPFDomain is the domain that SPF was checked for: that of the envelope sender, or of the host
// for a bounce (RFC 9989, section 4.4.2).
type SPFDomain struct {
	Domain  string
	Pass    bool
	Unknown bool // it could not be checked
}

// DMARCResult is the outcome by RFC 9989.
type DMARCResult struct {
	DMARCView
	Record  DMARCRecord // the one that applies; its Text is "" where there is none
	Testing bool        // the domain asks to treat failures one step milder
	Older   *DMARCView  // by RFC 7489, which many hosts still follow; nil where it comes to the same
}

// DMARCView is what one edition of DMARC comes to.
type DMARCView struct {
	Result       DMARCVerdict
	Policy       DMARCPolicy // for this author, as published; "" where there is none
	PolicyTag    string      // the tag it comes from: "p", "sp" or "np"
	Domain       string      // where the record was found
	Organization string      // of the author; by the public suffix list where the DNS says none
	AlignedDKIM  bool        // a signature that is aligned passes
	AlignedSPF   bool        // SPF passes and is aligned
	Why          DMARCWhy
}

// DMARC says whether the domain of an author is authenticated, and what that domain asks for if
// not. The author is given as a domain or as an address. Two records of the same name, unreadable
// tags and the like are handled as the RFC says, and never stop the evaluation.
func DMARC(ctx context.Context, r Resolver, from string, dkim []DKIMDomain,
	spf SPFDomain) DMARCResult {
	if r == nil {
		r = Offline{}
	}
	c := dmarcCheck{ctx: ctx, dns: r, spf: spf, walks: make(map[string]*dmarcWalk)}
	c.from = domainASCII(from[strings.LastIndexByte(from, '@')+1:])
	c.spf.Domain = domainASCII(spf.Domain)
	for _, d := range dkim[:min(len(dkim), MaxSignatures)] {
		d.Domain = domainASCII(d.Domain)
		c.dkim = append(c.dkim, d)
	}
	if !dnsAskable(c.from) || domainLiteral(c.from) {
		return DMARCResult{DMARCView: DMARCView{Result: DMARCNone, Why: WhyBadAuthor}}
	}
	out := c.current()
	older := c.older()
	if older != out.DMARCView {
		out.Older = &older
	}
	return out
}

// Aligned reports whether a domain that was authenticated speaks for the author's (RFC 9989,
// section 4.4): it is the same, or, unless strict, of the same organisation as the public suffix
// list sees it.
func Aligned(author, domain string, strict bool) bool {
	author, domain = domainASCII(author), domainASCII(domain)
	if author == "" || author == domain || strict {
		return author != "" && author == domain
	}
	org := Organizational(author)
	return org != "" && org == Organizational(domain)
}
