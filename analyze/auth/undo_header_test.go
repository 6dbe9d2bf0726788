package auth

import (
	"bytes"
	"context"
	"crypto"
	"crypto/ed25519"
	"crypto/rand"
	"crypto/rsa"
	"crypto/sha256"
	"encoding/base64"
	"fmt"
	"mime"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/emersion/go-msgauth/dkim"

	"github.com/eml-inspect/eml-inspect/packaging/processor"
)

var headerRSA = sync.OnceValue(func() *rsa.PrivateKey { return newRSA(1024) })

var headerCurve = ed25519.NewKeyFromSeed(make([]byte, ed25519.SeedSize))

// headerZone has the keys of all signatures below.
func headerZone(t testing.TB) *Zone {
	t.Helper()
	zone, problems := ReadZone("rsa._domainkey.example.org. IN TXT \"" + strings.Join(chunks(rsaRecord(&headerRSA().PublicKey)), "\" \"") + "\"\n" +
		"curve._domainkey.example.org. IN TXT \"v=DKIM1; k=ed25519; p=" + base64.StdEncoding.EncodeToString(headerCurve.Public().(ed25519.PublicKey)) + "\"\n")
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	return zone
}

func chunks(s string) (out []string) {
	for len(s) > 200 {
		out, s = append(out, s[:200]), s[200:]
	}
	return append(out, s)
}

func b64word(s string) string {
	return "=?utf-8?B?" + base64.StdEncoding.EncodeToString([]byte(s)) + "?="
}

func qword(s string) string {
	return strings.Replace(mime.QEncoding.Encode("utf-8", s), "?q?", "?Q?", 1)
}

// headerLetters are headers: an English one, and Chinese ones encoded in two ways, and not at all.
var headerLetters = map[string]string{
	"english": "From: Li Ming <li.ming@example.org>\r\nTo: \"Wang, Wei\" <wang@example.net>,\r\n\tAnna Berg <anna@example.net>\r\n" +
		"Subject: Re: the figures of the quarter, please read them before Friday\r\nDate: Mon, 4 Mar 2024 10:00:00 +0800\r\n" +
		"Message-ID: <20240304100000.1@example.org>\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n",
	"chinese B": "From: " + b64word("李明") + " <li.ming@example.org>\r\nTo: " + b64word("王伟") + " <wang@example.net>\r\n" +
		"Subject: " + b64word("三月份的合同已经寄出") + "\r\nDate: Mon, 4 Mar 2024 10:00:00 +0800\r\n" +
		"Message-ID: <20240304100000.2@example.org>\r\nMIME-Version: 1.0\r\nContent-Type: text/html; charset=\"utf-8\"\r\nContent-Transfer-Encoding: base64\r\n",
	"chinese two": "From: \"Li Ming\" <li.ming@example.org>\r\nTo: wang@example.net\r\n" +
		"Subject: " + b64word("三月份的合同已经寄出请在本") + "\r\n " + b64word("周五之前回复谢谢") + "\r\nDate: Mon, 4 Mar 2024 10:00:00 +0800\r\n" +
		"Message-ID: <20240304100000.3@example.org>\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=\"UTF-8\"\r\nContent-Transfer-Encoding: quoted-printable\r\n",
	"chinese Q": "From: li.ming@example.org\r\nTo: wang@example.net\r\n" +
		"Subject: " + qword("合同 3月") + "\r\nDate: Mon, 4 Mar 2024 10:00:00 +0800\r\n" +
		"Message-ID: <20240304100000.4@example.org>\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=UTF-8\r\nContent-Transfer-Encoding: 7bit\r\n",
	"chinese GB": "From: =?gb2312?B?wO7D9w==?= <li.ming@example.org>\r\nTo: wang@example.net\r\n" +
		"Subject: =?gb2312?B?yP3UwrfdtcSxqLzbtaU=?=\r\nDate: Mon, 4 Mar 2024 10:00:00 +0800 (CST)\r\n" +
		"Message-ID: <20240304100000.6@example.org>\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=gb2312\r\nContent-Transfer-Encoding: 8bit\r\n",
	"german": "From: Anna Berg <anna@example.org>\r\nTo: wang@example.net\r\n" +
		"Subject: =?iso-8859-1?Q?Pr=FCfung?= der Zahlen\r\nDate: Mon, 04 Mar 2024 03:00:00 +0100\r\n" +
		"Message-ID: <20240304100000.7@example.org>\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=iso-8859-1\r\nContent-Transfer-Encoding: 8bit\r\n",
	"german words": "From: Anna Berg <anna@example.org>\r\nTo: wang@example.net\r\n" +
		"Subject: Zur =?utf-8?Q?Pr=C3=BCfung?= der =?utf-8?Q?B=C3=BCcher?= im Haus\r\nDate: Mon, 04 Mar 2024 03:00:00 +0100\r\n" +
		"Message-ID: <20240304100000.8@example.org>\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n",
	"chinese raw": "From: 李明 <li.ming@example.org>\r\nTo: 王伟 <wang@example.net>\r\n" +
		"Subject: 回复: 三月份的合同\r\nDate: Mon, 4 Mar 2024 10:00:00 +0800\r\n" +
		"Message-ID: <20240304100000.5@example.org>\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n",
}

