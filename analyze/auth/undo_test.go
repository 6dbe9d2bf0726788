package auth

import (
	"bytes"
	"encoding/base64"
	"fmt"
	"mime/quotedprintable"
	"slices"
	"strings"
	"testing"
	"time"

	"golang.org/x/text/encoding/htmlindex"

	"github.com/eml-inspect/eml-inspect/analyze/eml"
	"github.com/eml-inspect/eml-inspect/packaging/processor"
)

// letters are messages without their common fields: what was signed.
var letters = map[string]string{
	"plain": "Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n" + text,
	"html": "Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n<html><body>\r\n<p>" +
		strings.ReplaceAll(text, "\r\n", "</p>\r\n<p>") + "</p>\r\n</body></html>\r\n",
	"quoted": "Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n" + quotedText,
	"base64": "Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n" + encodedText,
	"alternative": "Content-Type: multipart/alternative; boundary=\"=_b1\"\r\n\r\n--=_b1\r\nContent-Type: text/plain; charset=utf-8\r\n" +
		"Content-Transfer-Encoding: 8bit\r\n\r\n" + text + "\r\n--=_b1\r\nContent-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n<p>" +
		text + "</p>\r\n\r\n--=_b1--\r\n",
	"mixed": "Content-Type: multipart/mixed; boundary=\"=_b1\"\r\n\r\n--=_b1\r\nContent-Type: text/plain; charset=utf-8\r\n" +
		"Content-Transfer-Encoding: 8bit\r\n\r\n" + text + "\r\n--=_b1\r\nContent-Type: application/pdf\r\nContent-Transfer-Encoding: base64\r\n\r\n" +
		encodedText + "\r\n--=_b1--\r\n",
}

const text = "您好，李先生：\r\n\r\n附件是三月份的合同，请在本周五之前回复。\r\nDer Vertrag für März liegt bei, bitte antworten Sie bis Freitag.\r\n" +
	"From the report you can see the figures.\r\n.hidden files are listed too.\r\n\r\nRegards\r\n"

var quotedText, encodedText = encodeText()

func encodeText() (string, string) {
	var b bytes.Buffer
	w := quotedprintable.NewWriter(&b)
	w.Write([]byte(text))
	w.Close()
	return b.String(), wrap(base64.StdEncoding.EncodeToString([]byte(text)), 76)
}

func wrap(s string, width int) string {
	var b strings.Builder
	for len(s) > width {
		b.WriteString(s[:width] + "\r\n")
		s = s[width:]
	}
	return b.String() + s + "\r\n"
}

const footer = "_______________________________________________\r\nDiscuss mailing list\r\nhttps://lists.example.org/discuss\r\n"

// damage is what may be done to a signed message. It gives the message back unchanged where it does not apply.
type damage struct {
	what string
	do   func(message string) string
}

func body(message string, change func(string) string) string {
	head, rest, _ := strings.Cut(message, "\r\n\r\n")
	return head + "\r\n\r\n" + change(rest)
}

var damages = []damage{
	{FooterAdded, func(m string) string { return body(m, func(b string) string { return b + footer }) }},
	{FooterAdded, func(m string) string {
		if !strings.Contains(m, "--=_b1\r\n") {
			return m
		}
		return strings.Replace(m, "Regards\r\n\r\n--=_b1\r\n", "Regards\r\n"+footer+"\r\n--=_b1\r\n", 1)
	}},
	{FooterAdded, func(m string) string {
		if !strings.Contains(m, "multipart/mixed") {
			return m
		}
		return strings.Replace(m, "\r\n--=_b1--\r\n", "\r\n--=_b1\r\nContent-Type: text/plain\r\n\r\n"+footer+"\r\n--=_b1--\r\n", 1)
	}},
	{BannerAdded, func(m string) string {
		if strings.Contains(m, "base64\r\n\r\n") || strings.Contains(m, "=_b1") {
			return m
		}
		return body(m, func(b string) string { return "[EXTERNAL] This message came from outside.\r\n\r\n" + b })
	}},
	{BannerAdded, func(m string) string {
		return strings.Replace(m, "8bit\r\n\r\n您好", "8bit\r\n\r\n[EXTERNAL] Be careful.\r\n您好", 1)
	}},
	{FromEscaped, func(m string) string { return strings.ReplaceAll(m, "\r\nFrom the", "\r\n>From the") }},
	{DotStuffing, func(m string) string { return strings.ReplaceAll(m, "\r\n.hidden", "\r\n..hidden") }},
	{DotStuffing, func(m string) string { return strings.ReplaceAll(m, "\r\n.hidden", "\r\nhidden") }},
	{BlankLines, func(m string) string { return body(m, func(b string) string { return "\r\n" + b }) }},
	{Whitespace, func(m string) string {
		return body(m, func(b string) string { return strings.Replace(b, "\r\n", " \t\r\n", 3) })
	}},
	{Reencoded, func(m string) string {
		if !strings.Contains(m, "8bit\r\n\r\n您好") || strings.Contains(m, "=_b1") {
			return m
		}
		return body(strings.Replace(m, "8bit", "quoted-printable", 1), func(string) string { return quotedText })
	}},
	{Reencoded, func(m string) string {
		if !strings.Contains(m, "8bit\r\n\r\n您好") || strings.Contains(m, "=_b1") {
			return m
		}
		return body(strings.Replace(m, "8bit", "base64", 1), func(string) string { return encodedText })
	}},
	{Reencoded, func(m string) string {
		if !strings.Contains(m, "base64\r\n\r\n") || strings.Contains(m, "=_b1") {
			return m
		}
		return body(m, func(string) string { return wrap(base64.StdEncoding.EncodeToString([]byte(text)), 64) })
	}},
}

