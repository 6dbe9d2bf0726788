package auth

import (
	"context"
	"crypto"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/emersion/go-msgauth/dkim"
)

// received is when the messages of the tests were received.
var received = time.Date(2024, 3, 4, 2, 0, 5, 0, time.UTC)

func verify(t testing.TB, text string, zone Resolver) []Signature {
	t.Helper()
	return Verify(context.Background(), message(t, []byte(text)), zone, received)
}

// What another library signed verifies, however the file was saved since.
func TestVerifyAgreesWithASigner(t *testing.T) {
	canons := []dkim.Canonicalization{dkim.CanonicalizationSimple, dkim.CanonicalizationRelaxed}
	for name, body := range bodies {
		for selector, key := range map[string]crypto.Signer{"k1": rsaKey1024(), "e1": edKey} {
			for _, head := range canons {
				for _, tail := range canons {
					text := signedBy(t, foldedHeader+"\r\n"+body, dkim.SignOptions{Selector: selector, Signer: key,
						HeaderCanonicalization: head, BodyCanonicalization: tail})
					for form, saved := range saves(text) {
						s := verify(t, saved, zone())[0]
						if s.Result != Pass || s.KeyFits != Match || s.Weak != nil {
							t.Errorf("%s, %s, %s/%s, %s: %s, body %s, header %s %v", name, selector, head, tail, form, s.Result, s.BodyHash, s.HeaderHash, s.Weak)
						}
					}
				}
			}
		}
	}
}

const foldedHeader = "Received: from a\r\n\tby b; Mon, 4 Mar 2024 10:00:00 +0800\r\nX-Empty:\r\nX-Blank: \r\n" +
	"from : A <a@example.org>\r\nTO:b@example.net,\r\n\t c@example.net \t\r\nSubject:  hello \t world\r\n  again \r\n" + "Date: Mon, 4 Mar 2024 10:00:00 +0800\r\n"

// saves gives the forms in which programs save a message.
func saves(text string) map[string]string {
	out := map[string]string{
		"CRLF": text,
		"LF":   strings.ReplaceAll(text, "\r\n", "\n"),
		"mbox": "From a@example.org Mon Mar  4 10:00:00 2024\n" + strings.ReplaceAll(text, "\r\n", "\n"),
		"mark": "\xef\xbb\xbf" + text,
	}
	head, body, _ := strings.Cut(text, "\r\n\r\n")
	out["stray"] = head + "\r\nno field at all\r\nX-More: yes\r\n\r\n" + body
	return out
}

const plain = "From: a@example.org\r\nTo: b@example.net\r\nSubject: hello\r\nDate: Mon, 4 Mar 2024 10:00:00 +0800\r\n\r\nhello  world\r\nend\r\n"

// edit is one change of a text; once it must be there.
type edit struct{ from, to string }

func (e edit) of(t *testing.T, text string) string {
	t.Helper()
	if e.from == "" {
		return text
	}
	if !strings.Contains(text, e.from) {
		t.Fatalf("there is no %q in %q", e.from, text)
	}
	return strings.Replace(text, e.from, e.to, 1)
}

const rsaTags = "v=1; a=rsa-sha256; c=relaxed/relaxed; d=example.org; s=k1; h=from:to:subject:date;"

// rule is a signature of our own: what was signed, what was changed after it, and what the verification says.
type rule struct {
	name   string
	sign   edit // of the tags, before signing
	change edit // of the message, after signing
	want   string
}

// text is the message that shows the rule.
func (r rule) text(t *testing.T) string {
	tags := r.sign.of(t, rsaTags)
	var key crypto.Signer = rsaKey1024()
	if strings.Contains(tags, "ed25519") {
		key = edKey
	}
	return r.change.of(t, signWith(t, key, "DKIM-Signature", plain, tags))
}

