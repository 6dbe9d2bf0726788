package analyze

import (
	"slices"

	"github.com/eml-inspect/eml-inspect/analyze/auth"
)

// authSPFFail reports that the sender's domain says that this address may not send for it (RFC 7208, section
// 8.4).
var authSPFFail = Check{
	Codes: []string{"auth-spf-fail"},
	Run:   func(p *Pass) { p.reportSPF("auth-spf-fail", auth.SPFFail) },
}

// reportSPF reports a result of SPF that receivers mind. It is a note where DMARC passes all the same.
func (p *Pass) reportSPF(code string, results ...auth.SPFVerdict) {
	s := p.SPF
	if s == nil || !slices.Contains(results, s.Result) {
		return
	}
	f := Finding{Code: code, Severity: Warning, Confidence: Likely, Party: Sender, Where: p.field(p.Hops[s.Hop].Field)}
	if p.DMARC != nil && p.DMARC.Result == auth.DMARCPass {
		f.Severity = Note
	}
	p.report(f, "ip", s.IP, "domain", printable(s.Domain), "identity", s.Identity, "mechanism", printable(s.Mechanism),
		"result", string(s.Result), "why", s.why(), "hop", itoa(s.Hop))
}

// why says what is wrong with the record, as exactly as is known.
func (s *SPFEvidence) why() string {
	if s.Detail != "" {
		return string(s.Detail)
	}
	return string(s.Problem)
}
