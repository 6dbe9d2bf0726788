package analyze

import (
	"encoding/base64"
	"fmt"
	"strings"
)

// transferFaults lists every way in which encoded content goes wrong.
func transferFaults(p spot) []fault {
	return append(append(p.healthyForms(), p.base64Faults()...), append(p.quotedFaults(), p.fileFaults()...)...)
}

// body64 makes a fault of what it does to base64.
func (p spot) body64(damage func(c content, s string) (string, bool)) func(content) (encodedMail, bool) {
	return func(c content) (encodedMail, bool) {
		s, ok := damage(c, b64(c, p.width))
		return encodedMail{encoding: "base64", body: s}, ok
	}
}

func long(c content) bool { return len(c.data) > 280 }

func (p spot) healthyForms() []fault {
	var list []fault
	for _, label := range []string{"base64", "Base64", "\"base64\"", "base64;", "base64 (as usual)", "base 64"} {
		list = append(list, fault{"label " + label, "", func(c content) (encodedMail, bool) {
			return encodedMail{encoding: label, body: b64(c, p.width)}, true
		}, 0})
	}
	for _, width := range []int{60, 64, 72, 75, 998, 1 << 20} {
		list = append(list, fault{fmt.Sprintf("lines of %d", width), "", func(c content) (encodedMail, bool) {
			return encodedMail{encoding: "base64", body: b64(c, width)}, true
		}, 0})
	}
	quoted := func(change func(string) string) func(content) (encodedMail, bool) {
		return func(c content) (encodedMail, bool) {
			return encodedMail{encoding: "quoted-printable", body: change(qp(c.data))}, c.text != ""
		}
	}
	return append(list,
		fault{"blanks at line ends", "", p.body64(func(_ content, s string) (string, bool) {
			return strings.ReplaceAll(s, "\n", " \n"), true
		}), 0},
		fault{"empty lines", "", p.body64(func(_ content, s string) (string, bool) {
			return strings.ReplaceAll(s, "\n", "\n\n"), true
		}), 0},
		fault{"quoted-printable", "", quoted(func(s string) string { return s }), 0},
		fault{"blanks after soft breaks", "", quoted(func(s string) string {
			return strings.ReplaceAll(s, "=\n", "= \n")
		}), 0},
		fault{"a soft break at the end", "", quoted(func(s string) string {
			return strings.TrimRight(s, "\n") + "=\n"
		}), 0},
		fault{"8bit", "", func(c content) (encodedMail, bool) {
			return encodedMail{encoding: "8bit", body: string(c.data)}, c.text != ""
		}, 0},
		fault{"8 bits", "", func(c content) (encodedMail, bool) {
			return encodedMail{encoding: "8 bits", body: string(c.data)}, c.text != ""
		}, 0},
	)
}

