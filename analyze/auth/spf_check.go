package auth

import (
	"context"
	"net/netip"
	"slices"
	"strings"
)

// The limits of RFC 7208, section 4.6.4.
const (
	maxSPFLookups = 10 // terms that ask the DNS
	maxSPFVoid    = 2  // of those, terms that find nothing
	maxSPFNames   = 10 // hosts of one mx, names of one address
)

// maxSPFSteps is how many steps a trace holds.
const maxSPFSteps = 500

// spfVersion begins each record (section 4.5), in any case.
const spfVersion = "v=spf1"

// spfCheck is one evaluation.
type spfCheck struct {
	ctx     context.Context
	dns     Resolver
	query   SPFQuery
	ip      netip.Addr
	domain  string // to check
	local   string // of the sender
	sender  string // domain of the sender
	helo    string
	unasked bool // a question that mattered was not asked
	result  SPFResult
}

// spfFound is what came of a record or of a term.
type spfFound struct {
	verdict SPFVerdict // of a record
	outcome SPFOutcome // of a term
	problem SPFProblem
	detail  SPFDetail
	term    string
	path    []string
	explain *spfExplain
}

// spfExplain is the exp modifier that counts, and the domain it belongs to.
type spfExplain struct {
	term   *spfTerm
	domain string
}

// record looks up the record of a domain and evaluates it.
func (c *spfCheck) record(domain string, depth int) spfFound {
	text, found := c.fetch(domain)
	if depth == 0 {
		c.result.Record = text
	}
	if found.outcome != "" {
		c.step(domain, "", depth, found.outcome)
		return found
	}
	rec, fault := readSPF(text)
	if fault.detail != "" {
		c.step(domain, fault.term, depth, SPFBroken)
		return spfFound{verdict: SPFPermerror, problem: SPFSyntax, detail: fault.detail,
			term: fault.term}
	}
	for i := range rec.mechanisms {
		found := c.mechanism(&rec.mechanisms[i], domain, depth)
		if found.verdict == "" {
			continue
		}
		if found.verdict == SPFFail && rec.exp != nil {
			found.explain = &spfExplain{rec.exp, domain}
		}
		return found
	}
	if rec.redirect != nil {
		return c.redirect(rec.redirect, domain, depth)
	}
	return spfFound{verdict: SPFNeutral} // section 4.7
}

// fetch gives the one record of a domain (section 4.5).
func (c *spfCheck) fetch(domain string) (string, spfFound) {
	none := spfFound{verdict: SPFNone, outcome: SPFNoneFound}
	if !spfDomain(domain) {
		none.problem = SPFBadDomain
		return "", none
	}
	texts, answer := c.dns.TXT(c.ctx, domain)
	switch answer {
	case DNSNotAsked, DNSTemporary:
		return "", c.unanswered(answer, "")
	case DNSNoName:
		none.problem = SPFNoSuchDomain
		return "", none
	}
	var records []string
	for _, text := range texts {
		head := clip(text, len(spfVersion))
		if strings.EqualFold(head, spfVersion) && (len(text) == len(head) || text[len(head)] == ' ') {
			records = append(records, text)
		}
	}
	broken := spfFound{verdict: SPFPermerror, outcome: SPFBroken, problem: SPFManyRecords}
	switch {
	case len(records) == 0:
		none.problem = SPFNoRecord
		return "", none
	case len(records) > 1:
		return "", broken
	case len(records[0]) > maxSPFText:
		broken.problem = SPFRecordTooLong
		return "", broken
	}
	return records[0], spfFound{}
}

// mechanism evaluates one term; the verdict is "" where it does not match.
func (c *spfCheck) mechanism(t *spfTerm, domain string, depth int) spfFound {
	at := c.step(domain, t.text, depth, SPFNoMatch)
	found := c.match(t, domain, depth)
	if at >= 0 {
		c.result.Trace[at].Outcome = found.outcome
	}
	switch found.outcome {
	case SPFMatch:
		found.verdict = t.verdict()
	case SPFBroken:
		found.verdict = SPFPermerror
	case SPFNoAnswer:
		found.verdict = SPFTemperror
	case SPFUnasked:
		found.verdict = SPFUnknown
	}
	if found.verdict != "" && found.term == "" {
		found.term = t.text
	}
	return found
}

// verdict gives what a match means (section 4.6.2).
func (t *spfTerm) verdict() SPFVerdict {
	switch t.qualifier {
	case '-':
		return SPFFail
	case '~':
		return SPFSoftfail
	case '?':
		return SPFNeutral
	}
	return SPFPass
}

// include evaluates another record, of which only a pass matches (section 5.2).
func (c *spfCheck) include(t *spfTerm, domain string, depth int) spfFound {
	name := c.targetName(t, domain)
	if name == "" && domainASCIIKept(c.local) != c.local {
		return spfMatched(false) // RFC 8616, section 4
	}
	found := c.record(name, depth+1)
	found.explain = nil // section 6.2: not that of an included record
	path := slices.Concat([]string{t.text}, found.path)
	switch found.verdict {
	case SPFPass:
		return spfFound{outcome: SPFMatch, term: found.term, path: path}
	case SPFPermerror:
		found.outcome, found.path = SPFBroken, path
	case SPFTemperror:
		found.outcome, found.path = SPFNoAnswer, path
	case SPFUnknown:
		found.outcome, found.path = SPFUnasked, path
	case SPFNone:
		return spfFound{outcome: SPFBroken, problem: SPFIncludeNone, term: t.text}
	default:
		return spfFound{outcome: SPFNoMatch}
	}
	return found
}

// redirect hands the check over to another record (section 6.1).
func (c *spfCheck) redirect(t *spfTerm, domain string, depth int) spfFound {
	at := c.step(domain, t.text, depth, SPFFollowed)
	if broken := c.count(); broken.outcome != "" {
		if at >= 0 {
			c.result.Trace[at].Outcome = broken.outcome
		}
		broken.verdict, broken.term = SPFPermerror, t.text
		return broken
	}
	found := c.record(c.targetName(t, domain), depth+1)
	if found.verdict == SPFNone {
		return spfFound{verdict: SPFPermerror, problem: SPFRedirectNone, term: t.text}
	}
	found.path = slices.Concat([]string{t.text}, found.path)
	return found
}

// count counts a term that asks the DNS.
func (c *spfCheck) count() spfFound {
	if c.result.Lookups++; c.result.Lookups > maxSPFLookups {
		return spfFound{outcome: SPFBroken, problem: SPFManyLookups}
	}
	return spfFound{}
}

// step adds to the trace and says where, -1 where it is full.
func (c *spfCheck) step(domain, term string, depth int, outcome SPFOutcome) int {
	if len(c.result.Trace) >= maxSPFSteps {
		c.result.TraceClipped = true
		return -1
	}
	c.result.Trace = append(c.result.Trace, SPFStep{domain, term, outcome, depth})
	return len(c.result.Trace) - 1
}

// unanswered is what a question without an answer leads to (section 4.4).
func (c *spfCheck) unanswered(answer DNSAnswer, term string) spfFound {
	if answer == DNSNotAsked {
		c.unasked = true
		return spfFound{verdict: SPFUnknown, outcome: SPFUnasked, problem: SPFNotAsked, term: term}
	}
	return spfFound{verdict: SPFTemperror, outcome: SPFNoAnswer, problem: SPFUnanswered, term: term}
}
