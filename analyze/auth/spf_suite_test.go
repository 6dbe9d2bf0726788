package auth

import (
	"context"
	"errors"
	"io"
	"net/netip"
	"os"
	"slices"
	"strings"
	"testing"

	"go.yaml.in/yaml/v3"
)

// suite is a scenario of a collection of SPF tests: questions, and the DNS they are asked in.
type suite struct {
	Description string
	Tests       map[string]struct {
		Helo, Host, MailFrom, Explanation, Skip string
		Result                                  words
	}
	ZoneData map[string][]yaml.Node
}

// words is one word or a list of them.
type words []string

func (w *words) UnmarshalYAML(n *yaml.Node) error {
	if n.Kind == yaml.ScalarNode {
		*w = words{n.Value}
		return nil
	}
	return n.Decode((*[]string)(w))
}

// suites reads a collection that lies beside the checkout.
func suites(t *testing.T, name string) []suite {
	t.Helper()
	file, err := os.Open("../../../shared/corpora/auth/" + name)
	if err != nil {
		t.Skipf("the collection %s is not beside the checkout", name)
	}
	defer file.Close()
	var out []suite
	decoder := yaml.NewDecoder(file)
	for {
		var one suite
		err := decoder.Decode(&one)
		if errors.Is(err, io.EOF) {
			return out
		}
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, one)
	}
}

// zone makes a zone of the data. Records of type SPF count as TXT where a name has no TXT entry; a name
// that times out still has what is listed.
func (s *suite) zone(t *testing.T) *Zone {
	t.Helper()
	z := NewZone()
	for name, nodes := range s.ZoneData {
		name = dnsName(name)
		texts := slices.ContainsFunc(nodes, func(n yaml.Node) bool {
			return n.Kind == yaml.MappingNode && n.Content[0].Value == "TXT"
		})
		for _, n := range nodes {
			if n.Kind == yaml.ScalarNode || n.Content[0].Value == "TIMEOUT" || n.Content[0].Value == "SERVFAIL" {
				z.broken[name] = true
				continue
			}
			z.suiteRecord(t, name, n.Content[0].Value, n.Content[1], texts)
		}
	}
	return z
}

func (z *Zone) suiteRecord(t *testing.T, name, kind string, value *yaml.Node, texts bool) {
	t.Helper()
	var list words
	if err := value.Decode(&list); err != nil {
		t.Fatal(err)
	}
	r := z.hold(name)
	switch {
	case kind == "SPF" && !texts, kind == "TXT" && list[0] != "NONE":
		r.texts = append(r.texts, latin(strings.Join(list, "")))
	case kind == "A", kind == "AAAA":
		r.addresses = append(r.addresses, netip.MustParseAddr(list[0]))
	case kind == "MX":
		r.exchanges = append(r.exchanges, MX{uint16(len(r.exchanges)), dnsName(list[1])})
	case kind == "PTR":
		r.names = append(r.names, strings.TrimSuffix(list[0], "."))
	case kind == "CNAME":
		r.alias = dnsName(list[0])
	}
}

// latin makes bytes of text that was written byte by byte.
func latin(s string) string {
	var b strings.Builder
	for _, r := range s {
		b.WriteByte(byte(r))
	}
	return b.String()
}

// deviation is a case on which this package differs from a collection, and the sentence it rests on.
type deviation struct {
	result SPFVerdict
	why    string
}

// runSuite runs a collection and gives how many cases came out as it says.
func runSuite(t *testing.T, name string, deviations map[string]deviation) (passed, total int) {
	t.Helper()
	for _, s := range suites(t, name) {
		zone := s.zone(t)
		for id, c := range s.Tests {
			if c.Skip != "" {
				continue
			}
			total++
			got := CheckHost(context.Background(), zone, SPFQuery{IP: netip.MustParseAddr(c.Host), Helo: c.Helo, MailFrom: c.MailFrom})
			want := c.Result
			d, deviates := deviations[s.Description+"/"+id]
			if deviates {
				t.Logf("%s: %s, not %s: %s", id, d.result, want, d.why)
				want = words{string(d.result)}
			}
			explained := c.Explanation == "" || c.Explanation == "DEFAULT" && got.Explanation == "" || c.Explanation == got.Explanation
			if !slices.Contains(want, string(got.Result)) || !explained {
				t.Errorf("%s/%s: %s %q (%s %s, %s), want %s %q", s.Description, id, got.Result, got.Explanation,
					got.Problem, got.Detail, got.Mechanism, want, c.Explanation)
				continue
			}
			if !deviates {
				passed++
			}
		}
	}
	t.Logf("%s: %d of %d", name, passed, total)
	return passed, total
}

func TestSPFSuiteOfRFC7208(t *testing.T) {
	passed, total := runSuite(t, "spf-rfc/rfc7208-tests.yml", nil)
	if passed != 203 || total != 203 {
		t.Errorf("%d of %d, want 203 of 203", passed, total)
	}
}

// The older suite leaves open what RFC 7208 decided, so that the two agree everywhere.
func TestSPFSuiteOfRFC4408(t *testing.T) {
	passed, total := runSuite(t, "spf-rfc/rfc4408-tests.yml", nil)
	if passed != 191 || total != 191 {
		t.Errorf("%d of %d, want 191 of 191", passed, total)
	}
}

// What others collected uses names of one label, which the RFC rules out.
func TestSPFCollections(t *testing.T) {
	const (
		oneLabel = "RFC 7208, section 4.3: a domain that is not a multi-label domain name gives none"
		noDot    = "RFC 7208, section 7.1: a domain-spec ends with a macro, or with a dot and a top label"
	)
	runSuite(t, "spf-blitiri/blitirispf-tests.yml", map[string]deviation{
		"Resolution limits/resolution-with-10-lookups": {SPFPermerror, noDot},
		"MX resolution limits/mx-resolution-10-terms":  {SPFNone, oneLabel},
		"MX resolution limits/mx-resolution-11-terms":  {SPFNone, oneLabel},
		"NXDOMAIN tests/redirect-not-found":            {SPFNone, oneLabel},
		"NXDOMAIN tests/one-mx-not-found":              {SPFNone, oneLabel},
		"NXDOMAIN tests/all-mx-not-found":              {SPFNone, oneLabel},
		"NXDOMAIN tests/include-not-found":             {SPFNone, oneLabel},
	})
	runSuite(t, "spf-blitiri/pyspf-tests.yml", nil)
}
