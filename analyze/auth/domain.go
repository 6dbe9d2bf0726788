package auth

import (
	"net/netip"
	"strings"

	"golang.org/x/net/idna"
	"golang.org/x/net/publicsuffix"
)

// Organizational gives the organisational domain of a name as the public suffix list sees it (RFC
// 7489, section 3.2), in lower case and ASCII: "example.co.uk" of "Mail.Example.CO.UK.". It is ""
// for addresses, single labels, and names below which anybody may register, such as "co.uk". A
// name that a company offers others to register below, such as "github.io", belongs to that
// company; what stands below it does not.
func Organizational(domain string) string {
	domain = domainASCII(domain)
	if !strings.Contains(domain, ".") || !dnsAskable(domain) || domainLiteral(domain) {
		return ""
	}
	suffix, icann := publicsuffix.PublicSuffix(domain)
	for suffix == domain {
		if icann || !strings.Contains(suffix, ".") {
			return ""
		}
		_, above, _ := strings.Cut(suffix, ".")
		suffix, icann = publicsuffix.PublicSuffix(above)
	}
	own := domain[:len(domain)-len(suffix)-1]
	return domain[strings.LastIndexByte(own, '.')+1:]
}

// ListedSuffix gives what stands at the end of a name and is a public suffix of the DNS itself, not one that a
// company made: "co.uk" of "www.example.co.uk". It is "" where the public suffix list does not know the last label.
func ListedSuffix(domain string) string {
	suffix, icann := publicsuffix.PublicSuffix(domainASCII(domain))
	for !icann && strings.Contains(suffix, ".") {
		_, suffix, _ = strings.Cut(suffix, ".")
		suffix, icann = publicsuffix.PublicSuffix(suffix)
	}
	if !icann {
		return ""
	}
	return suffix
}

// domainLiteral reports whether a name is an address.
func domainLiteral(domain string) bool {
	domain = strings.Trim(domain, "[]")
	if n := len(domain); n == 0 || (domain[n-1] < '0' || domain[n-1] > '9') && strings.IndexByte(domain, ':') < 0 {
		return false // making an error of each name is dear
	}
	_, err := netip.ParseAddr(domain)
	return err == nil
}

// domainASCII writes a domain as the DNS holds it: lower case, without the final dot, U-labels as
// A-labels (RFC 5890, section 2.3.2.1). What cannot be written so is left as it is.
func domainASCII(domain string) string {
	domain = strings.TrimSpace(domain)
	if len(domain) > maxSender {
		return dnsName(domain) // no name is as long, and punycode takes its time
	}
	for i := range len(domain) {
		if domain[i] < 0x80 {
			continue
		}
		// Not idna.Lookup: names of DNS records may hold underscores.
		profile := idna.New(idna.MapForLookup(), idna.StrictDomainName(false), idna.Transitional(false))
		if ascii, err := profile.ToASCII(domain); err == nil {
			domain = ascii
		}
		break
	}
	return dnsName(domain)
}

// domainUnder reports whether a name is another one or stands below it. Both are as dnsName writes
// them.
func domainUnder(name, above string) bool {
	return name == above || strings.HasSuffix(name, "."+above)
}
