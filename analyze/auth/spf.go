package auth

import (
	"context"
	"net/netip"
	"strings"
	"time"
)

// SPFVerdict is a result of SPF (RFC 7208, section 2.6).
type SPFVerdict string

const (
	SPFPass      SPFVerdict = "pass"      // the address may send for the domain
	SPFFail      SPFVerdict = "fail"      // it may not
	SPFSoftfail  SPFVerdict = "softfail"  // it probably may not
	SPFNeutral   SPFVerdict = "neutral"   // the domain says nothing of it
	SPFNone      SPFVerdict = "none"      // the domain has no record, or is no domain
	SPFTemperror SPFVerdict = "temperror" // the DNS gave no answer
	SPFPermerror SPFVerdict = "permerror" // the record cannot be used as it is
	SPFUnknown   SPFVerdict = "unknown"   // the DNS was not asked
)

// SPFProblem says why there is no plain result.
type SPFProblem string

const (
	SPFSyntax         SPFProblem = "syntax"                // a term is malformed: see Detail
	SPFManyRecords    SPFProblem = "multiple-records"      // two records or more (RFC 7208, 4.5)
	SPFManyLookups    SPFProblem = "too-many-lookups"      // more than 10 terms ask the DNS (4.6.4)
	SPFManyVoid       SPFProblem = "too-many-void-lookups" // more than 2 find nothing (4.6.4)
	SPFManyMX         SPFProblem = "too-many-mx"           // an mx with more than 10 hosts (4.6.4)
	SPFIncludeNone    SPFProblem = "include-none"          // an included domain has no record (5.2)
	SPFRedirectNone   SPFProblem = "redirect-none"         // the domain redirected to has none (6.1)
	SPFRecordTooLong  SPFProblem = "record-too-long"       // longer than a TXT record can be
	SPFUnanswered     SPFProblem = "dns-temporary"         // a question found no answer
	SPFNotAsked       SPFProblem = "offline"               // a question was not asked
	SPFBadDomain      SPFProblem = "bad-domain"            // the domain cannot be looked up (4.3)
	SPFNoSuchDomain   SPFProblem = "no-such-domain"        // the domain does not exist
	SPFNoRecord       SPFProblem = "no-record"             // the domain exists and has no record
	SPFAddressUnknown SPFProblem = "no-address"            // the query has no address
)

// SPFQuery is what SPF is asked about.
type SPFQuery struct {
	IP       netip.Addr // of the client
	Helo     string     // what it called itself
	MailFrom string     // the envelope sender, with or without <>; empty for a bounce
	Domain   string     // checked instead of the sender's, where it is not empty
	Receiver string     // the host that asks, for %{r}
	Time     time.Time  // of the transaction, for %{t}
}

// SPFResult is the outcome of a check.
type SPFResult struct {
	Result       SPFVerdict
	Identity     string   // "mailfrom", or "helo" for a bounce (section 2.4)
	Domain       string   // that was checked, as the DNS holds it
	Record       string   // of that domain
	Mechanism    string   // the term that decided, as written; "" where none matched
	Path         []string // the terms that lead to its record: "include:…", "redirect=…"
	Lookups      int      // terms that asked the DNS
	VoidLookups  int      // of those, terms that found nothing
	Explanation  string   // what the domain says to those it turns away (section 6.2)
	Problem      SPFProblem
	Detail       SPFDetail // of SPFSyntax
	Trace        []SPFStep
	TraceClipped bool // there were more steps
}

// SPFStep is one term that was evaluated, in order. The terms of an included record follow the
// term that includes it, one deeper.
type SPFStep struct {
	Domain  string // whose record it stands in
	Term    string // as written; "" for the record as a whole
	Outcome SPFOutcome
	Depth   int
}

// SPFOutcome says what became of a term, or of a record.
type SPFOutcome string

const (
	SPFMatch     SPFOutcome = "match"
	SPFNoMatch   SPFOutcome = "no-match"
	SPFFollowed  SPFOutcome = "followed"  // a redirect that was taken
	SPFBroken    SPFOutcome = "permerror" // the record cannot be used because of it
	SPFNoAnswer  SPFOutcome = "temperror" // the DNS gave no answer
	SPFUnasked   SPFOutcome = "not-asked" // the DNS was not asked
	SPFNoneFound SPFOutcome = "none"      // there is no record
)

// maxSender is how much of an envelope sender or a host name is looked at. RFC 5321, section
// 4.5.3.1 allows 256.
const maxSender = 1024

// CheckHost says whether an address may send mail for a domain (RFC 7208, section 4). It asks what
// it needs of r, and nothing that a match before makes needless. Mechanism is the term that
// matched, in the record it stands in, and Path the terms that lead to that record: "include:…",
// "redirect=…".
func CheckHost(ctx context.Context, r Resolver, q SPFQuery) SPFResult {
	if r == nil {
		r = Offline{}
	}
	c := spfCheck{ctx: ctx, dns: r, query: q, ip: q.IP.Unmap().WithZone("")}
	c.identify()
	out := &c.result
	out.Domain = domainASCII(c.domain)
	switch {
	case !q.IP.IsValid():
		out.Result, out.Problem = SPFUnknown, SPFAddressUnknown
		return *out
	case !spfDomain(out.Domain):
		out.Result, out.Problem = SPFNone, SPFBadDomain
		return *out
	}
	found := c.record(out.Domain, 0)
	out.Result, out.Problem, out.Detail = found.verdict, found.problem, found.detail
	out.Mechanism, out.Path = found.term, found.path
	if out.Result == SPFFail && found.explain != nil {
		out.Explanation = c.explanation(*found.explain)
	}
	if c.unasked {
		out.Result, out.Problem = SPFUnknown, SPFNotAsked
	}
	return *out
}

// identify reads the sender: a bounce is checked as postmaster of the host (section 2.4), and so
// is the local part that is missing (section 4.3).
func (c *spfCheck) identify() {
	sender := strings.TrimSpace(c.query.MailFrom)
	if inner, ok := strings.CutPrefix(sender, "<"); ok {
		sender = strings.TrimSuffix(inner, ">")
	}
	c.helo = domainASCIIKept(clip(c.query.Helo, maxSender))
	c.result.Identity = "mailfrom"
	if sender == "" {
		c.result.Identity, sender = "helo", "@"+c.helo
	}
	sender = clip(sender, maxSender)
	at := strings.LastIndexByte(sender, '@')
	c.local, c.domain = sender[:max(at, 0)], sender[at+1:]
	if c.local == "" {
		c.local = "postmaster"
	}
	c.sender = domainASCIIKept(c.domain)
	if c.query.Domain != "" {
		c.domain = c.query.Domain
	}
}

// domainASCIIKept is domainASCII for text that macros show: case is kept where it is ASCII
// already.
func domainASCIIKept(domain string) string {
	if strings.IndexFunc(domain, func(r rune) bool { return r >= 0x80 }) < 0 {
		return domain
	}
	return domainASCII(domain)
}

// clip cuts a string to n bytes.
func clip(s string, n int) string { return s[:min(len(s), n)] }

// spfDomain reports whether a domain can be checked: several labels, each of a length the DNS
// takes (section 4.3). An address is no domain.
func spfDomain(domain string) bool {
	return dnsAskable(domain) && strings.Contains(domain, ".") && !domainLiteral(domain)
}
