package analyze

import (
	"bytes"
	"context"
	"os"
	"testing"
)

// That a body was changed in an unknown way is certain of the message as it was received, and likely of a copy in another
// text: copying may have changed it.
func TestBodyOfACopyIsLikelyChanged(t *testing.T) {
	mail, err := os.ReadFile("testdata/auth-dkim-body-changed.eml")
	if err != nil {
		t.Fatal(err)
	}
	mail = bytes.ReplaceAll(mail, []byte("\r\n"), []byte("\n"))
	at := bytes.Index(mail, []byte("\n\n"))
	stamp := "Received: by mx.example.org; Mon, 4 Mar 2024 10:00:05 +0800\n"
	mail = append([]byte(stamp+string(mail[:at+2])), "Words that nobody signed stand here instead.\n"...)
	quoted := append([]byte("> "), bytes.ReplaceAll(mail[:len(mail)-1], []byte("\n"), []byte("\n> "))...)
	for name, c := range map[string]struct {
		input []byte
		sure  Confidence
	}{
		"as received":   {mail, Certain},
		"behind a text": {append([]byte("Dear support, this is it:\n\n"), mail...), Likely},
		"below a line":  {append([]byte("This is it\n"), mail...), Likely},
		"quoted":        {append(quoted, '\n'), Likely},
	} {
		r := Message(context.Background(), c.input, Options{})
		found := false
		for _, f := range r.Messages[0].Findings {
			if f.Code == "auth-dkim-body-changed" && f.Facts["what"] == "unknown" {
				found = true
				if f.Confidence != c.sure {
					t.Errorf("%s: %s, want %s", name, f.Confidence, c.sure)
				}
			}
		}
		if !found {
			t.Errorf("%s: not found: %+v", name, r.Messages[0].Findings)
		}
	}
}
