package headers

import (
	"slices"
	"testing"
)

func TestReadParams(t *testing.T) {
	for _, c := range []struct{ text, value, name, want, charset string }{
		{" text/plain; charset=utf-8", "text/plain", "charset", "utf-8", ""},
		{" TEXT/Plain;\r\n\tCharSet=\"GB2312\"", "text/plain", "charset", "GB2312", ""},
		{" text/plain (a comment; with=this); charset=us-ascii (Plain text)", "text/plain", "charset", "us-ascii", ""},
		{" text/plain charset=utf-8", "text/plain", "charset", "utf-8", ""},
		{" text/plain;; charset = utf-8 ;", "text/plain", "charset", "utf-8", ""},
		{" multipart/mixed; boundary=a=b==", "multipart/mixed", "boundary", "a=b==", ""},
		{" multipart/mixed; boundary=\"never closed", "multipart/mixed", "boundary", "never closed", ""},
		{" multipart/mixed; boundary='single'", "multipart/mixed", "boundary", "single", ""},
		{" attachment; filename=two words.pdf; size=3", "attachment", "filename", "two words.pdf", ""},
		{" attachment; filename=two words.pdf size=3", "attachment", "filename", "two words.pdf", ""},
		{" attachment; filename=\"with \\\"quotes\\\".pdf\"", "attachment", "filename", "with \"quotes\".pdf", ""},
		{" attachment; filename=\"with \"bare\" quotes.pdf\"", "attachment", "filename", "with \"bare\" quotes.pdf", ""},
		{" attachment; filename=\"C:\\dir\\file.txt\"", "attachment", "filename", "C:\\dir\\file.txt", ""},
		{" attachment; filename*=utf-8'zh'%E5%90%88.pdf", "attachment", "filename", "\xe5\x90\x88.pdf", "utf-8"},
		{" attachment; filename*=gb2312''%C4%FA.pdf", "attachment", "filename", "\xc4\xfa.pdf", "gb2312"},
		{" attachment; filename*0*=gb2312''%C4; filename*1*=%FA; filename*2=.pdf", "attachment", "filename", "\xc4\xfa.pdf", "gb2312"},
		{" attachment; filename*1=b; filename*0=a", "attachment", "filename", "ab", ""},
		{" attachment; filename*=%E5%90%88.pdf", "attachment", "filename", "\xe5\x90\x88.pdf", ""},
		{" attachment; filename=plain.pdf; filename*=utf-8''%E5.pdf", "attachment", "filename", "\xe5.pdf", "utf-8"},
		{" attachment; filename=\"=?utf-8?B?5ZCI?=\r\n =?utf-8?B?5ZCM?=\"", "attachment", "filename", "=?utf-8?B?5ZCI?= =?utf-8?B?5ZCM?=", ""},
		{" text/plain; charset", "text/plain", "charset", "", ""},
		{" text/plain; charset=a; charset=b", "text/plain", "charset", "a", ""},
		{" \"text/plain\"; charset=a", "text/plain", "charset", "a", ""},
		{" a; f*0*=utf-8''%E5; f*1=%90%88.pdf", "a", "f", "\xe5\x90\x88.pdf", "utf-8"},
		{" a; f*0=utf-8''%E5; f*1*=%90%88.pdf", "a", "f", "\xe5\x90\x88.pdf", "utf-8"},
		{" a; f=\"utf-8''%E5%90%88.pdf\"", "a", "f", "\xe5\x90\x88.pdf", "utf-8"},
		{" a; f=\"it's 100%'s.pdf\"", "a", "f", "it's 100%'s.pdf", ""},
		{" a; f*0=a; f*1=100%25; f*2=.pdf", "a", "f", "a100%25.pdf", ""},
		{" a; f*1=b; f*0=a; f*1=c", "a", "f", "ab", ""},
		{"", "", "charset", "", ""},
	} {
		p := ReadParams(c.text)
		got, _ := p.Find(c.name)
		if p.Value != c.value || got.Value != c.want || got.Charset != c.charset {
			t.Errorf("%q: value %q, %s=%q (%s); want %q, %q (%s)", c.text, p.Value, c.name, got.Value, got.Charset,
				c.value, c.want, c.charset)
		}
	}
}