var headerNames = []string{"From", "To", "Subject", "Date", "Message-ID", "MIME-Version", "Content-Type", "Content-Transfer-Encoding"}

// headerSigning is one way to sign.
type headerSigning struct {
	selector string
	canon    dkim.Canonicalization
	over     bool // names stand once more than fields
}

func (h headerSigning) sign(t testing.TB, message string) string {
	names := slices.Clone(headerNames)
	if h.over {
		names = append(names, "From", "To", "Subject", "Date", "Message-ID", "Cc", "Reply-To", "Sender")
	}
	signer := crypto.Signer(headerCurve)
	if h.selector == "rsa" {
		signer = headerRSA()
	}
	return signedBy(t, message, dkim.SignOptions{Selector: h.selector, Signer: signer, HeaderKeys: names,
		HeaderCanonicalization: h.canon, BodyCanonicalization: dkim.CanonicalizationRelaxed})
}

func headerSignings() (out []headerSigning) {
	for _, selector := range []string{"rsa", "curve"} {
		for _, canon := range []dkim.Canonicalization{dkim.CanonicalizationSimple, dkim.CanonicalizationRelaxed} {
			out = append(out, headerSigning{selector, canon, false}, headerSigning{selector, canon, true})
		}
	}
	return out
}

// headerDamage is what may be done to one field.
type headerDamage struct {
	what, field string
	do          func(value string) string // of the value, line ends and all; what has a colon replaces the line
}

// apply changes one field of a message.
func (d headerDamage) apply(message string) string {
	head, rest, _ := strings.Cut(message, "\r\n\r\n")
	field := regexp.MustCompile(`(?m)^` + d.field + `:((?:.*\r\n[ \t])*.*)\r\n`)
	at := field.FindStringSubmatchIndex(head + "\r\n")
	head += "\r\n"
	if at == nil {
		return message
	}
	value := d.do(head[at[2]:at[3]])
	if whole, ok := strings.CutPrefix(value, "lines:"); ok {
		return head[:at[0]] + whole + head[at[1]:] + "\r\n" + rest
	}
	return head[:at[2]] + value + head[at[3]:] + "\r\n" + rest
}

func before(tag string) func(string) string { return func(v string) string { return " " + tag + v } }

func replaced(old, new string) func(string) string {
	return func(v string) string { return strings.Replace(v, old, new, 1) }
}

// inWord puts a tag into the first encoded word.
func inWord(tag string) func(string) string {
	return func(v string) string {
		word := regexp.MustCompile(`=\?\S+\?=`).FindString(v)
		text, err := new(mime.WordDecoder).Decode(word)
		switch {
		case err != nil:
			return v
		case strings.Contains(word, "?B?"):
			return strings.Replace(v, word, b64word(tag+text), 1)
		}
		return strings.Replace(v, word, qword(tag+text), 1)
	}
}

// via is what a list makes of an author; the author's address goes where it is told.
func via(kept string) func(string) string {
	return func(v string) string {
		name, addr, named := strings.Cut(strings.TrimSpace(v), " <")
		addr = strings.TrimSuffix(addr, ">")
		if !named {
			name, addr = "li.ming", strings.TrimSpace(v)
		}
		from := strings.Trim(name, `"`) + " via Discuss <discuss@lists.example.net>"
		if kept == "X-Original-From" {
			return "lines:From: " + from + "\r\nX-Original-From:" + v + "\r\n"
		}
		return "lines:From: " + from + "\r\n" + kept + ": " + strings.Trim(name, `"`) + " <" + addr + ">\r\n"
	}
}

func gone(string) string { return "lines:" }

