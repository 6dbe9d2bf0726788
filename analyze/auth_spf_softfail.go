package analyze

import "github.com/eml-inspect/eml-inspect/analyze/auth"

// authSPFSoftfail reports that the sender's domain says that this address probably may not send for it (RFC
// 7208, section 8.5).
var authSPFSoftfail = Check{
	Codes: []string{"auth-spf-softfail"},
	Run:   func(p *Pass) { p.reportSPF("auth-spf-softfail", auth.SPFSoftfail) },
}
