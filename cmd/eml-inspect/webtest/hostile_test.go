package webtest

import (
	"encoding/base64"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// evil lists texts that come to life where a program shows them carelessly.
func evil() []string {
	return []string{
		`"><script>document.title='owned';alert(1)</script>`, `'><img src=x onerror=alert(2)>`, `<svg/onload=alert(3)>`,
		`</title></textarea></pre></style><iframe src="//evil.example/frame"></iframe>`, `javascript:alert(4)`,
		`<a href="javascript:alert(5)">x</a>`, `<link rel=stylesheet href=//evil.example/a.css>`, `data:text/html,<script>alert(6)</script>`,
		`<style>*{display:none!important}</style>`, `url(//evil.example/b.png)`, `{{.}}${7*7}<%= 8 %>`, `&#60;script&#62;alert(9)&#60;/script&#62;`,
		"\u202egnp.exe\u2066\u200b", "\x1b[31m\x1b]0;owned\a\x00\r", strings.Repeat("W", 3000), `<base href="//evil.example/"><meta http-equiv=refresh content="0;//evil.example">`,
	}
}

// hostile is a message with such texts in all fields that a report shows.
func hostile() string {
	var b strings.Builder
	all := evil()
	word := func(s string) string { return "=?utf-8?B?" + base64.StdEncoding.EncodeToString([]byte(s)) + "?=" }
	for i, s := range all {
		plain := strings.Map(func(r rune) rune {
			if r < ' ' {
				return ' '
			}
			return r
		}, s)
		b.WriteString("Received: from " + plain + " (" + plain + " [192.0.2." + string(rune('1'+i%9)) + "]) by " + plain +
			" (" + plain + ") with " + plain + " id " + plain + " for <" + plain + ">; Mon, 4 Mar 2024 1" + string(rune('0'+i%10)) + ":00:00 +0800\n")
	}
	joined := strings.Join(all, " ")
	for _, name := range []string{"Subject", "From", "To", "Cc", "X-Mailer", "Message-ID", "User-Agent", "List-Id"} {
		b.WriteString(name + ": " + word(joined) + " <a@evil.example>\n")
	}
	b.WriteString("Authentication-Results: " + all[0] + "; dkim=fail reason=\"" + all[1] + "\" header.d=" + all[2] + "\n")
	b.WriteString("DKIM-Signature: v=1; a=rsa-sha256; d=" + all[2] + "; s=" + all[1] + "; h=" + all[0] + "; bh=x; b=y\n")
	b.WriteString("X-Spam-Status: Yes, score=" + all[0] + "\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=\"b\"\n\n")
	for _, s := range all {
		b.WriteString("--b\nContent-Type: text/html; charset=" + strings.TrimSpace(strings.Split(s, "\r")[0]) + "; name=\"" + word(s) + "\"\n" +
			"Content-Disposition: attachment; filename=\"" + word(s) + "\"\nContent-Transfer-Encoding: base64\n\n" +
			base64.StdEncoding.EncodeToString([]byte(joined)) + "!!\n")
	}
	b.WriteString("--b\nContent-Type: message/delivery-status\n\nReporting-MTA: dns; " + all[1] + "\n\nFinal-Recipient: rfc822; " + all[0] +
		"\nAction: failed\nStatus: 5.1.1\nDiagnostic-Code: smtp; 550 " + all[1] + " " + all[2] + "\n\n--b--\n")
	return b.String()
}

// TestHostileMessages holds that nothing of a message runs, loads or breaks the page, in the form and in the file.
func TestHostileMessages(t *testing.T) {
	folder := t.TempDir()
	path := filepath.Join(folder, `'"><img src=x onerror=alert(1)>`+".eml")
	if err := os.WriteFile(path, []byte(hostile()), 0o600); err != nil {
		t.Fatal(err)
	}
	b := open(t, nil)
	for _, lang := range []string{"en", "zh"} {
		if status := b.upload(lang, path); status != 200 {
			t.Errorf("status %d", status)
		}
		b.harmless("the report")
	}
	b.form("en")
	text, err := json.Marshal(strings.Join(evil(), "\n"))
	b.must(err)
	value[string](b, `document.querySelector("#text").value = `+string(text))
	b.submit()
	b.harmless("the explanation")
}

// harmless reports what a page does that it may not, and whether it still looks as it should.
func (b *tab) harmless(name string) {
	b.Helper()
	if title := value[string](b, `document.title`); strings.Contains(title, "owned") {
		b.Errorf("%s: a script ran", name)
	}
	const strangers = `document.querySelectorAll("main script, main iframe, main img, main link, main style, main base, main meta, main object").length`
	if n := value[int](b, strangers); n > 0 {
		b.Errorf("%s: %d elements of the message stand in the page", name, n)
	}
	const handlers = `[...document.querySelectorAll("main *")].filter(e => [...e.attributes].some(a => a.name.startsWith("on") || /^(javascript|data):/i.test(a.value))).length`
	if n := value[int](b, handlers); n > 0 {
		b.Errorf("%s: %d elements have handlers", name, n)
	}
	for _, width := range []int64{1280, 390} {
		b.look(width, false)
		if over := b.wide(); over > 0 {
			const wide = `[...document.querySelectorAll("main *")].filter(e => !e.parentElement.closest(".scroll, figure") && (e.getBoundingClientRect().right > innerWidth || e.scrollWidth > e.clientWidth + 1 && e.clientWidth)).map(e => e.outerHTML.slice(-200))`
			b.Errorf("%s is %d pixels wider than a window of %d: %q", name, over, width, value[[]string](b, wide))
		}
	}
	b.quiet()
}