var headerDamages = []headerDamage{
	{SubjectTagged, "Subject", before("[discuss]")},
	{SubjectTagged, "Subject", before("[EXTERNAL]")},
	{SubjectTagged, "Subject", before("***SPAM***")},
	{SubjectTagged, "Subject", before("外部邮件")},
	{SubjectTagged, "Subject", before("External:")},
	{SubjectTagged, "Subject", before("(spam?)")},
	{SubjectTagged, "Subject", before("[discuss] [EXTERNAL]")},
	{SubjectTagged, "Subject", before("【外部】")},
	{SubjectTagged, "Subject", before(b64word("[外部邮件]"))},
	{SubjectTagged, "Subject", before("Possible junk -")},
	{SubjectTagged, "Subject", func(v string) string { return " [discuss]" + strings.TrimSpace(v) }},
	{SubjectTagged, "Subject", func(v string) string { return v + " [sec]" }},
	{SubjectTagged, "Subject", replaced("Re: ", "Re: [discuss] ")},
	{SubjectTagged, "Subject", replaced("回复: ", "回复: [外部] ")},
	{SubjectTagged + " " + Reencoded, "Subject", inWord("[外部]")},
	{SubjectTagged + " " + Reencoded, "Subject", inWord("[EXTERNAL] ")},
	{SubjectTagged + " " + Reencoded, "Subject", inWord("外部邮件：")},
	{Refolded, "To", func(v string) string { return strings.ReplaceAll(v, "\r\n\t", " ") }},
	{Refolded, "To", func(v string) string { return strings.ReplaceAll(v, "\r\n\t", "\r\n ") }},
	{Refolded, "Subject", func(v string) string { return strings.ReplaceAll(v, "?=\r\n ", "?= ") }},
	{Refolded, "Subject", replaced("please", "\r\n please")},
	{Refolded, "Subject", replaced("quarter", "quar\r\n ter")},
	{Refolded, "Content-Type", replaced("; ", ";\r\n\t")},
	{Refolded, "Message-ID", replaced(" <", "\r\n <")},
	{Whitespace, "To", func(v string) string { return v + " " }},
	{Whitespace, "Date", func(v string) string { return strings.TrimLeft(v, " ") }},
	{Whitespace, "Subject", func(v string) string { return " " + v }},
	{Whitespace, "Content-Type", replaced("; ", ";")},
	{Whitespace, "To", replaced("Wang, ", "Wang,  ")},
	{FieldAdded, "X-Late", gone},
	{FieldAdded, "Date", func(v string) string { return "lines:Date:" + v + "\r\nDate: Tue, 5 Mar 2024 11:00:00 +0800\r\n" }},
	{FieldAdded, "To", func(v string) string { return "lines:To: list@example.com\r\nTo:" + v + "\r\n" }},
	{FieldAdded, "Message-ID", func(v string) string {
		return "lines:Message-ID:" + v + "\r\nSender: discuss-bounces@lists.example.net\r\n"
	}},
	{FieldAdded, "MIME-Version", func(v string) string { return "lines:MIME-Version:" + v + "\r\nMIME-Version: 1.0 (late)\r\n" }},
	{FieldRemoved, "MIME-Version", gone},
	{FieldRemoved, "Content-Transfer-Encoding", gone},
	{FieldRemoved, "Content-Type", gone},
	{FromRewritten, "From", via("Reply-To")},
	{FromRewritten, "From", via("X-Original-From")},
	{FromRewritten, "From", via("Cc")},
	{Reencoded, "From", replaced("Li Ming", `"Li Ming"`)},
	{Reencoded, "From", replaced(`"Li Ming"`, "Li Ming")},
	{Reencoded, "To", replaced("Anna Berg", `"Anna Berg"`)},
	{Reencoded, "To", replaced("王伟", b64word("王伟"))},
	{Reencoded, "To", replaced(b64word("王伟"), "王伟")},
	{Reencoded, "Subject", replaced("=?utf-8?", "=?UTF-8?")},
	{Reencoded, "Subject", replaced(b64word("三月份的合同已经寄出"), "三月份的合同已经寄出")},
	{Reencoded, "Subject", replaced("回复: 三月份的合同", b64word("回复: 三月份的合同"))},
	{Reencoded, "Subject", replaced(b64word("三月份的合同已经寄出"), qword("三月份的合同已经寄出"))},
	{Reencoded, "Content-Type", replaced("charset=utf-8", `charset="utf-8"`)},
	{Reencoded, "Content-Type", replaced(`charset="utf-8"`, "charset=utf-8")},
	{Reencoded, "Content-Type", replaced("charset=UTF-8", `charset="utf-8"`)},
	{Reencoded, "Content-Transfer-Encoding", func(string) string { return " quoted-printable" }},
	{Reencoded, "Content-Transfer-Encoding", func(string) string { return " base64" }},
	{Reencoded, "Content-Transfer-Encoding", strings.ToUpper},
}