// signed signs a letter.
func signed(t *testing.T, letter string, canon Canon) string {
	t.Helper()
	return sign(t, header+"MIME-Version: 1.0\r\n"+letter, canon)
}

// explained gives what Explain says about a message, in order.
func explained(t *testing.T, message string) (outcome Outcome, what []string) {
	t.Helper()
	m := read1(t, message)
	s := Signatures(m)[0]
	if s.BodyHash == Match {
		return Match, nil
	}
	for _, c := range Explain(m, &s) {
		what = append(what, c.What)
	}
	slices.Sort(what)
	return s.BodyHash, slices.Compact(what)
}

// recoverable leaves out what nothing can bring back: a dot that was taken stands before other lines too.
func recoverable(d damage, before, after string) bool {
	return before != after && !(d.what == DotStuffing && strings.Contains(after, "\r\nhidden"))
}

func TestExplainSingleChanges(t *testing.T) {
	tried, named := 0, 0
	for name, letter := range letters {
		for _, canon := range []Canon{Simple, Relaxed} {
			message := signed(t, letter, canon)
			for i, d := range damages {
				damaged := d.do(message)
				if !recoverable(d, message, damaged) {
					continue
				}
				outcome, what := explained(t, damaged)
				if outcome == Match {
					continue // the canonicalization forgives it
				}
				tried++
				switch {
				case len(what) == 0:
					t.Logf("%s, %s: change %d (%s) is not named", name, canon, i, d.what)
				case !slices.Equal(what, []string{d.what}):
					t.Errorf("%s, %s: change %d (%s) is called %v", name, canon, i, d.what, what)
				default:
					named++
				}
			}
		}
	}
	t.Logf("%d of %d single changes named", named, tried)
	if named*100 < tried*99 {
		t.Errorf("only %d of %d", named, tried)
	}
}

func TestExplainPairs(t *testing.T) {
	tried, named := 0, 0
	for name, letter := range letters {
		for _, canon := range []Canon{Simple, Relaxed} {
			message := signed(t, letter, canon)
			for i, one := range damages {
				for k, two := range damages {
					first := one.do(message)
					damaged := two.do(first)
					if i == k || one.what == two.what || !recoverable(one, message, first) || !recoverable(two, first, damaged) {
						continue
					}
					outcome, what := explained(t, damaged)
					if outcome == Match {
						continue
					}
					want := []string{one.what, two.what}
					if canon == Relaxed {
						want = slices.DeleteFunc(want, func(w string) bool { return w == Whitespace })
					}
					slices.Sort(want)
					tried++
					switch {
					case slices.Equal(what, want):
						named++
					case len(what) == 0:
						t.Logf("%s, %s: %d %s and %d %s are not named", name, canon, i, one.what, k, two.what)
					case !subset(what, want):
						t.Errorf("%s, %s: %d %s and %d %s are called %v", name, canon, i, one.what, k, two.what, what)
					default:
						named++ // one forgives the other
					}
				}
			}
		}
	}
	t.Logf("%d of %d pairs named", named, tried)
	if named*100 < tried*90 {
		t.Errorf("only %d of %d", named, tried)
	}
}

func subset(a, b []string) bool {
	for _, x := range a {
		if !slices.Contains(b, x) {
			return false
		}
	}
	return true
}

