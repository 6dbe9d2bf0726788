package auth

import (
	"encoding/base64"
	"slices"
	"strings"
	"testing"
)

// rarely writes a text in ways that few programs have.
var rarely = []struct {
	name, in string
	write    func(text string) string
}{
	{"base64 of carriage returns", "base64", func(text string) string { return coded(text, "base64") }},
	{"base64 of line feeds", "base64", func(text string) string { return coded(strings.ReplaceAll(text, "\r\n", "\n"), "base64") }},
	{"base64 in lines of 72", "base64", func(text string) string {
		return strings.TrimSuffix(wrap(base64.StdEncoding.EncodeToString([]byte(text)), 72), "\r\n")
	}},
	{"escaped line feeds", "quoted-printable", func(text string) string {
		var b strings.Builder
		for _, line := range strings.SplitAfter(coded(text, "quoted-printable"), "\r\n") {
			if text, found := strings.CutSuffix(line, "\r\n"); found && !strings.HasSuffix(text, "=") {
				line = text + "=0A=\r\n"
			}
			b.WriteString(line)
		}
		return b.String()
	}},
	{"lines of 74", "quoted-printable", func(text string) string { return inLinesOf(text, 74) }},
	{"lines of 72", "quoted-printable", func(text string) string { return inLinesOf(text, 72) }},
}

// inLinesOf writes quoted-printable in lines of a width at the most.
func inLinesOf(text string, width int) string {
	var b strings.Builder
	for _, line := range strings.Split(strings.TrimSuffix(text, "\r\n"), "\r\n") {
		for size := 0; line != ""; line = line[1:] {
			c := inQuotedText(line[0])
			if size+len(c) >= width {
				b.WriteString("=\r\n")
				size = 0
			}
			b.WriteString(c)
			size += len(c)
		}
		b.WriteString("\r\n")
	}
	return b.String()
}

func inQuotedText(c byte) string {
	if c < 0x80 && c != '=' {
		return string(rune(c))
	}
	const digits = "0123456789ABCDEF"
	return string([]byte{'=', digits[c>>4], digits[c&15]})
}

const longText = "A line that is too long for most programs, since it has more characters than they write in one, which are 78.\r\nGr\u00fc\u00dfe\r\nAnna\r\n"

// A list takes the encoding off to add its footer, and puts another one on, or none.
func TestFootersOverRareEncodingsAreExplained(t *testing.T) {
	letter := func(in, body string) string {
		return "Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: " + in + "\r\n\r\n" + body
	}
	both := func(in, body string) string {
		return "Content-Type: multipart/mixed; boundary=b1\r\n\r\n--b1\r\n" + letter(in, body) +
			"\r\n--b1\r\nContent-Type: application/pdf\r\nContent-Transfer-Encoding: base64\r\n\r\n" + coded("file", "base64") + "\r\n--b1--\r\n"
	}
	tried := 0
	for _, r := range rarely {
		for _, in := range encodingNames {
			for name, letter := range map[string]func(string, string) string{"alone": letter, "with a file": both} {
				for _, canon := range []Canon{Simple, Relaxed} {
					before, text := letter(r.in, r.write(longText)), longText
					message := signed(t, before, canon)
					for _, added := range []string{"", footer} {
						after := letter(in, coded(text+added, in))
						want := []string{FooterAdded, Reencoded}
						if added == "" {
							want = want[1:]
						} else if after == letter(r.in, r.write(text+added)) {
							want = want[:1]
						}
						got, what := explained(t, strings.Replace(message, before, after, 1))
						if got == Match {
							continue
						}
						if tried++; !slices.Equal(what, want) {
							t.Errorf("%s, now in %s, %s, %s, %d bytes added: %v", r.name, in, name, canon, len(added), what)
						}
					}
				}
			}
		}
	}
	t.Logf("%d changes", tried)
}

// A server wrote both texts in another encoding, and a list put the message beside a footer of its own.
func TestEncodingsWithinListsAreExplained(t *testing.T) {
	footerPart := "--l1\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n" + coded(footer, "base64") + "\r\n--l1--\r\n"
	file := "--l1\r\nContent-Type: application/pdf\r\nContent-Transfer-Encoding: base64\r\n\r\n" + coded("file", "base64") + "\r\n"
	part := func(kind, text, in string) string {
		return "Content-Type: text/" + kind + "; charset=utf-8\r\nContent-Transfer-Encoding: " + in + "\r\n\r\n" + coded(text, in)
	}
	for _, blank := range []string{"", "\r\n", "\r\n\r\n"} { // a text may end with empty lines
		inner := func(textIn, pageIn string) string {
			return "This is a message of several parts.\r\n--a1\r\n" + part("plain", letterText+blank, textIn) + "\r\n--a1\r\n" +
				part("html", letterPage+blank, pageIn) + "\r\n--a1--\r\n"
		}
		const kind = "Content-Type: multipart/alternative; boundary=a1\r\n\r\n"
		mixed := func(textIn, pageIn string) string {
			return "Content-Type: multipart/mixed; boundary=l1\r\n\r\n--l1\r\n" + kind + inner(textIn, pageIn) + "\r\n"
		}
		for _, canon := range []Canon{Simple, Relaxed} {
			for name, change := range map[string][2]string{
				"a list puts it among its parts": {kind + inner("8bit", "8bit"), mixed("quoted-printable", "quoted-printable") + footerPart},
				"one text":                       {kind + inner("7bit", "8bit"), mixed("7bit", "quoted-printable") + footerPart},
				"a list adds a part":             {mixed("8bit", "8bit") + file + "--l1--\r\n", mixed("quoted-printable", "quoted-printable") + file + footerPart},
			} {
				message := signed(t, change[0], canon)
				_, what := explained(t, strings.Replace(message, change[0], change[1], 1))
				if !slices.Equal(what, []string{FooterAdded, Reencoded}) {
					t.Errorf("%s, %s, %q: %v", name, canon, blank, what)
				}
			}
		}
	}
}

// The header of neither text stated an encoding. A gateway added the same words to both, and wrote them in another one.
func TestEncodingsThatNobodyStatedAreExplained(t *testing.T) {
	const text, page = "Hello,\r\n\r\nsee https://www.example.org/?a=1 there.\r\n\r\nAnna\r\n", "<html><body>\r\n<p>see <a href=\"?a=1\">there</a>.</p>\r\n</body></html>\r\n"
	letter := func(field, text, page, in string) string {
		return "Content-Type: multipart/alternative; boundary=a1\r\n\r\n--a1\r\nContent-Type: text/plain\r\n" + field + "\r\n" + coded(text, in) +
			"\r\n--a1\r\nContent-Type: text/html\r\n" + field + "\r\n" + coded(page, in) + "\r\n--a1--\r\n"
	}
	before := letter("", text, page, "")
	for _, in := range []string{"quoted-printable", "base64"} {
		field := "Content-Transfer-Encoding: " + in + "\r\n"
		after := letter(field, text+"\r\n-- \r\n"+notice+"\r\n", strings.Replace(page, "</body>", "<hr><p>-- <br>"+notice+"</p></body>", 1), in)
		for _, canon := range []Canon{Simple, Relaxed} {
			message := signed(t, before, canon)
			if _, what := explained(t, strings.Replace(message, before, after, 1)); !slices.Equal(what, []string{FooterAdded, Reencoded}) {
				t.Errorf("%s, %s: %v", in, canon, what)
			}
		}
	}
}