// headerRewritings say the same in another charset, zone or form. With other changes beside them they are found more rarely.
var headerRewritings = []headerDamage{
	{Reencoded, "Subject", replaced("=?gb2312?B?yP3UwrfdtcSxqLzbtaU=?=", b64word("三月份的报价单"))},
	{SubjectTagged + " " + Reencoded, "Subject", replaced("=?gb2312?B?yP3UwrfdtcSxqLzbtaU=?=", b64word("[外部] 三月份的报价单"))},
	{Reencoded, "From", replaced("=?gb2312?B?wO7D9w==?=", b64word("李明"))},
	{Reencoded, "Subject", replaced("=?iso-8859-1?Q?Pr=FCfung?=", qword("Prüfung"))},
	{Reencoded, "Subject", replaced("Zur =?utf-8?Q?Pr=C3=BCfung?= der =?utf-8?Q?B=C3=BCcher?= im Haus", b64word("Zur Prüfung der Bücher im Haus"))},
	{SubjectTagged + " " + Reencoded, "Subject", replaced("Zur =?utf-8?Q?Pr=C3=BCfung?= der =?utf-8?Q?B=C3=BCcher?= im Haus", qword("[list] Zur Prüfung der Bücher im Haus"))},
	{Reencoded, "Date", replaced("10:00:00 +0800", "02:00:00 +0000")},
	{Reencoded, "Date", replaced("Mon, 4 Mar 2024 10:00:00 +0800", "Sun, 03 Mar 2024 18:00:00 -0800")},
	{Reencoded, "Date", replaced("Mon, 4 Mar", "Mon, 04 Mar")},
	{Reencoded, "Date", func(v string) string { return v + " (GMT+08:00)" }},
	{Reencoded, "Date", replaced(" (CST)", "")},
	{Reencoded, "Content-Type", func(v string) string { return v + "; x-scanned=yes" }},
}

// headerExplained gives what is said about a message, "match" where its header hash matches.
func headerExplained(t testing.TB, zone *Zone, input string) (outcome Outcome, changes []HeaderChange, what []string) {
	t.Helper()
	m := message(t, []byte(input))
	s := Verify(context.Background(), m, zone, time.Time{})[0]
	changes = ExplainHeader(m, &s)
	for _, c := range changes {
		what = append(what, c.What)
	}
	slices.Sort(what)
	return s.HeaderHash, changes, slices.Compact(what)
}

// tally counts what is named.
type tally struct {
	tried, named, wrong int
	missed              map[string]int
}

func (c *tally) count(t *testing.T, what, want []string, label string) {
	c.tried++
	slices.Sort(want)
	switch {
	case len(what) == 0:
		c.missed[label]++
	case !subset(what, want):
		c.wrong++
		t.Errorf("%s is called %v", label, what)
	default:
		c.named++ // one of two may be forgiven
	}
}

func (c *tally) report(t *testing.T, percent int) {
	t.Logf("%d of %d named, %d wrong", c.named, c.tried, c.wrong)
	for label, n := range c.missed {
		t.Logf("%d times not named: %s", n, label)
	}
	if c.named*100 < c.tried*percent {
		t.Errorf("only %d of %d", c.named, c.tried)
	}
}

func TestHeaderSingleChanges(t *testing.T) {
	zone, c := headerZone(t), &tally{missed: make(map[string]int)}
	for name, letter := range headerLetters {
		for _, way := range headerSignings() {
			signed := way.sign(t, letter+"\r\nhello\r\n")
			if outcome, changes, _ := headerExplained(t, zone, signed); outcome != Match || changes != nil {
				t.Fatalf("%s, %+v: %s, %+v", name, way, outcome, changes)
			}
			for i, d := range slices.Concat(headerDamages, headerRewritings) {
				damaged := d.apply(signed)
				if damaged == signed {
					continue
				}
				if outcome, _, what := headerExplained(t, zone, damaged); outcome == Mismatch {
					c.count(t, what, headerWant(d, way), fmt.Sprintf("%s, %+v: %d %s %s", name, way, i, d.what, d.field))
				}
			}
		}
	}
	c.report(t, 99)
}

