package analyze

import (
	"strings"
	"sync"
)

// provider is an organisation that owns several domains.
type provider struct {
	Name           string
	Domains        []string
	Sound          bool // its clocks have never been seen wrong
	ResultsBelow   bool `toml:"results_below"`   // it writes its Authentication-Results below its Received field
	ResultsUnnamed bool `toml:"results_unnamed"` // it writes them without an authserv-id
}

// providers finds a provider by domain.
var providers = sync.OnceValue(func() map[string]provider {
	out := make(map[string]provider)
	for _, p := range providerRecords {
		for _, d := range p.Domains {
			out[d] = p
		}
	}
	return out
})

// providerOf gives the provider that a host belongs to, an empty one for other hosts.
func providerOf(host string) provider {
	all := providers()
	for host = lowerHost(host); host != ""; {
		if p, ok := all[host]; ok {
			return p
		}
		_, rest, ok := strings.Cut(host, ".")
		if !ok {
			break
		}
		host = rest
	}
	return provider{}
}

// family gives the organisation of a host: its provider, or its organisational domain.
func family(host string) string {
	if p := providerOf(host); p.Name != "" {
		return p.Name
	}
	return organization(host)
}

// ProviderDomain gives the domain of a known provider of mail under which a host stands, "" for other hosts. Such
// domains belong to nobody in particular, and what a provider writes is read by them.
func ProviderDomain(host string) string {
	for _, domain := range providerOf(host).Domains {
		if host == domain || strings.HasSuffix(host, "."+domain) {
			return domain
		}
	}
	return ""
}
