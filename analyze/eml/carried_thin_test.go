package eml

import (
	"encoding/base64"
	"testing"
)

// What is attached under a name or a type that messages have is read as one, as little as its header may say; a file of
// another name is not, and neither is one without a header.
func TestThinMessagesAttached(t *testing.T) {
	const page = "Content-Type: multipart/mixed; boundary=1\n\n--1\n\nhello\n--1--\n"
	for _, c := range []struct {
		kind, name, content string
		want                bool
	}{
		{"application/octet-stream", "a.eml", page, true},
		{"application/octet-stream", "a.eml", "Subject: plan\n\nhello\n", true},
		{"message/rfc822", "a.eml", page, true},
		{"message/rfc822", "", "Subject: plan\n\nhello\n", true},
		{"application/octet-stream", "a.bin", page, false},
		{"application/octet-stream", "a.eml", "hello\n", false},
		{"message/rfc822", "", "hello\n", false},
	} {
		input := mixed + "--B\nContent-Type: " + c.kind + "; name=\"" + c.name + "\"\nContent-Transfer-Encoding: base64\n\n" +
			base64.StdEncoding.EncodeToString([]byte(c.content)) + "\n--B--\n"
		f, err := Read([]byte(input), "", Limits{})
		if opened := len(f.Messages) > 1; err != nil || opened != c.want {
			t.Errorf("%s %q with %q: opened is %v, %v", c.kind, c.name, c.content, opened, err)
		}
	}
}
