package auth

import (
	"context"
	"net"
	"strings"
	"testing"

	"github.com/emersion/go-msgauth/dkim"
)

// disagreements are the cases of the tests of which another library says something else, and why.
var disagreements = map[string]string{
	"rsa-sha1":                    "it refuses SHA-1 unverified, as RFC 8301 asks of receivers; here the weakness stands beside the result",
	"l= and more text":            "it refuses l= unverified; here the weakness stands beside the result",
	"not expired":                 "it compares x= with now, not with the time of receipt",
	"b in other tags":             "it takes the text after any b and equals sign out, which may stand in z= too",
	"i= below d=":                 "it compares domains with regard to case",
	"i= in quoted form":           "it does not decode i=",
	"i= in another script":        "it compares domains as they are written",
	"key: white space in the key": "it takes blanks out of p=, but no tabs",
	"key: two records":            "it refuses several records; here the one that is a key is taken",
	"key: two keys":               "it refuses several records; here the one that fits is taken",
	"key: an old one withdrawn":   "it refuses several records; here the one that fits is taken",
	"key: granted to others":      "it ignores g=, as RFC 6376 allows",
}

// A second opinion on every signature that the tests make: who disagrees with another library must say why.
func TestSecondOpinion(t *testing.T) {
	said := make(map[string]bool)
	judge := func(name, text string, zone keys) {
		ours, theirs := verify(t, text, zone)[0].Result == Pass, otherPasses(text, zone)
		why, known := disagreements[name]
		switch {
		case known:
			said[name] = true
			if ours == theirs {
				t.Errorf("%s: they agree now, so there is nothing to explain: %s", name, why)
			}
		case ours != theirs:
			t.Errorf("%s: ours passes: %t, theirs: %t", name, ours, theirs)
		}
	}
	for _, r := range rules() {
		judge(r.name, r.text(t), zone())
	}
	text := signWith(t, rsaKey1024(), "DKIM-Signature", plain, rsaTags)
	for _, r := range keyRules() {
		judge("key: "+r.name, text, r.zone())
	}
	for name := range disagreements {
		if !said[name] {
			t.Errorf("%s: no such case", name)
		}
	}
}

// otherPasses reports whether the other library passes the first signature of a message.
func otherPasses(text string, zone keys) bool {
	lookup := func(name string) ([]string, error) {
		records, answer := zone.TXT(context.Background(), name)
		if answer != DNSFound {
			return nil, &net.DNSError{Name: name, IsNotFound: answer.Void(), IsTemporary: answer == DNSTemporary}
		}
		return records, nil
	}
	list, err := dkim.VerifyWithOptions(strings.NewReader(text), &dkim.VerifyOptions{LookupTXT: lookup})
	return err == nil && len(list) > 0 && list[0].Err == nil
}
