package auth

import (
	"slices"
	"strings"
	"testing"
)

// A list that puts a message into a multipart of its own moves the fields of its body into a part.
func TestMovedFieldsAreExplained(t *testing.T) {
	const inside = "Content-Type: multipart/mixed; boundary=\"=-list\"\r\n"
	zone := headerZone(t)
	for name, letter := range headerLetters {
		at := strings.Index(letter, "Content-Type:")
		common, moved := letter[:at], letter[at:]
		for _, how := range headerSignings() {
			signed := how.sign(t, letter+"\r\nhello\r\n")
			for _, around := range []string{inside, inside + "Content-Transfer-Encoding: 7bit\r\n", inside + "Content-Transfer-Encoding: 8bit\r\n"} {
				wrapped := strings.Replace(signed, letter, common+around, 1)
				head, body, _ := strings.Cut(wrapped, "\r\n\r\n")
				wrapped = head + "\r\n\r\n--=-list\r\n" + moved + "\r\n" + body + "\r\n--=-list\r\nContent-Type: text/plain\r\n\r\n" + footer + "--=-list--\r\n"
				outcome, changes, what := headerExplained(t, zone, wrapped)
				if outcome != Mismatch || !slices.Contains(what, Reencoded) {
					t.Errorf("%s, %+v: %s, %+v", name, how, outcome, changes)
				}
				for _, c := range changes {
					if !strings.HasPrefix(strings.ToLower(c.Field), "content-") {
						t.Errorf("%s: %+v", name, c)
					}
				}
			}
		}
	}
}
