package auth

// current evaluates by RFC 9989.
func (c *dmarcCheck) current() (out DMARCResult) {
	w := c.walk(c.from)
	policy, ok := c.policy()
	if ok && (w.failed == "" || policy.domain == c.from) {
		out.Record, out.Testing = policy.record, policy.record.Testing
		out.Domain = policy.domain
		out.Organization, _ = c.organization(c.from)
		out.Policy, out.PolicyTag = c.choose(policy)
		c.judge(&out.DMARCView, &policy.record, c.aligned)
		if out.Policy == "" {
			out.Result, out.Why = DMARCPermerror, WhyBadPolicy
		}
		return out
	}
	c.unpoliced(&out.DMARCView)
	switch {
	case w.failed == DNSNotAsked:
		out.Result, out.Why = DMARCUnknown, WhyOffline
	case w.failed != "":
		out.Result, out.Why = DMARCTemperror, WhyDNSTemporary
	case w.several:
		out.Why = WhyManyPolicies
	}
	return out
}

// unpoliced is the view without a record: alignment is that of the public suffix list.
func (c *dmarcCheck) unpoliced(v *DMARCView) {
	v.Organization = dmarcListed(c.from)
	c.judge(v, new(DMARCRecord), c.alignedByList)
	v.Result, v.Why = DMARCNone, WhyNoPolicy
}

// dmarcListed gives the organisational domain by the public suffix list, the domain itself where
// the list knows none (RFC 7489, section 3.2).
func dmarcListed(domain string) string {
	if org := Organizational(domain); org != "" {
		return org
	}
	return domain
}

// choose gives the policy for the author (section 4.10.1), "" where the record is of no use.
// Without p it is none (section 4.7); a policy that cannot be read makes it none if reports are
// wanted.
func (c *dmarcCheck) choose(f dmarcFound) (DMARCPolicy, string) {
	rec := &f.record
	if rec.broken("p", "sp", "np") {
		if len(rec.Aggregate) == 0 {
			return "", ""
		}
		return PolicyNone, "p"
	}
	if f.domain != c.from {
		switch {
		case rec.Missing != "" && !c.exists(c.from):
			return rec.Missing, "np"
		case rec.Subdomain != "":
			return rec.Subdomain, "sp"
		}
	}
	if rec.Policy == "" {
		return PolicyNone, "p"
	}
	return rec.Policy, "p"
}

// alignment says whether a domain is aligned; sure is false where the DNS left it open.
type alignment func(domain string, strict bool) (aligned, sure bool)

// aligned compares by walks up the DNS (section 4.10.2).
func (c *dmarcCheck) aligned(domain string, strict bool) (bool, bool) {
	if domain == c.from || domain == "" || strict {
		return domain == c.from, true
	}
	mine, sure := c.organization(c.from)
	if sure && !domainUnder(domain, mine) {
		return false, true
	}
	theirs, certain := c.organization(domain)
	return sure && certain && mine == theirs, sure && certain
}

// alignedByList compares by the public suffix list.
func (c *dmarcCheck) alignedByList(domain string, strict bool) (bool, bool) {
	if domain == c.from || domain == "" || strict {
		return domain == c.from, true
	}
	return dmarcListed(domain) == dmarcListed(c.from), true
}

// judge sets what is aligned, and the result that follows.
func (c *dmarcCheck) judge(v *DMARCView, rec *DMARCRecord, aligned alignment) {
	passes, open, unsure := false, false, false
	weigh := func(domain string, pass, unknown, strict bool) bool {
		if passes = passes || pass; !pass && !unknown {
			return false
		}
		yes, sure := aligned(domain, strict)
		unsure = unsure || !sure
		open = open || yes && !pass
		return yes && pass
	}
	for _, d := range c.dkim {
		if weigh(d.Domain, d.Pass, d.Unknown && !d.Pass, rec.StrictDKIM) {
			v.AlignedDKIM = true
		}
	}
	v.AlignedSPF = weigh(c.spf.Domain, c.spf.Pass, c.spf.Unknown && !c.spf.Pass, rec.StrictSPF)
	switch {
	case v.AlignedDKIM || v.AlignedSPF:
		v.Result, v.Why = DMARCPass, WhyAligned
	case unsure:
		v.Result, v.Why = c.unsure()
	case open:
		v.Result, v.Why = DMARCUnknown, WhyUnknownIdentity
	case passes:
		v.Result, v.Why = DMARCFail, WhyNotAligned
	default:
		v.Result, v.Why = DMARCFail, WhyNothingPasses
	}
}

// unsure is the result where a walk could not be finished.
func (c *dmarcCheck) unsure() (DMARCVerdict, DMARCWhy) {
	for _, w := range c.walks {
		if w.failed == DNSTemporary {
			return DMARCTemperror, WhyDNSTemporary
		}
	}
	return DMARCUnknown, WhyOffline
}

// older evaluates by RFC 7489: the record of the author, else that of the organisation that the
// public suffix list gives (section 6.6.3); no np, no t, and no walk.
func (c *dmarcCheck) older() (v DMARCView) {
	org := dmarcListed(c.from)
	c.unpoliced(&v)
	domain := c.from
	records, answer := c.fetch(domain)
	if len(records) == 0 && answer != DNSTemporary && answer != DNSNotAsked && org != domain {
		domain = org
		records, answer = c.fetch(domain)
	}
	switch {
	case answer == DNSNotAsked:
		v.Result, v.Why = DMARCUnknown, WhyOffline
	case answer == DNSTemporary:
		v.Result, v.Why = DMARCTemperror, WhyDNSTemporary
	case len(records) > 1:
		v.Why = WhyManyPolicies
	case len(records) == 1:
		c.olderPolicy(&v, domain, &records[0])
	}
	return v
}

// olderPolicy applies a record by RFC 7489, section 6.6.3, step 6.
func (c *dmarcCheck) olderPolicy(v *DMARCView, domain string, rec *DMARCRecord) {
	v.Domain, v.Policy, v.PolicyTag = domain, rec.Policy, "p"
	if domain != c.from && rec.Subdomain != "" {
		v.Policy, v.PolicyTag = rec.Subdomain, "sp"
	}
	if rec.Policy == "" || rec.broken("sp") {
		v.Policy, v.PolicyTag = PolicyNone, "p"
		if len(rec.Aggregate) == 0 {
			v.Result, v.Why, v.Policy, v.PolicyTag = DMARCPermerror, WhyBadPolicy, "", ""
			return
		}
	}
	v.AlignedDKIM, v.AlignedSPF = false, false
	c.judge(v, rec, c.alignedByList)
}