// rules shows each rule of RFC 6376, RFC 8301 and RFC 8463.
func rules() []rule {
	return []rule{
		{"as it is", edit{}, edit{}, "pass match match"},
		{"relaxed white space", edit{}, edit{"Subject: hello", "SUBJECT  :   hello "}, "pass match match"},
		{"simple white space", edit{"c=relaxed/relaxed", "c=simple/relaxed"}, edit{"Subject: hello", "Subject:  hello"}, "fail match mismatch"},
		{"simple by default", edit{"c=relaxed/relaxed; ", ""}, edit{}, "pass match match"},
		{"half of c=", edit{"c=relaxed/relaxed", "c=relaxed"}, edit{}, "pass match match"},
		{"body changed", edit{}, edit{"end\r\n", "and\r\n"}, "fail mismatch match"},
		{"header changed", edit{}, edit{"Subject: hello", "Subject: [list] hello"}, "fail match mismatch"},
		{"both changed", edit{}, edit{"hello\r\nDate", "jello\r\nDate"}, "fail match mismatch"},
		{"unsigned field added", edit{}, edit{"To:", "X-More: 1\r\nTo:"}, "pass match match"},
		{"second field above the signed one", edit{}, edit{"From:", "From: c@example.com\r\nFrom:"}, "pass match match"},
		{"second field below the signed one", edit{}, edit{"Date:", "From: c@example.com\r\nDate:"}, "fail match mismatch"},
		{"oversigned", edit{"h=from:", "h=from:from:"}, edit{}, "pass match match"},
		{"oversigned, and one added", edit{"h=from:", "h=from:from:"}, edit{"From:", "From: c@example.com\r\nFrom:"}, "fail match mismatch"},
		{"missing name signed", edit{"h=from:", "h=from:cc:cc:"}, edit{}, "pass match match"},
		{"missing name signed, and added", edit{"h=from:", "h=from:cc:"}, edit{"To:", "Cc: d@example.net\r\nTo:"}, "fail match mismatch"},
		{"blanks in h=", edit{"h=from:to:", "h= From :\r\n\tTO : "}, edit{}, "pass match match"},
		{"rsa-sha1", edit{"rsa-sha256", "rsa-sha1"}, edit{}, "pass match match weak=rsa-sha1"},
		{"ed25519", edit{"a=rsa-sha256; c=relaxed/relaxed; d=example.org; s=k1", "a=ed25519-sha256; c=simple/simple; d=example.org; s=e1"}, edit{}, "pass match match"},
		{"ed25519 changed", edit{"a=rsa-sha256; c=relaxed/relaxed; d=example.org; s=k1", "a=ed25519-sha256; c=simple/simple; d=example.org; s=e1"}, edit{"hello", "jello"}, "fail match mismatch"},
		{"l= and more text", edit{"v=1;", "v=1; l=5;"}, edit{"end\r\n", "end\r\nmore\r\n"}, "pass match match weak=partial"},
		{"l= beyond the body", edit{"v=1;", "v=1; l=5;"}, edit{"hello  world\r\nend\r\n", "hi\r\n"}, "permerror mismatch match length-beyond-body weak=partial"},
		{"b in other tags", edit{"v=1;", "v=1; xb=1; z=From:Bob=20b=3Dx|To:b=3Dy; b2=c;"}, edit{}, "pass match match"},
		{"expired", edit{"v=1;", "v=1; t=1709510000; x=1709517600;"}, edit{}, "permerror match match expired"},
		{"not expired", edit{"v=1;", "v=1; t=1709510000; x=1709517606;"}, edit{}, "pass match match"},
		{"of the future", edit{"v=1;", "v=1; t=1709600000;"}, edit{}, "pass match match future"},
		{"i= below d=", edit{"v=1;", "v=1; i=jo@Mail.Example.ORG;"}, edit{}, "pass match match"},
		{"i= in quoted form", edit{"v=1;", "v=1; i=j=6F@example=2Eorg;"}, edit{}, "pass match match"},
		{"i= outside d=", edit{"v=1;", "v=1; i=@notexample.org;"}, edit{}, "permerror match match identity-outside"},
		{"i= in another script", edit{"d=example.org; s=k1", "d=b\u00fccher.example; s=k1; i=@mail.xn--bcher-kva.EXAMPLE"}, edit{}, "pass match match"},
		{"i= above d=", edit{"v=1;", "v=1; i=@org;"}, edit{}, "permerror match match identity-outside"},
		{"From not signed", edit{"h=from:", "h="}, edit{}, "permerror match match from-not-signed"},
		{"other ways to the key", edit{"v=1;", "v=1; q=http:dns/txt;"}, edit{}, "pass match match"},
		{"unknown way to the key", edit{"v=1;", "v=1; q=http;"}, edit{}, "permerror match match unknown-query"},
		{"a tag twice", edit{"v=1;", "v=1; t=1; t=1;"}, edit{}, "permerror match match malformed-tags"},
		{"no tag", edit{"v=1;", "v=1; nonsense;"}, edit{}, "permerror match match malformed-tags"},
		{"t= no number", edit{"v=1;", "v=1; t=now;"}, edit{}, "permerror match match bad-time"},
		{"bh= cut short", edit{}, edit{" bh=", " bh=QUJD; old="}, "permerror unknown mismatch bad-body-hash"},
		{"a= changed", edit{}, edit{"rsa-sha256", "rsa-sha1"}, "permerror unknown mismatch bad-body-hash weak=rsa-sha1"},
		{"b= no base64", edit{}, edit{"\tb=", "\tb=*"}, "permerror match unknown bad-signature"},
		{"b= of other bytes", edit{}, edit{"\tb=", "\tb=AAAA"}, "fail match unknown other-key"},
		{"no such key", edit{"s=k1", "s=k2"}, edit{}, "permerror match unknown key=missing"},
		{"the signature itself changed", edit{}, edit{"v=1;", "v=1; t=1;"}, "fail match mismatch"},
	}
}

