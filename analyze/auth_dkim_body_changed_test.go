package analyze

import (
	"context"
	"os"
	"testing"
)

// What is said of a change beside its name.
func TestFactsOfBodyChanges(t *testing.T) {
	for file, want := range map[string]map[string]string{
		"both-texts":   {"what": "footer-added", "proof": "body-hash", "added": "本邮件含有保密信息，仅供收件人使用。"},
		"broken-lines": {"what": "line-endings", "proof": "body-hash", "lines": "broken", "added": ""},
		"cut":          {"what": "truncated", "proof": "none", "lines": ""},
		"changed":      {"what": "footer-added", "proof": "body-hash", "added": "", "lines": ""},
	} {
		mail, err := os.ReadFile("testdata/auth-dkim-body-" + file + ".eml")
		if err != nil {
			t.Fatal(err)
		}
		found := false
		for _, f := range Message(context.Background(), mail, Options{}).Messages[0].Findings {
			if f.Code != "auth-dkim-body-changed" {
				continue
			}
			found = true
			for fact, value := range want {
				if f.Facts[fact] != value {
					t.Errorf("%s: %s is %q, want %q", file, fact, f.Facts[fact], value)
				}
			}
		}
		if !found {
			t.Errorf("%s: no finding", file)
		}
	}
}
