package auth

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"github.com/eml-inspect/eml-inspect/headers"
)

// addSet does what a host does that seals: it adds its results, its message signature and its seal.
func addSet(t testing.TB, text string, instance int, cv string) string {
	t.Helper()
	results := fmt.Sprintf("ARC-Authentication-Results: i=%d; mx%d.example.org; spf=pass smtp.mailfrom=example.org", instance, instance)
	tags := fmt.Sprintf("i=%d; a=rsa-sha256; c=relaxed/relaxed; d=example.org; s=k1; t=170951760%d; h=from:to:subject:date;", instance, instance)
	text = results + "\r\n" + signWith(t, rsaKey1024(), "ARC-Message-Signature", text, tags)
	own := fmt.Sprintf("ARC-Seal: i=%d; a=rsa-sha256; d=example.org; s=k1; cv=%s; t=170951760%d; b=", instance, cv, instance)
	head, _, _ := strings.Cut(text, "\r\n\r\n")
	sealed := ""
	for i := 1; i <= instance; i++ {
		for _, name := range []string{"ARC-Authentication-Results", "ARC-Message-Signature", "ARC-Seal"} {
			for _, f := range plainFields(head + "\r\n") {
				if strings.HasPrefix(f, fmt.Sprintf("%s: i=%d;", name, i)) {
					sealed += plainField(Relaxed, f)
				}
			}
		}
	}
	sealed += strings.TrimSuffix(plainField(Relaxed, own), "\r\n")
	return own + seal(t, rsaKey1024(), "rsa-sha256", sealed) + "\r\n" + text
}

func chain(t testing.TB, sets int) string {
	t.Helper()
	text := plain
	for i := 1; i <= sets; i++ {
		cv := "pass"
		if i == 1 {
			cv = "none"
		}
		text = addSet(t, text, i, cv)
	}
	return text
}

// Each rule of RFC 8617, section 5.2.
func TestARC(t *testing.T) {
	three := chain(t, 3)
	tagged := strings.Replace(chain(t, 1), "Subject: hello", "Subject: [list] hello", 1)
	footer := chain(t, 2) + "footer\r\n"
	for _, c := range []struct {
		name, text string
		change     edit
		zone       Resolver
		want       string
	}{
		{"none", plain, edit{}, zone(), "none 0 \"\" oldest 0"},
		{"one set", chain(t, 1), edit{}, zone(), "pass 0 \"\" oldest 1"},
		{"three sets", three, edit{}, zone(), "pass 0 \"\" oldest 1"},
		{"changed between the hosts", addSet(t, tagged, 2, "pass"), edit{}, zone(), "pass 0 \"\" oldest 2"},
		{"body changed at the end", footer, edit{}, zone(), "fail 2 \"body-changed\" oldest 0"},
		{"header changed at the end", three, edit{"Subject:", "Subject: [x]"}, zone(), "fail 3 \"header-changed\" oldest 0"},
		{"results changed", three, edit{"mx2.example.org; spf=pass", "mx2.example.org; spf=fail"}, zone(), "fail 2 \"seal-mismatch\" oldest 1"},
		{"chain was broken", addSet(t, footer, 3, "fail"), edit{}, zone(), "fail 3 \"cv-fail\" oldest 3"},
		{"claims a broken chain held", addSet(t, footer, 3, "none"), edit{}, zone(), "fail 3 \"bad-cv\" oldest 3"},
		{"no seal", three, edit{"ARC-Seal: i=2", "X-Seal: i=2"}, zone(), "fail 2 \"missing-seal\" oldest 1"},
		{"no message signature", three, edit{"ARC-Message-Signature: i=1", "X-Signature: i=1"}, zone(), "fail 1 \"missing-message-signature\" oldest 2"},
		{"no results", three, edit{"ARC-Authentication-Results: i=3", "X-Results: i=3"}, zone(), "fail 3 \"missing-results\" oldest 1"},
		{"instance changed", three, edit{"ARC-Seal: i=3", "ARC-Seal: i=x"}, zone(), "fail 0 \"bad-instance\" oldest 1"},
		{"too many", three, edit{"ARC-Seal: i=3", "ARC-Seal: i=51"}, zone(), "fail 0 \"too-many-sets\" oldest 1"},
		{"twice", three, edit{"ARC-Seal: i=3", "ARC-Seal: i=2; a=b\r\nARC-Seal: i=3"}, zone(), "fail 2 \"duplicate-field\" oldest 1"},
		{"offline", three, edit{}, nil, "unknown 3 \"no-key\" oldest 0"},
		{"offline, and broken", footer, edit{}, nil, "fail 2 \"body-changed\" oldest 0"},
		{"no keys", three, edit{}, keys{}, "fail 3 \"key-missing\" oldest 0"},
		{"header alone", strings.TrimSuffix(three[:strings.Index(three, "\r\n\r\n")], "\r\n") + "\r\n", edit{}, zone(), "unknown 3 \"no-body\" oldest 0"},
	} {
		got := ARC(context.Background(), message(t, []byte(c.change.of(t, c.text))), c.zone, received)
		if s := fmt.Sprintf("%s %d %q oldest %d", got.Result, got.Instance, got.Why, got.OldestPass); s != c.want {
			t.Errorf("%s: %s, want %s", c.name, s, c.want)
		}
	}
}

// Without any key, the body hashes show between which hosts the body was changed.
func TestARCOffline(t *testing.T) {
	text := addSet(t, chain(t, 2)+"footer\r\n", 3, "fail")
	got := ARC(context.Background(), message(t, []byte(text)), nil, received)
	for i, want := range []Outcome{Mismatch, Mismatch, Match} {
		set := got.Sets[i]
		claims := headers.ReadAuthResults(set.ClaimsField.Text)
		if set.BodyHash != want || set.HeaderHash != Unknown || set.Seal != Unknown || set.Sealer != "example.org" ||
			set.Selector != "k1" || set.SealTime.IsZero() || claims.By != fmt.Sprintf("mx%d.example.org", i+1) {
			t.Errorf("set %d: %s %s %+v", set.Instance, set.BodyHash, set.CV, claims)
		}
	}
}

// Both kinds of signatures of a message come out of one pass as they come out of two.
func TestExamine(t *testing.T) {
	text := chain(t, 2)
	text = signWith(t, rsaKey1024(), "DKIM-Signature", text, rsaTags)
	list, result := Examine(context.Background(), message(t, []byte(text)), zone(), received)
	if len(list) != 1 || list[0].Result != Pass || result.Result != ARCPass || len(result.Sets) != 2 {
		t.Errorf("%v %v", list, result)
	}
}
