package analyze

import (
	"bytes"

	"github.com/eml-inspect/eml-inspect/analyze/auth"
	"github.com/eml-inspect/eml-inspect/analyze/eml"
)

// authDKIMBodyChanged reports signatures whose body hash is not the one of the body (RFC 6376, section
// 3.7). No key is needed for that. What changed it is not looked for.
var authDKIMBodyChanged = Check{
	Codes: []string{"auth-dkim-body-changed"},
	Run: func(p *Pass) {
		for _, s := range p.Signatures {
			if s.BodyHash != auth.Mismatch || s.Problem != "" {
				continue
			}
			f := Finding{Code: "auth-dkim-body-changed", Severity: p.bodyChangeSeverity(), Confidence: Certain,
				Party: Nobody, Where: p.field(s.Field)}
			if p.savedDifferently() {
				f.Confidence = Likely
			}
			if p.throughList() {
				f.Party = Transit
			}
			p.report(f, "domain", printable(s.Domain), "selector", printable(s.Selector), "what", "unknown", "proof", "none")
		}
	},
}

// bodyChangeSeverity is a note where another signer vouches for the body as it is, or a list has changed
// it, as lists do: receivers expect that.
func (p *Pass) bodyChangeSeverity() Severity {
	for _, s := range p.Signatures {
		if s.BodyHash == auth.Match {
			return Note
		}
	}
	if p.throughList() {
		return Note
	}
	return Warning
}

// throughList reports whether a mailing list sent the message on (RFC 2919, RFC 2369).
func (p *Pass) throughList() bool {
	for _, name := range [...]string{"List-Id", "List-Post", "List-Unsubscribe", "X-Mailing-List", "Mailing-List"} {
		if _, ok := p.Header().Find(name); ok {
			return true
		}
	}
	return false
}

// savedDifferently reports whether the file shows signs that saving it changed the body: mixed line ends,
// or "From " lines that an mbox escaped.
func (p *Pass) savedDifferently() bool {
	body := p.Root.Raw()
	return p.layer().Ending == eml.EndingMixed || bytes.HasPrefix(body, []byte(">From ")) ||
		bytes.Contains(body, []byte("\n>From "))
}