// What nothing can bring back is not explained, whatever is near it.
func TestEditsAreNotExplained(t *testing.T) {
	for name, letter := range letters {
		for _, canon := range []Canon{Simple, Relaxed} {
			message := signed(t, letter, canon)
			for _, edit := range []func(string) string{
				func(m string) string { return strings.Replace(m, "Regards", "Best wishes", 1) },
				func(m string) string { return body(m, func(b string) string { return b[:len(b)/2] + "\r\n" }) },
				func(m string) string { return body(m, func(b string) string { return "" }) },
				func(m string) string { return strings.Replace(m, "z", "x", 1) },
			} {
				damaged := edit(message)
				if outcome, what := explained(t, damaged); outcome == Mismatch && len(what) > 0 {
					t.Errorf("%s, %s: an edit is called %v", name, canon, what)
				}
			}
		}
	}
}

func TestCharsetConversionIsExplained(t *testing.T) {
	for charset, words := range map[string]string{"gbk": "您好，附件是合同。\r\n", "big5": "您好，附件是合約。\r\n", "iso-8859-1": "Grüße aus Köln\r\n",
		"iso-2022-jp": "お世話になっております。\r\n", "euc-kr": "안녕하세요 계약서입니다\r\n", "koi8-r": "Добрый день\r\n"} {
		e, err := htmlindex.Get(charset)
		if err != nil {
			t.Fatal(err)
		}
		original, err := e.NewEncoder().String(words)
		if err != nil {
			t.Fatal(err)
		}
		message := signed(t, "Content-Type: text/plain\r\n\r\n"+original, Simple)
		damaged := body(message, func(string) string { return words })
		if _, what := explained(t, damaged); !slices.Contains(what, CharsetConverted) {
			t.Errorf("%s: %v", charset, what)
		}
	}
}

// The text that was added is shown, byte for byte.
func TestAddedTextIsShown(t *testing.T) {
	for _, name := range []string{"plain", "mixed", "alternative"} {
		message := signed(t, letters[name], Relaxed)
		damaged := strings.Replace(message, "Regards\r\n", "Regards\r\n"+footer, 1)
		m := read1(t, damaged)
		s := Signatures(m)[0]
		changes := Explain(m, &s)
		if len(changes) != 1 {
			t.Errorf("%s: %+v", name, changes)
			continue
		}
		if got := string(m.Root.Layer.Bytes(changes[0].Added)); strings.TrimSpace(got) != strings.TrimSpace(footer) {
			t.Errorf("%s: added %q", name, got)
		}
	}
}

func TestListWrapperIsExplained(t *testing.T) {
	message := signed(t, letters["plain"], Relaxed)
	head, rest, _ := strings.Cut(message, "\r\n\r\n")
	head = strings.Replace(head, "Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit", "Content-Type: multipart/mixed; boundary=\"===w\"", 1)
	damaged := head + "\r\n\r\n--===w\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n" + rest +
		"\r\n--===w\r\nContent-Type: text/plain\r\n\r\n" + footer + "\r\n--===w--\r\n"
	if _, what := explained(t, damaged); !slices.Equal(what, []string{FooterAdded}) {
		t.Errorf("%v", what)
	}
}

// The search is bounded: nothing explains this body, and everything is tried.
func TestSearchIsBounded(t *testing.T) {
	for _, size := range []int{100 << 10, 400 << 10, 4 << 20} {
		var b strings.Builder
		for i := 0; b.Len() < size; i++ {
			fmt.Fprintf(&b, "line %d of a long letter, From here .. to there !\r\n", i)
		}
		message := strings.Replace(signed(t, "Content-Type: text/plain\r\n\r\n"+b.String(), Relaxed), "line 77 ", "line 78 ", 1)
		m := read1(t, message)
		s := Signatures(m)[0]
		limit := max(50*time.Millisecond, time.Duration(size)*75*time.Nanosecond)
		took := processor.Least(10, limit, func() {
			if changes := Explain(m, &s); changes != nil {
				t.Errorf("%d bytes: %+v", size, changes)
			}
		})
		if t.Logf("%d bytes: %v", size, took); took > limit {
			t.Errorf("%d bytes: %v", size, took)
		}
	}
}

func read1(t *testing.T, message string) *eml.Message {
	t.Helper()
	f, err := eml.Read([]byte(message), "", eml.Limits{})
	if err != nil {
		t.Fatal(err)
	}
	return f.Messages[0]
}
