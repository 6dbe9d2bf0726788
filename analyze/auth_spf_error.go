package analyze

import "github.com/eml-inspect/eml-inspect/analyze/auth"

// authSPFError reports that the SPF record of the sender's domain cannot be used as it is (RFC 7208, section
// 8.7), or that the DNS gave no answer (section 8.6).
var authSPFError = Check{
	Codes: []string{"auth-spf-error"},
	Run:   func(p *Pass) { p.reportSPF("auth-spf-error", auth.SPFPermerror, auth.SPFTemperror) },
}
