package report

import (
	"slices"
	"strings"

	"github.com/eml-inspect/eml-inspect/analyze"
)

// describeAuth tells in one table what was recomputed here and what hosts on the way claim.
func describeAuth(r *analyze.MessageReport, o *Options, m medium) {
	t := table{columns: []column{
		{head: o.word("column", "check")},
		{head: o.word("column", "result"), least: 9, wrap: true},
		{head: o.word("column", "domain"), least: 12},
		{head: o.word("column", "by"), least: 12},
		{head: o.word("column", "remark"), least: 16, wrap: true},
	}}
	for _, s := range r.Auth.DKIM {
		domain := s.Domain
		if s.Selector != "" {
			domain += " (" + s.Selector + ")"
		}
		ownRow(&t, "DKIM", s.Result, domain, signatureRemark(s, o), o)
	}
	describeRecords(r.Auth, o, &t)
	if arc := r.Auth.ARC; arc != nil {
		ownRow(&t, "ARC", arc.Result, lastSealer(arc), arcRemark(arc, o), o)
	}
	for _, c := range r.Auth.Claims {
		t.row(ours(strings.ToUpper(c.Method)), ours(o.word("result", c.Result)), theirs(c.Domain),
			theirs(claimant(c)), ours(claimRemark(c, o)))
	}
	if len(t.rows) == 0 {
		return
	}
	m.section(o.word("heading", "auth"), "")
	m.table(t)
	if usedRecords(r.Auth) {
		m.remarks([]string{o.word("label", "re-evaluated")})
	}
	if r.Auth.Field != "" && o.Verbose {
		m.remarks([]string{Safe(r.Auth.Field)})
	}
}

// ownRow is a row for something that was recomputed here.
func ownRow(t *table, check, result, domain, remark string, o *Options) {
	t.row(ours(check), ours(o.word("result", result)), theirs(domain), ours(o.word("label", "recomputed")), ours(remark))
}

// describeRecords tells what the records of the sender's domains say. Without them there is nothing to
// tell: the list of what was not checked says so.
func describeRecords(a analyze.Auth, o *Options, t *table) {
	if s := a.SPF; s != nil && s.Why != "offline" {
		ownRow(t, "SPF", s.Result, s.Domain, spfRemark(s, o), o)
	}
	if d := a.DMARC; d != nil && d.Why != "offline" {
		ownRow(t, "DMARC", d.Result, d.Domain, dmarcRemark(d, o), o)
	}
}

// usedRecords says whether a result here rests on records of the DNS.
func usedRecords(a analyze.Auth) bool {
	for _, s := range a.DKIM {
		if s.Key != "" && s.Key != "unknown" {
			return true
		}
	}
	return a.SPF != nil && a.SPF.Result != "unknown" || a.DMARC != nil && a.DMARC.Result != "unknown" ||
		a.ARC != nil && a.ARC.Result == "pass"
}

// claimant is the host that made a claim or, where it is not named, the field it stands in.
func claimant(c analyze.Claim) string {
	if c.By == "" {
		return c.Field
	}
	return c.By
}

// claimRemark gives the reason that stands beside a claim, and says whether the host is trusted.
func claimRemark(c analyze.Claim, o *Options) string {
	trust := "untrusted"
	if c.Trusted {
		trust = "trusted"
	}
	reason := clip(c.Reason)
	if c.Method == "compauth" && len(c.Reason) == 3 {
		reason = joinLabel(o, c.Reason, o.word("verdict-why", analyze.CompauthWhy(c.Reason)))
	}
	return remark(o, reason, o.word("label", trust))
}

// signatureRemark says what of a signature holds, what was changed after it was made, and what else
// there is to know about it.
func signatureRemark(s analyze.Signature, o *Options) string {
	body, header := hashWord("body", s.BodyHash, o), hashWord("header", s.HeaderHash, o)
	switch changedPart(s) {
	case "body":
		body = alteredWord(body, "body-change", s.Altered, o)
	case "header":
		header = alteredWord(header, "header-change", s.Altered, o)
	}
	list := []string{body, header}
	if s.Key != "" && s.Key != "unknown" {
		list = append(list, o.word("hash", "key-"+s.Key))
	}
	if s.Why != "key-"+s.Key {
		list = append(list, o.word("why", s.Why))
	}
	for _, why := range s.Weak {
		list = append(list, o.word("weak", why))
	}
	if s.Aligned {
		list = append(list, o.word("label", "aligned"))
	}
	if s.Second != "" {
		facts := map[string]string{"result": o.word("result", s.Second)}
		list = append(list, o.phrase("label", "second-opinion", facts))
	}
	return remark(o, list...)
}