func TestRules(t *testing.T) {
	for _, c := range rules() {
		if got := summary(verify(t, c.text(t), zone())[0]); got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
		if s := verify(t, c.text(t), nil)[0]; s.HeaderHash != Unknown || s.Result == Pass {
			t.Errorf("%s, without keys: %s", c.name, summary(s))
		}
	}
}

// summary writes down what matters of a signature.
func summary(s Signature) string {
	words := []string{string(s.Result), string(s.BodyHash), string(s.HeaderHash)}
	for _, w := range []struct {
		is   bool
		word string
	}{
		{s.Key == KeyMissing || s.Key == KeyRevoked, "key=" + string(s.Key)}, {s.KeyProblem != "", s.KeyProblem},
		{s.KeyFits == Mismatch, "other-key"}, {s.Problem != "", s.Problem}, {s.Expired, "expired"}, {s.Future, "future"},
		{s.Weak != nil, "weak=" + strings.Join(s.Weak, ",")},
	} {
		if w.is {
			words = append(words, w.word)
		}
	}
	return strings.Join(words, " ")
}

func TestNoTimeOfReceipt(t *testing.T) {
	text := signWith(t, rsaKey1024(), "DKIM-Signature", plain, "v=1; t=1; x=2; a=rsa-sha256; d=example.org; s=k1; h=from;")
	s := Verify(context.Background(), message(t, []byte(text)), zone(), time.Time{})[0]
	if s.Expired || !s.Undated() || s.Result != NotKnown {
		t.Errorf("%s", summary(s))
	}
}

// The copies of z= show which field was changed.
func TestCopies(t *testing.T) {
	tags := rsaTags + " z=From:a@example.org|Subject:=20hel\r\n\tlo|To:=20b@example.net;"
	text := signWith(t, rsaKey1024(), "DKIM-Signature", plain, tags)
	if s := verify(t, text, zone())[0]; len(s.Differing) > 0 || s.Result != Pass {
		t.Errorf("%v %s", s.Differing, summary(s))
	}
	text = strings.Replace(text, "Subject: hello", "Subject: [list] hello", 1)
	s := verify(t, text, nil)[0]
	if want := []Copy{{"Subject", "hello"}}; !slices.Equal(s.Differing, want) {
		t.Errorf("%v", s.Differing)
	}
}

