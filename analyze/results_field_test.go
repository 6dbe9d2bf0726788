package analyze

import (
	"context"
	"os"
	"testing"

	"github.com/emersion/go-msgauth/authres"
)

// Our own results must read back as what they are.
func TestResultsField(t *testing.T) {
	input, err := os.ReadFile("testdata/auth-verified.eml")
	if err != nil {
		t.Fatal(err)
	}
	m := Message(context.Background(), input, testOptions(t, "testdata/auth-verified.eml")).Messages[0]
	const want = "Authentication-Results: eml-inspect; dkim=pass header.d=sender.example header.s=k1; " +
		"spf=pass smtp.mailfrom=sender.example; dmarc=pass header.from=sender.example"
	if m.Auth.Field != want {
		t.Fatalf("got  %s\nwant %s", m.Auth.Field, want)
	}
	host, results, err := authres.Parse(m.Auth.Field[len("Authentication-Results: "):])
	if host != "eml-inspect" || len(results) != 3 || err != nil {
		t.Errorf("%q %d results: %v", host, len(results), err)
	}
}

func TestResultsFieldHoldsNothingHostile(t *testing.T) {
	if got := plain("a b;dkim=pass\r\n\tc.example"); got != "abdkimpassc.example" {
		t.Errorf("%q", got)
	}
}
