package bounce

import (
	"strings"
	"testing"
	"time"

	"github.com/eml-inspect/eml-inspect/packaging/processor"
)

// Texts made to cost much are read in a time that grows with their length only.
func TestHostileTextsAreReadInTime(t *testing.T) {
	if testing.Short() {
		t.Skip("takes seconds")
	}
	for name, text := range map[string]string{
		"many recipients": strings.Repeat("<a@example.com>:\n550 5.1.1 <b@example.org> unknown\n", 8_000),
		"different ones":  manyAddresses(8_000),
		"full-width": "Final-Recipient: rfc822; " + strings.Repeat("＠",
			40_000) + "\nAction: failed\nStatus: 5.1.1\n",
		"folded for ever":   "Final-Recipient: rfc822; a@example.com\nDiagnostic-Code: smtp; 550\n" + strings.Repeat(" x\n", 80_000),
		"comments":          strings.Repeat("<!--", 80_000) + "a@example.com",
		"numbers":           strings.Repeat("550 5.1.1 ", 40_000),
		"commands":          strings.Repeat(">>> RCPT To:<a@example.com>\n<<< 250 ok\n", 20_000),
		"empty lines":       strings.Repeat("\n", 200_000) + "<a@example.com>: 550 x\n",
		"groups":            strings.Repeat("Final-Recipient: rfc822; a@example.com\nAction: failed\n\n", 8_000),
		"at signs":          strings.Repeat("@", 200_000),
		"one line for ever": strings.Repeat("could not be delivered to a@example.com ", 8_000),
	} {
		for _, kind := range []string{"text/plain", "text/html", "message/delivery-status"} {
			notice := &sample{From: "MAILER-DAEMON@example.org", Subject: "Undelivered Mail", Type: kind, Text: text}
			if took := processor.Least(5, 4*time.Second, func() { Read(notice.document()) }); took > 4*time.Second {
				t.Errorf("%s as %s: %v", name, kind, took)
			}
		}
	}
}

func manyAddresses(n int) string {
	var b strings.Builder
	for i := range n {
		b.WriteString("<a")
		b.WriteString(strings.Repeat("x", i%50))
		b.WriteString(string(rune('a' + i%26)))
		b.WriteString("@example.com>\n")
	}
	return b.String()
}