// changedPart says what the change of a signature is one of: "body", "header", or "" where there is
// none. Some changes may happen to either.
func changedPart(s analyze.Signature) string {
	switch {
	case s.Altered == nil:
		return ""
	case s.BodyHash == "mismatch", s.HeaderHash != "mismatch":
		return "body"
	}
	return "header"
}

// hashWord says what became of the fingerprint of the body or the header; empty is not known.
func hashWord(what, state string, o *Options) string {
	if state == "" {
		state = "unknown"
	}
	return o.word("hash", what+"-"+state)
}

// alteredWord adds to a fingerprint what was changed, how much was added, and how that is known.
func alteredWord(hash, group string, a *analyze.Altered, o *Options) string {
	facts := map[string]string{"hash": hash, "what": o.word(group, a.What), "proof": o.word("proof", a.Proof)}
	if a.Bytes != nil {
		facts["bytes"] = decimal(*a.Bytes)
	}
	return o.phrase("label", "altered", facts)
}

// spfRemark says whose address was checked and which term of the record decides.
func spfRemark(s *analyze.SPF, o *Options) string {
	var list []string
	if s.IP != "" {
		list = append(list, o.phrase("label", "spf-client", map[string]string{"ip": s.IP, "hop": decimal(s.Hop)}))
	}
	if s.Mechanism != "" {
		key := "spf-mechanism"
		if s.Result == "permerror" || s.Result == "temperror" {
			key = "spf-stopped"
		}
		trace := strings.Join(append(slices.Clone(s.Path), s.Mechanism), " › ")
		list = append(list, o.phrase("label", key, map[string]string{"mechanism": clip(trace)}))
	}
	if s.Identity == "helo" {
		list = append(list, o.word("label", "spf-helo"))
	}
	list = append(list, o.word("why", s.Why))
	if s.Record != "" && o.Verbose {
		list = append(list, o.phrase("label", "record", map[string]string{"record": clip(s.Record)}))
	}
	return remark(o, list...)
}

// dmarcRemark says what the domain asks for and what is aligned with it.
func dmarcRemark(d *analyze.DMARC, o *Options) string {
	var list []string
	if d.Policy != "" {
		list = append(list, o.phrase("label", "dmarc-policy", map[string]string{"policy": d.Policy}))
	}
	if methods := alignedMethods(d, o); methods != "" && d.Result == "pass" {
		list = append(list, o.phrase("label", "dmarc-aligned", map[string]string{"methods": methods}))
	} else {
		list = append(list, o.word("why", d.Why))
	}
	return remark(o, list...)
}

// alignedMethods names what passes for the domain in From.
func alignedMethods(d *analyze.DMARC, o *Options) string {
	switch {
	case d.AlignedDKIM && d.AlignedSPF:
		return o.word("label", "both")
	case d.AlignedDKIM:
		return "DKIM"
	case d.AlignedSPF:
		return "SPF"
	}
	return ""
}

// lastSealer is the domain that sealed a message last.
func lastSealer(a *analyze.ARC) string {
	if len(a.Sets) == 0 {
		return ""
	}
	return a.Sets[len(a.Sets)-1].Domain
}

// arcRemark says who sealed the message, where the chain breaks, and between whom the body was
// changed.
func arcRemark(a *analyze.ARC, o *Options) string {
	var domains []string
	for _, set := range a.Sets {
		if set.Domain != "" {
			domains = append(domains, set.Domain)
		}
	}
	list := []string{o.phrase("label", "arc-sets", map[string]string{
		"count": decimal(len(a.Sets)), "domains": clip(strings.Join(domains, " > ")),
	})}
	body := arcBody(a.Sets, o)
	if a.Why != "" && (a.Why != "body-changed" || body == "") {
		why := o.word("why", a.Why)
		if a.Instance > 0 {
			why = joinLabel(o, o.phrase("label", "arc-set", map[string]string{"instance": decimal(a.Instance)}), why)
		}
		list = append(list, why)
	}
	return remark(o, append(list, body)...)
}

// arcBody says after which set the body was changed last, as far as the fingerprints tell.
func arcBody(sets []analyze.ARCSet, o *Options) string {
	for i := len(sets) - 1; i >= 0; i-- {
		before := map[string]string{"before": decimal(sets[i].Instance)}
		switch {
		case sets[i].BodyHash != "mismatch":
		case i == len(sets)-1:
			return o.phrase("label", "arc-after", before)
		case sets[i+1].BodyHash == "match":
			before["after"] = decimal(sets[i+1].Instance)
			return o.phrase("label", "arc-between", before)
		default:
			return ""
		}
	}
	return ""
}

// remark strings together those of some short remarks that say something.
func remark(o *Options, list ...string) string {
	var said []string
	for _, text := range list {
		if text != "" {
			said = append(said, text)
		}
	}
	return joinList(o, said)
}