// headerWant gives what happened: a reply address that was added counts where its name is signed.
func headerWant(d headerDamage, way headerSigning) []string {
	if d.what == FromRewritten && way.over {
		return []string{d.what, FieldAdded}
	}
	return strings.Fields(d.what)
}

func TestHeaderPairs(t *testing.T) {
	zone, c := headerZone(t), &tally{missed: make(map[string]int)}
	began := time.Now()
	for name, letter := range headerLetters {
		for w, way := range headerSignings() {
			signed := way.sign(t, letter+"\r\nhello\r\n")
			for i, one := range headerDamages {
				first := one.apply(signed)
				for k := i + 1; k < len(headerDamages); k++ {
					two := headerDamages[k]
					damaged := two.apply(first)
					if (i*7+k*3+w)%97 != 0 || one.field == two.field || first == signed || damaged == first {
						continue
					}
					if outcome, _, what := headerExplained(t, zone, damaged); outcome == Mismatch {
						want := append(headerWant(one, way), headerWant(two, way)...)
						c.count(t, what, want, fmt.Sprintf("%s, %+v: %d %s and %d %s", name, way, i, one.what, k, two.what))
					}
				}
			}
		}
	}
	t.Logf("%v for each", time.Since(began)/time.Duration(max(c.tried, 1)))
	c.report(t, 90)
}

// Text that was replaced cannot be known.
func TestHeaderEditsAreNotExplained(t *testing.T) {
	zone := headerZone(t)
	longest, count := time.Duration(0), 0
	for name, letter := range headerLetters {
		for _, way := range headerSignings() {
			signed := way.sign(t, letter+"\r\nhello\r\n")
			for _, d := range []headerDamage{
				{"", "Subject", replaced("figures", "numbers")},
				{"", "Subject", replaced("5", "6")},
				{"", "Subject", replaced("合同", "合約")},
				{"", "To", func(string) string { return " other@example.net" }},
				{"", "Date", replaced("10:00:00", "10:00:01")},
				{"", "From", replaced("li.ming@", "liming@")},
				{"", "Message-ID", func(string) string { return " <new@gateway.example.net>" }},
			} {
				if count++; count%6 != 0 {
					continue // each takes the whole budget
				}
				began := time.Now()
				outcome, changes, _ := headerExplained(t, zone, d.apply(signed))
				longest = max(longest, time.Since(began))
				if outcome == Mismatch && changes != nil {
					t.Errorf("%s, %+v: %s: %+v", name, way, d.field, changes)
				}
			}
		}
	}
	t.Logf("%v at the most", longest)
}

// What was added is shown, byte for byte, and what stood there before.
func TestHeaderAddedTextIsShown(t *testing.T) {
	zone := headerZone(t)
	signed := headerSigning{"rsa", dkim.CanonicalizationRelaxed, true}.sign(t, headerLetters["english"]+"\r\nhello\r\n")
	for _, c := range []struct {
		d          headerDamage
		added, was string
	}{
		{headerDamage{"", "Subject", before("[discuss]")}, "[discuss]", "Re: the figures of the quarter, please read them before Friday"},
		{headerDamage{"", "Subject", replaced("Re: ", "Re: [a b] ")}, "[a b]", "Re: the figures of the quarter, please read them before Friday"},
		{headerDamage{"", "To", func(v string) string { return "lines:To: x@example.com\r\nTo:" + v + "\r\n" }}, "To: x@example.com", ""},
		{headerDamage{"", "From", via("X-Original-From")}, "", "Li Ming <li.ming@example.org>"},
		{headerDamage{"", "MIME-Version", gone}, "", "1.0"},
	} {
		input := c.d.apply(signed)
		_, changes, _ := headerExplained(t, zone, input)
		if len(changes) != 1 {
			t.Errorf("%s: %+v", c.d.field, changes)
			continue
		}
		got := changes[0]
		if added := strings.TrimSpace(input[got.Added.Start:got.Added.End]); added != c.added || got.Was != c.was || !strings.EqualFold(got.Field, c.d.field) {
			t.Errorf("%s: added %q, %+v", c.d.field, added, got)
		}
	}
}

