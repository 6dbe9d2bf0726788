package headers

import (
	"strings"
	"testing"
	"time"

	"github.com/eml-inspect/eml-inspect/packaging/processor"
)

func TestAddressFaults(t *testing.T) {
	for text, want := range map[string]string{
		"a@example.org": "",
		"Li Wei <a@example.org>, \"Wei, Li\" <b@example.org>":            "",
		"undisclosed-recipients:;":                                       "",
		"Team: a@example.org, b@example.org; , c@example.org":            "",
		"a@example.org (Li Wei)":                                         "",
		"\"a b@c\"@example.org, <\"a@b\"@example.org>":                   "",
		"a@[192.0.2.1], <@r.example,@s.example:a@example.org>":           "",
		"用户@例子.example, Zoë <zoë@example.org>":                           "",
		"a@example.org <a@example.org>, 'b@example.org' <b@example.org>": "",
		"root, Li Wei, a at example.org":                                 "",
		"< a@example.org >, o'hara@example.org":                          "",
		"a@example.org;":                                                 "",
		"“Li” <a@example.org>":                                           "",
		"=?utf-8?Q?Li@Wei,_b@c?= <a@example.org>":                        "",
		"Pete(A \\) chap) <pete(his account)@silly.example(his host)>, c@(Chris's host.)public.example": "",
		"<@r.example, @s.example:a@example.org>":                                                        "",
		"<\u00a0a@example.org>":                                                                         "invisible",
		"linux@exam\r\n ple.org, s\r\n vens@example.org":                                                "spaces spaces",
		"a.@example.org, a..b@example.org":                                                              "",
		"a＠example.org":                                                                                 "full-width",
		"Li <ａ@example.org>":                                                                            "full-width",
		"a@example。org":                                                                                 "full-width",
		"a@example.org，b@example.org":                                                                   "full-width",
		"a@example.org; b@example.org":                                                                  "semicolon",
		"Li <a@example.org>; Wei <b@example.org>; c@example.org":                                        "semicolon semicolon",
		"a@example.org b@example.org":                                                                   "comma-missing",
		"Li <a@example.org> Wei <b@example.org>":                                                        "comma-missing",
		"a@b@example.org":                                                                               "two-at",
		"<a @example.org>, <a@exam ple.org>":                                                            "spaces spaces",
		"a @example.org":                                                                                "spaces",
		"a@example.org., a@example..org, <a@.example.org>":                                              "dot dot dot",
		"a@example.con, <a@example.CMO>":                                                                "top-level-typo top-level-typo",
		"a\u200B@example.org, <a@example.org\uFEFF>, a@\u00ADexample.org":                               "invisible invisible invisible",
		"<\u202Aa@example.org\u202C>":                                                                   "invisible",
		"“a@example.org”, 'b@example.org'":                                                              "quotes quotes",
		"mailto:a@example.org, <mailto:b@example.org>":                                                  "mailto mailto",
		"Li <a@example.org":                                                                             "brackets",
		"<<a@example.org>>":                                                                             "brackets",
		"Li Wei a@example.org":                                                                          "brackets",
		"IMCEAEX-_o=X_ou=Y@example.org, <x500:/o=X/ou=Y>":                                               "directory-name directory-name",
		"<=?utf-8?B?YUBleGFtcGxlLm9yZw==?=>":                                                            "encoded",
		"<=?utf-8?Q?a?=@example.org>":                                                                   "encoded",
	} {
		var got []string
		for _, f := range AddressFaults(text) {
			got = append(got, string(f.Why))
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

func TestAddressListsAreReadInLinearTime(t *testing.T) {
	for _, piece := range []string{"<", "a@", "\"", "(", "=?a?q?x", "\x1b$", "a,", "x:", ";", "\xe9", "=?", "<a@b"} {
		text := strings.Repeat(piece, 1<<17/len(piece))
		took := processor.Least(5, 5*time.Second, func() {
			AddressFaults(text)
			DisplayNames(text)
		})
		if took > 5*time.Second {
			t.Errorf("%q: %v", piece, took)
		}
	}
}

func FuzzAddressFaults(f *testing.F) {
	f.Add("Team: \"Wei, Li\" <a＠example.org>; mailto:b@example.con, =?utf-8?Q?a,b?= <c@d@e> (x")
	f.Add("\x1b$B\"$\x1b(B <a@example.org> \"\x95\x5c\" <b>")
	f.Fuzz(func(t *testing.T, text string) {
		for _, fault := range AddressFaults(text) {
			if fault.Start < 0 || fault.End <= fault.Start || fault.End > len(text) || fault.Why == "" {
				t.Errorf("%+v in %q", fault, text)
			}
		}
		for _, n := range DisplayNames(text) {
			if text[n.Start:n.End] != n.Text {
				t.Errorf("%+v in %q", n, text)
			}
		}
	})
}
