package analyze

import "strings"

// provider is an organisation that owns several domains.
type provider struct {
	Name           string
	Domains        []string
	Sound          bool // its clocks have never been seen wrong
	ResultsBelow   bool `toml:"results_below"`   // it writes its Authentication-Results below its Received field
	ResultsUnnamed bool `toml:"results_unnamed"` // it writes them without an authserv-id
}

// providers finds a provider by domain.
var providers = once(func() map[string]*provider {
	out := make(map[string]*provider)
	for i := range providerRecords {
		p := &providerRecords[i]
		for _, d := range p.Domains {
			out[d] = p
		}
	}
	return out
})

// nobody stands for the owners of hosts that belong to no provider.
var nobody = new(provider)

// longestHost is how many bytes the name of a host has at most (RFC 1035, section 2.3.4).
const longestHost = 255

// providerOf gives the provider that a host belongs to, nobody for other hosts.
func providerOf(host string) *provider {
	if len(host) > longestHost {
		return nobody
	}
	all, more := providers(), true
	for host = lowerHost(host); more; {
		if p := all[host]; p != nil {
			return p
		}
		_, host, more = strings.Cut(host, ".")
	}
	return nobody
}

// hostFamily is a host, its organisation, and the provider that it belongs to.
type hostFamily struct {
	host, family string
	owner        *provider
}

// family gives the organisation of a host: its provider, or its organisational domain.
func family(host string) string { return familyOf(host).family }

func familyOf(host string) hostFamily {
	p := providerOf(host)
	if p.Name != "" {
		return hostFamily{host, p.Name, p}
	}
	return hostFamily{host, organization(host), p}
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
