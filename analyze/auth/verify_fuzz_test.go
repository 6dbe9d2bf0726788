package auth

import (
	"context"
	"strings"
	"testing"
	"time"

	"github.com/eml-inspect/eml-inspect/analyze/eml"
	"github.com/eml-inspect/eml-inspect/packaging/processor"
)

// Time and memory are linear: long folded fields, many tags, many names, many signatures.
func TestVerifyIsLinear(t *testing.T) {
	many := strings.Repeat("from:to:x-none:", 100_000)
	for name, head := range map[string]string{
		"folds":      "DKIM-Signature: " + rsaTags + strings.Repeat("\r\n\t ", 300_000) + " bh=AAAA; b=AAAA\r\n",
		"tags":       "DKIM-Signature: " + strings.Repeat("x=1;", 100_000) + rsaTags + " bh=AAAA; b=AAAA\r\n",
		"names":      "DKIM-Signature: " + strings.Replace(rsaTags, "h=", "h="+many, 1) + " bh=AAAA; b=AAAA\r\n",
		"fields":     "DKIM-Signature: " + strings.Replace(rsaTags, "h=", "h="+many, 1) + " bh=AAAA; b=AAAA\r\n" + strings.Repeat("To: a\r\n", 100_000),
		"copies":     "DKIM-Signature: " + rsaTags + " bh=AAAA; b=AAAA; z=" + strings.Repeat("From:a|", 100_000) + "\r\n",
		"signatures": strings.Repeat("DKIM-Signature: "+rsaTags+" bh=AAAA; b=AAAA\r\n", 20_000),
		"seals":      strings.Repeat("ARC-Seal: i=1; a=rsa-sha256; cv=none; d=example.org; s=k1; b=AAAA\r\n", 20_000),
	} {
		m := message(t, []byte(head+plain))
		const limit = 2 * time.Second
		if took := processor.Least(10, limit, func() { Examine(context.Background(), m, zone(), received) }); took > limit {
			t.Errorf("%s: %v", name, took)
		}
	}
}

// FuzzVerify verifies what anybody may send, with and without keys.
func FuzzVerify(f *testing.F) {
	text := signWith(f, rsaKey1024(), "DKIM-Signature", plain, rsaTags)
	f.Add(text)
	f.Add(strings.ReplaceAll(text, "\r\n", "\n"))
	f.Add(strings.Replace(text, "v=1;", "v=1; l=5; x=1; i=@; z=From:|:|; q=:;", 1))
	f.Add(signWith(f, edKey, "DKIM-Signature", plain, "v=1; a=ed25519-sha256; d=example.org; s=e1; h=from:from;"))
	f.Add(chain(f, 2))
	f.Add("DKIM-Signature:;;;=\r\nARC-Seal: i=50;\r\nARC-Message-Signature: i=1; b\r\nARC-Authentication-Results: i=1;\r\n\r\n")
	keys := zone()
	f.Fuzz(func(t *testing.T, text string) {
		file, err := eml.Read([]byte(text), "", eml.Limits{})
		if err != nil || len(file.Messages) == 0 {
			return
		}
		m := file.Messages[0]
		offline := Signatures(m)
		list, chain := Examine(context.Background(), m, keys, received)
		if len(list) != len(offline) {
			t.Fatalf("%d signatures, and %d without keys", len(list), len(offline))
		}
		for i, s := range list {
			if s.BodyHash != offline[i].BodyHash || s.Result == Pass && (s.HeaderHash != Match || s.Key != KeyFound) {
				t.Errorf("%s, body %s without keys", summary(s), offline[i].BodyHash)
			}
			if check := s.check(); check != nil && s.HeaderHash == Match && !check.holds(rawFields(m)) {
				t.Error("it does not verify again")
			}
		}
		if chain.Result == ARCPass && (len(chain.Sets) == 0 || chain.OldestPass == 0) {
			t.Errorf("%s without a set that passes", chain.Result)
		}
	})
}
