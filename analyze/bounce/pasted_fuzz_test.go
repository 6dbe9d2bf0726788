package bounce

import "testing"

// FuzzPasted: whatever is pasted, codes are of their form and there are no more recipients than are reported.
func FuzzPasted(f *testing.F) {
	f.Add("550 5.1.1 <a@example.org>: user unknown")
	f.Add("Final-Recipient: rfc822; a@example.org\nAction: failed\nStatus: 5.2.2\n")
	f.Add("552 message size 31 MB exceeds limit of 25 MB")
	f.Fuzz(func(t *testing.T, text string) {
		if reply, status := Codes(text); len(reply) > 3 || len(status) > 9 {
			t.Errorf("reply %q, status %q", reply, status)
		}
		if n := SizeLimit(text); n < 0 {
			t.Errorf("a limit of %d bytes", n)
		}
		if n := len(Pasted(text)); n > maxRecipients {
			t.Errorf("%d recipients", n)
		}
	})
}