// The copies of z= bring back what nothing else can.
func TestHeaderCopiesAreUsed(t *testing.T) {
	const signedPart = "From: a@example.org\r\nSubject: the first subject\r\nX-Ticket: 4711\r\n"
	sum := sha256.Sum256([]byte("hello\r\n"))
	field := "DKIM-Signature: v=1; a=rsa-sha256; d=example.org; s=rsa; c=simple/simple; h=From:Subject:X-Ticket;\r\n" +
		" z=From:a@example.org|Subject:the=20first=20subject|X-Ticket:4711; bh=" + base64.StdEncoding.EncodeToString(sum[:]) + "; b="
	hash := sha256.Sum256([]byte(signedPart + field))
	sealed, err := rsa.SignPKCS1v15(rand.Reader, headerRSA(), crypto.SHA256, hash[:])
	if err != nil {
		t.Fatal(err)
	}
	signed := field + base64.StdEncoding.EncodeToString(sealed) + "\r\n" + signedPart + "\r\nhello\r\n"
	for _, c := range []struct {
		input string
		what  []string
	}{
		{strings.Replace(signed, "X-Ticket: 4711\r\n", "", 1), []string{FieldRemoved}},
		{strings.Replace(signed, "From: a@example.org", "From: The list <list@example.net>", 1), []string{FromRewritten}},
		{strings.Replace(signed, "Subject: the", "Subject: Unsafe! the", 1), []string{SubjectTagged}},
		{strings.Replace(signed, "Subject: the first", "Subject: another", 1), nil},
	} {
		if outcome, _, what := headerExplained(t, headerZone(t), c.input); outcome != Mismatch || !slices.Equal(what, c.what) {
			t.Errorf("%s: %v, not %v", outcome, what, c.what)
		}
	}
}

// The search is bounded, whatever is signed.
func TestHeaderSearchIsBounded(t *testing.T) {
	zone := headerZone(t)
	many := strings.Repeat("X-Many: "+strings.Repeat("a b, ", 18)+"\r\n", 9_000)
	long := "X-Many: " + strings.Repeat("=?utf-8?B?5p2O5piO?= <a@example.org>,\r\n [", 25_000) + "\r\n"
	subject := strings.Repeat("Subject: "+strings.Repeat("[x] Re: a:", 780)+"\r\nFrom: "+strings.Repeat(`"a b" <a@b.c>, `, 500)+"\r\n", 50)
	words := strings.Repeat("Subject: [x] "+strings.Repeat("ü ", 1_300)+"\r\nFrom: "+strings.Repeat("ü <a@b.c>, ", 350)+"\r\n", 50)
	texts := strings.Repeat("Subject: [x] "+b64word(strings.Repeat("三月 ", 30))+"\r\nFrom: "+b64word("李明")+" <a@b.c>\r\n", 50)
	for name, extra := range map[string]string{"many": many, "long": long, "subject": subject, "words": words, "texts": texts} {
		for _, selector := range []string{"rsa", "curve"} {
			for _, times := range []int{1, 10_000} {
				took := boundedHeader(t, zone, extra, selector, times)
				t.Logf("%s, %s, %d names: %v", name, selector, times, took)
				if took > headerLimit {
					t.Errorf("%s, %s, %d names: %v", name, selector, times, took)
				}
			}
		}
	}
}

func boundedHeader(t *testing.T, zone *Zone, extra, selector string, times int) time.Duration {
	t.Helper()
	names := append(slices.Repeat([]string{"X-Many", "Subject", "From"}, times/3+1), headerNames...)
	signer := map[string]crypto.Signer{"rsa": headerRSA(), "curve": headerCurve}[selector]
	signed := signedBy(t, headerLetters["english"]+"\r\nhello\r\n", dkim.SignOptions{Selector: selector, Signer: signer, HeaderKeys: names})
	var b bytes.Buffer
	b.WriteString(strings.Replace(signed, "\r\nMessage-ID", "\r\n"+extra+"Message-ID", 1))
	m := message(t, b.Bytes())
	s := Verify(context.Background(), m, zone, time.Time{})[0]
	if s.HeaderHash != Mismatch {
		t.Fatal(s.HeaderHash, s.Problem)
	}
	return processor.Least(10, headerLimit, func() {
		if changes := ExplainHeader(m, &s); len(changes) > 0 && changes[0].What != FieldAdded {
			t.Errorf("%+v", changes)
		}
	})
}

// headerLimit is how long the search in a header may take.
const headerLimit = 300 * time.Millisecond