// A header with a change undone is verified again without asking for the key.
func TestHeaderCheck(t *testing.T) {
	for selector, key := range map[string]crypto.Signer{"k1": rsaKey1024(), "e1": edKey} {
		text := signedBy(t, plain, dkim.SignOptions{Selector: selector, Signer: key})
		m := message(t, []byte(strings.Replace(text, "Subject: hello", "Subject: [list] hello", 1)))
		s := Verify(context.Background(), m, zone(), received)[0]
		check, fields := s.check(), rawFields(m)
		if s.HeaderHash != Mismatch || check == nil || check.holds(fields) {
			t.Fatalf("%s: %s", selector, summary(s))
		}
		for i := range fields {
			fields[i].value = strings.Replace(fields[i].value, "[list] ", "", 1)
		}
		if !check.holds(fields) {
			t.Errorf("%s: the header as it was does not verify", selector)
		}
	}
	if s := verify(t, signWith(t, rsaKey1024(), "DKIM-Signature", plain, rsaTags), nil)[0]; s.check() != nil {
		t.Error("a check without a key")
	}
}

// The example of RFC 8463, appendix A, with the keys that are printed there.
func TestRFC8463(t *testing.T) {
	const text = "DKIM-Signature: v=1; a=ed25519-sha256; c=relaxed/relaxed;\r\n d=football.example.com; i=@football.example.com;\r\n" +
		" q=dns/txt; s=brisbane; t=1528637909; h=from : to :\r\n subject : date : message-id : from : subject : date;\r\n" +
		" bh=2jUSOH9NhtVGCQWNr9BrIAPreKQjO6Sn7XIkfJVOzv8=;\r\n b=/gCrinpcQOoIfuHNQIbq4pgh9kyIK3AQUdt9OdqQehSwhEIug4D11Bus\r\n" +
		" Fa3bT3FY5OsU7ZbnKELq+eXdp1Q1Dw==\r\n" +
		"DKIM-Signature: v=1; a=rsa-sha256; c=relaxed/relaxed;\r\n d=football.example.com; i=@football.example.com;\r\n" +
		" q=dns/txt; s=test; t=1528637909; h=from : to : subject :\r\n date : message-id : from : subject : date;\r\n" +
		" bh=2jUSOH9NhtVGCQWNr9BrIAPreKQjO6Sn7XIkfJVOzv8=;\r\n b=F45dVWDfMbQDGHJFlXUNB2HKfbCeLRyhDXgFpEL8GwpsRe0IeIixNTe3\r\n" +
		" DhCVlUrSjV4BwcVcOF6+FF3Zo9Rpo1tFOeS9mPYQTnGdaSGsgeefOsk2Jz\r\n dA+L10TeYt9BgDfQNZtKdN1WO//KgIqXP7OdEFE4LjFYNcUxZQ4FADY+8=\r\n" +
		"From: Joe SixPack <joe@football.example.com>\r\nTo: Suzie Q <suzie@shopping.example.net>\r\n" +
		"Subject: Is dinner ready?\r\nDate: Fri, 11 Jul 2003 21:00:37 -0700 (PDT)\r\n" +
		"Message-ID: <20030712040037.46341.5F8J@football.example.com>\r\n\r\n" +
		"Hi.\r\n\r\nWe lost the game.  Are you hungry yet?\r\n\r\nJoe.\r\n"
	zone := keys{texts: map[string][]string{
		"brisbane._domainkey.football.example.com": {"v=DKIM1; k=ed25519; p=11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo="},
		"test._domainkey.football.example.com": {"v=DKIM1; k=rsa; p=MIGfMA0GCSqGSIb3DQEBAQUAA4GNADCBiQKBgQDkHlOQoBTzWRiGs5V6NpP3id" +
			"Y6Wk08a5qhdR6wy5bdOKb2jLQiY/J16JYi0Qvx/byYzCNb3W91y3FutACDfzwQ/BC/e/8uBsCR+yz1Lxj+PL6lHvqMKrM3rG4hstT5QjvHO9Pzox" +
			"ZyVYLzBfO2EeC3Ip3G+2kryOTIKT+l/K4w3QIDAQAB"},
	}}
	for _, s := range verify(t, text, zone) {
		if summary(s) != "pass match match" || s.Identity != "@football.example.com" {
			t.Errorf("%s: %s", s.Selector, summary(s))
		}
	}
}