func TestBrokenContinuationsAreNoted(t *testing.T) {
	for text, want := range map[string]string{
		" a; n*0=x; n*2=y":                "gap",
		" a; n*=utf-8''%ZZ":               "percent",
		" a; n*=%41":                      "charset",
		" a; n*0*=''%41; n*1":             "",
		" a; n*0=x; n*0=y":                "gap",
		" a; n*1=x":                       "gap",
		" a; n=u8''%41":                   "",
		" a; n=utf-8''%E4":                "mark",
		" a; n*0*=utf-8''%E4; n*1=%BD%A0": "percent",
	} {
		p, _ := ReadParams(text).Find("n")
		if p.Broken != want {
			t.Errorf("%q: %q, want %q", text, p.Broken, want)
		}
	}
}

func TestReadAddresses(t *testing.T) {
	for _, c := range []struct {
		text string
		want []Address
	}{
		{" a@example.org", []Address{{Addr: "a@example.org"}}},
		{" Li Wei <a@example.org>, \"Wei, Li\" <b@example.org>", []Address{{Name: "Li Wei", Addr: "a@example.org"}, {Name: "\"Wei, Li\"", Addr: "b@example.org"}}},
		{" a@example.org (Li Wei)", []Address{{Name: "Li Wei", Addr: "a@example.org"}}},
		{" a@example.org; b@example.net", []Address{{Addr: "a@example.org"}, {Addr: "b@example.net"}}},
		{" undisclosed-recipients:;", nil},
		{" group: a@example.org, b@example.org;", []Address{{Addr: "a@example.org"}, {Addr: "b@example.org"}}},
		{" Li <a@example.org, b@example.net", []Address{{Name: "Li", Addr: "a@example.org"}, {Addr: "b@example.net"}}},
		{" no address here, a@example.org", []Address{{Name: "no address here"}, {Addr: "a@example.org"}}},
		{"", nil},
		{" =?utf-8?Q?Wei,_Li:_(a)?= <a@example.org>", []Address{{Name: "=?utf-8?Q?Wei,_Li:_(a)?=", Addr: "a@example.org"}}},
		{" \"\x95\x5c\" <a@example.org>, b@example.org", []Address{{Name: "\"\x95\x5c\"", Addr: "a@example.org"}, {Addr: "b@example.org"}}},
		{" \x1b$B\"$\"(,\x1b(B <a@example.org>", []Address{{Name: "\x1b$B\"$\"(,\x1b(B", Addr: "a@example.org"}}},
	} {
		got := ReadAddresses(c.text)
		if len(got) != len(c.want) {
			t.Errorf("%q: %+v", c.text, got)
			continue
		}
		for i, a := range got {
			if a.Name != c.want[i].Name || a.Addr != c.want[i].Addr {
				t.Errorf("%q: %q %q, want %q %q", c.text, a.Name, a.Addr, c.want[i].Name, c.want[i].Addr)
			}
		}
	}
}

func TestDisplayNames(t *testing.T) {
	text := " Team: \"Wei, Li\" <a@example.org>, b@example.org (Li Wei);, =?utf-8?Q?a,b?= <c@example.org>, d@example.org"
	var got []string
	for _, n := range DisplayNames(text) {
		got = append(got, n.Text)
		if text[n.Start:n.End] != n.Text {
			t.Errorf("%q does not stand at %d", n.Text, n.Start)
		}
	}
	want := []string{"Team", "\"Wei, Li\"", "Li Wei", "=?utf-8?Q?a,b?="}
	if !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
}

// checkValue holds a value that is read at a glance equal to the one that is read with care.
func checkValue(t *testing.T, text string) {
	t.Helper()
	careful, glance := paramReader{text: text}, paramReader{text: text}
	careful.carefulValue()
	if glance.value(); glance.out.Value != careful.out.Value || glance.out.Malformed != careful.out.Malformed || glance.pos != careful.pos {
		t.Errorf("%q: %q %q %d, want %q %q %d", text, glance.out.Value, glance.out.Malformed, glance.pos, careful.out.Value,
			careful.out.Malformed, careful.pos)
	}
}

func TestPlainValues(t *testing.T) {
	for _, text := range [...]string{"", " ", ";", "text/plain", " Text/PLAIN ; a=b", "\r\n\ttext/html;", "text/x.y-1", "text plain; a",
		"a\r\n b", "text/plain charset=x", "text/\r\nplain", "a(b);c", "\"a;b\"; c", "'a'", "a,", "é", "text/plain\x00", "-", "a/b;;", "\v;",
		"image/svg+xml; x"} {
		checkValue(t, text)
	}
}

func FuzzPlainValues(f *testing.F) {
	f.Add("text/plain; a=b")
	f.Fuzz(checkValue)
}
