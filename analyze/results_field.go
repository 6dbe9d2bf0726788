package analyze

import (
	"strings"

	"github.com/emersion/go-msgauth/authres"
)

// resultsHost is who says so in the field of our own results. It is no host name: no mail program takes the
// field for that of its own server.
const resultsHost = "eml-inspect"

// resultsField writes our own results as an Authentication-Results field (RFC 8601, section 2.2), "" where
// nobody was asked. What is unknown is left out: the field has no word for it.
func (e *Evidence) resultsField() string {
	if e.Options.DNS == nil {
		return ""
	}
	var list []authres.Result
	for _, s := range e.Signatures {
		if settledResult(string(s.Result)) {
			list = append(list, &authres.GenericResult{Method: "dkim", Value: authres.ResultValue(s.Result),
				Params: map[string]string{"header.d": plain(s.Domain), "header.s": plain(s.Selector)}})
		}
	}
	if s := e.SPF; s != nil && settledResult(string(s.Result)) {
		params := map[string]string{"smtp." + s.Identity: plain(s.Domain)}
		list = append(list, &authres.GenericResult{Method: "spf", Value: authres.ResultValue(s.Result), Params: params})
	}
	if d := e.DMARC; d != nil && settledResult(string(d.Result)) {
		list = append(list, &authres.DMARCResult{Value: authres.ResultValue(d.Result), From: plain(lowerHost(e.fromDomain()))})
	}
	if c := e.Chain; settledResult(string(c.Result)) && c.Result != "none" {
		list = append(list, &authres.GenericResult{Method: "arc", Value: authres.ResultValue(c.Result)})
	}
	return "Authentication-Results: " + strings.TrimSpace(authres.Format(resultsHost, list))
}

func settledResult(result string) bool { return result != "" && result != "unknown" }

// plain gives what can stand in a field as it is: what a host name or a selector never has is left out.
func plain(s string) string {
	return strings.Map(func(r rune) rune {
		if r == '-' || r == '.' || r == '_' || '0' <= r && r <= '9' || 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' {
			return r
		}
		return -1
	}, s)
}
