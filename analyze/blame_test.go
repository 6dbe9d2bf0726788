package analyze

import (
	"context"
	"crypto/sha256"
	"encoding/base64"
	"testing"
)

// TestNobodyIsBlamedForAnotherText holds that the sender answers for a garbled body only as long as it may be the one
// that the sender's domain signed.
func TestNobodyIsBlamedForAnotherText(t *testing.T) {
	body := "\xc4\xfa\xba\xc3\xa3\xac\xc7\xeb\xb2\xe9\xca\xd5\xb8\xbd\xbc\xfe\xa1\xa3\xd0\xbb\xd0\xbb\xc4\xfa\xb5\xc4\xd6\xa7\xb3\xd6\r\n"
	sign := func(signed string) string {
		sum := sha256.Sum256([]byte(signed))
		return "DKIM-Signature: v=1; a=rsa-sha256; c=simple/simple; d=sender.example; s=x; h=from; bh=" +
			base64.StdEncoding.EncodeToString(sum[:]) + "; b=AAAA\r\n"
	}
	head := "From: a@sender.example\r\nTo: b@recipient.example\r\nMIME-Version: 1.0\r\n" +
		"Content-Type: text/plain; charset=iso-8859-1\r\nContent-Transfer-Encoding: 8bit\r\n\r\n"
	for name, c := range map[string]struct {
		signature string
		want      Party
	}{"not signed": {"", Sender}, "as signed": {sign(body), Sender}, "another text was signed": {sign("something else\r\n"), Nobody}} {
		m := Message(context.Background(), []byte(c.signature+head+body), Options{}).Messages[0]
		found := false
		for _, f := range m.Findings {
			if f.Code == "text-mislabeled" {
				if found = true; f.Party != c.want {
					t.Errorf("%s: %s is blamed, want %s", name, f.Party, c.want)
				}
			}
		}
		if !found {
			t.Errorf("%s: no finding in %+v", name, m.Findings)
		}
	}
}