func (p spot) base64Faults() []fault {
	insert := func(what string) func(content) (encodedMail, bool) {
		return p.body64(func(c content, s string) (string, bool) {
			at := p.in(s)
			return s[:at] + what + s[at:], long(c)
		})
	}
	between := func(what string) func(content) (encodedMail, bool) {
		return p.body64(func(c content, s string) (string, bool) {
			at := p.after(s)
			return s[:at] + what + "\n" + s[at:], long(c) && at < len(s)
		})
	}
	after := func(what string) func(content) (encodedMail, bool) {
		return p.body64(func(_ content, s string) (string, bool) { return s + what, true })
	}
	return []fault{
		{"a character replaced", "transfer-damaged", p.body64(func(c content, s string) (string, bool) {
			at := p.in(s)
			return s[:at] + "!" + s[at+1:], long(c)
		}), 40},
		{"a character put in", "transfer-damaged", insert("*"), 0},
		{"a NUL put in", "transfer-damaged", insert("\x00"), 0},
		{"a character lost", "transfer-damaged", p.body64(func(c content, s string) (string, bool) {
			at := p.in(s)
			return s[:at] + s[at+1:], long(c)
		}), 120},
		{"two characters lost", "transfer-damaged", p.body64(func(c content, s string) (string, bool) {
			at := p.in(s)
			return s[:at] + s[at+2:], long(c)
		}), 120},
		{"a warning inside", "transfer-polluted", between("[EXTERNAL] Do not click on links."), 0},
		{"a word inside", "transfer-polluted", between("CONFIDENTIAL"), 0},
		{"three lines inside", "transfer-polluted", between("____________\nScanned by example gateway\n____________"), 0},
		{"a warning in a line", "transfer-polluted", insert(" [EXTERNAL] Be careful! "), 0},
		{"a footer", "transfer-polluted", after("-- \nThe list of example.org\nhttps://lists.example.org/list\n"), 0},
		{"a drawn line and a footer", "transfer-polluted", after("_______________________\nlist mailing list\nlist@example.org\n"), 0},
		{"a Chinese footer", "transfer-polluted", after("本邮件已经过杀毒扫描\n"), 0},
		{"a banner before", "transfer-polluted", p.body64(func(_ content, s string) (string, bool) {
			return "CAUTION: This mail is from outside. Do not click on links.\n\n" + s, true
		}), 0},
		{"NULs behind", "transfer-damaged", p.body64(func(_ content, s string) (string, bool) {
			return strings.TrimRight(s, "\n") + "\x00\x00\x00\x00\x00\n", true
		}), 0},
		{"an unknown label", "transfer-mismatch", func(c content) (encodedMail, bool) {
			return encodedMail{encoding: "encoded", body: b64(c, p.width)}, true
		}, 0},
		{"nothing declared, and a footer", "transfer-undeclared", func(c content) (encodedMail, bool) {
			return encodedMail{body: b64(c, p.width) + "-- \nThe list of example.org\n"}, c.text != ""
		}, 0},
		{"quote marks", "transfer-polluted", p.body64(func(_ content, s string) (string, bool) {
			return "> " + strings.ReplaceAll(strings.TrimRight(s, "\n"), "\n", "\n> ") + "\n", true
		}), 0},
		{"a glued boundary", "mime-readers-differ", func(c content) (encodedMail, bool) {
			return encodedMail{encoding: "base64", body: b64(c, 76), glued: true}, true
		}, 0},
		{"blobs one after the other", "transfer-damaged", func(c content) (encodedMail, bool) {
			half := len(c.data)/2/57*57 + 10
			return encodedMail{encoding: "base64", body: wrapAt(base64.StdEncoding.EncodeToString(c.data[:half]), 76) +
				wrapAt(base64.StdEncoding.EncodeToString(c.data[half:]), 76)}, long(c) && half+60 < len(c.data)
		}, 0},
		{"URL-safe", "transfer-damaged", p.body64(func(c content, s string) (string, bool) {
			u := strings.NewReplacer("+", "-", "/", "_").Replace(s)
			return u, u != s
		}), 0},
		{"no padding", "transfer-damaged", p.body64(func(_ content, s string) (string, bool) {
			return strings.TrimRight(s, "=\n") + "\n", strings.Contains(s, "=")
		}), 0},
		{"cut in a group", "transfer-truncated", p.body64(func(c content, s string) (string, bool) {
			return s[:p.in(s)/(p.width+1)*(p.width+1)+13] + "\n", long(c)
		}), -1},
		{"a file cut at a line end", "transfer-truncated", p.body64(func(c content, s string) (string, bool) {
			return s[:len(s)/2/(p.width+1)*(p.width+1)], long(c) && c.text == ""
		}), -1},
		{"plus signs became blanks", "transfer-damaged", p.body64(func(c content, s string) (string, bool) {
			return strings.ReplaceAll(s, "+", " "), strings.Contains(s[:len(s)/(p.width+1)*(p.width+1)], "+") && !strings.Contains(s, "+\n")
		}), 0},
		{"NULs between", "transfer-damaged", p.body64(func(_ content, s string) (string, bool) {
			return strings.Join(strings.Split(s, ""), "\x00") + "\x00", true
		}), 0},
		{"quoted-printable around", "transfer-double", p.body64(func(_ content, s string) (string, bool) {
			return strings.ReplaceAll(strings.ReplaceAll(s, "=", "=3D"), "\n", "=20\n"), true
		}), 0},
		{"base64 of base64", "transfer-double", p.body64(func(c content, s string) (string, bool) {
			return wrapAt(base64.StdEncoding.EncodeToString([]byte(s)), 76), true
		}), 0},
		{"nothing declared", "transfer-undeclared", func(c content) (encodedMail, bool) { return encodedMail{body: b64(c, p.width)}, true }, 0},
		{"declared 7bit", "transfer-undeclared", func(c content) (encodedMail, bool) {
			return encodedMail{encoding: "7bit", body: b64(c, p.width)}, true
		}, 0},
		{"in one line, nothing declared", "transfer-undeclared", func(c content) (encodedMail, bool) {
			return encodedMail{body: b64(c, 1<<20)}, true
		}, 0},
		{"declared quoted-printable", "transfer-mismatch", func(c content) (encodedMail, bool) {
			return encodedMail{encoding: "quoted-printable", body: b64(c, p.width)}, true
		}, 0},
		{"not encoded", "transfer-mismatch", func(c content) (encodedMail, bool) {
			return encodedMail{encoding: "base64", body: string(c.data)}, c.text != "" && !strings.Contains(c.name, "jis")
		}, 0},
		{"the whole message", "transfer-undeclared", func(c content) (encodedMail, bool) {
			inner := encodedMail{encoding: "base64", body: b64(c, 76)}.build(c)
			return encodedMail{whole: true, body: wrapAt(base64.StdEncoding.EncodeToString([]byte(inner)), 76)}, true
		}, 0},
		{"the message as a text", "transfer-undeclared", func(c content) (encodedMail, bool) {
			inner := encodedMail{encoding: "base64", body: b64(c, 76)}.build(c)
			return encodedMail{inText: true, body: wrapAt(base64.StdEncoding.EncodeToString([]byte(inner)), 76)}, true
		}, 0},
		{"the entity as a text", "transfer-undeclared", entity("7bit", true), 0},
		{"the entity as base64 text", "transfer-mismatch", entity("base64", true), 0},
		{"the parts as base64 text", "transfer-mismatch", entity("base64", false), 0},
		{"the multipart as a whole", "transfer-mismatch", wholeMultipart("Content-Transfer-Encoding: base64\n"), 0},
		{"the multipart, nothing declared", "transfer-undeclared", wholeMultipart(""), 0},
	}
}

// wholeMultipart encodes the body of a multipart message as a whole.
func wholeMultipart(field string) func(content) (encodedMail, bool) {
	return func(c content) (encodedMail, bool) {
		inner := encodedMail{encoding: "base64", body: b64(c, 76)}.build(c)
		head, rest, _ := strings.Cut(inner, "\n\n")
		return encodedMail{whole: true, body: head + "\n" + field + "\n" + wrapAt(base64.StdEncoding.EncodeToString([]byte(rest)), 76)}, true
	}
}

// entity encodes the parts as a whole and says that they are text, with the header that they need or without.
func entity(encoding string, header bool) func(content) (encodedMail, bool) {
	return func(c content) (encodedMail, bool) {
		inner := encodedMail{encoding: "base64", body: b64(c, 76)}.build(c)
		at := strings.Index(inner, "MIME-Version")
		if !header {
			at = strings.Index(inner, "--=_b1")
		}
		return encodedMail{inText: true, encoding: encoding,
			body: wrapAt(base64.StdEncoding.EncodeToString([]byte(inner[at:])), 76)}, true
	}
}
