package headers

import (
	"regexp"
	"strings"
	"testing"
)

// foldedHeader is a header with folds as programs write them, after which nothing that follows looks like a field less than
// what it is.
const foldedHeader = `Delivered-To: li@recipient.example
Received: by 2002:a05:6a10:9f04:b0:4d2:1 with SMTP id p4csp412345pxy;
        Mon, 4 Mar 2024 02:06:41 -0800 (PST)
ARC-Seal: i=1; a=rsa-sha256; t=1709546800; cv=none;
        d=provider.example; s=arc-20160816;
        b=AuUoFEfDxTDkHlLXSZEpZj79LICEps6eda7W3deTVFOk4yAUoqOB4nujc7YopdG5dWLS
         dNg6xNAZpOPr+kHxt1IrE+NahM6LL/NbvaHtAuUoFEfDxTDkHlLXSZEpZj79LICEps6eda
         7W3deTVFOk4yAUoqOB==
ARC-Authentication-Results: i=1; mx.provider.example;
       dkim=pass header.i=@sender.example header.s=2024 header.b=Wm9tYmll;
       spf=pass (provider.example: domain of chen@sender.example designates
 192.0.2.10 as permitted sender) smtp.mailfrom=chen@sender.example
Received: from mail.sender.example (mail.sender.example
	[192.0.2.10]) by mx.recipient.example (Postfix) with ESMTPS id
	4TpF1x6hKlz9sXy (using TLSv1.3 with cipher TLS_AES_256_GCM_SHA384
	(256/256 bits)) for <li@recipient.example>; Mon, 4 Mar 2024
	10:00:12 +0800 (CST)
Received: from PC (2001:db8:1:2::25) by
 mail.sender.example ([fe80::d4e:4ad3:ca0e:c44c%7]) with mapi id
 15.20.7339.024; Mon, 4 Mar 2024 10:00:10 +0800
DKIM-Signature: v=1; a=rsa-sha256; c=relaxed/relaxed; d=sender.example;
	s=2024; h=
	From:To:Cc:
	Subject:Date:Message-ID
	:Content-Type:List-Unsubscribe; bh=47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=;
	b=AuUoFEfDxTDkHlLXSZEpZj79LICEps6eda7W3deTVFOk4yAUoqOB4nujc7YopdG5dWLS
	 dNg6xNAZpOPr
X-Report: the filter looked at the message
	and found no more than this:
	points, rules
References: <1@sender.example>
 <2@sender.example>
From: Chen <chen@sender.example>
To: Li <li@recipient.example>,
 "Wang, Wei" <wang@recipient.example>
Subject: =?utf-8?B?6K6h5YiS?=
 =?utf-8?B?6K6h5YiS?=
Date: Mon, 4 Mar 2024 10:00:09 +0800
MIME-Version: 1.0
Content-Type: multipart/mixed;
 boundary="b1"

body
`

// A header whose folds all lost their white space, as one has that was copied out of a page, is read as the one that it was.
func TestFoldsWithoutWhiteSpace(t *testing.T) {
	bare := regexp.MustCompile(`\n[ \t]+`).ReplaceAllString(foldedHeader, "\n")
	whole, got := Scan([]byte(foldedHeader), Span{0, len(foldedHeader)}), Scan([]byte(bare), Span{0, len(bare)})
	if len(got.Fields) != len(whole.Fields) {
		t.Fatalf("%d fields, want %d: %s", len(got.Fields), len(whole.Fields), fields(got))
	}
	for i := range whole.Fields {
		g, w := &got.Fields[i], &whole.Fields[i]
		if tight(g.Text) != tight(w.Text) || g.Name != w.Name || g.LostFold != w.Folded {
			t.Errorf("%s is %q, want %s with %q", g.Name, g.Text, w.Name, w.Text)
		}
	}
	if body := bare[got.Separator.End:]; body != "body\n" {
		t.Errorf("body %q", body)
	}
}

// A header that was wrapped as texts are, at blanks and whatever the width, is read as the one that it was, also where other
// folds kept their white space.
func TestWrappedHeader(t *testing.T) {
	whole := Scan([]byte(foldedHeader), Span{0, len(foldedHeader)})
	for width := 72; width <= 80; width++ {
		text := wrap(regexp.MustCompile(`\n {2,}|\n\t`).ReplaceAllString(foldedHeader, " "), width)
		got := Scan([]byte(text), Span{0, len(text)})
		if len(got.Fields) != len(whole.Fields) {
			t.Fatalf("width %d: %d fields, want %d: %s", width, len(got.Fields), len(whole.Fields), fields(got))
		}
		for i := range whole.Fields {
			if g, w := tight(got.Fields[i].Text), tight(whole.Fields[i].Text); g != w {
				t.Errorf("width %d: %s is %q, want %q", width, got.Fields[i].Name, g, w)
			}
		}
	}
}

// wrap breaks lines at the last blank before a width.
func wrap(text string, width int) string {
	var out strings.Builder
	for line := range strings.Lines(text) {
		for len(line) > width+1 {
			at := strings.LastIndexByte(line[:width+1], ' ')
			if at <= 1 {
				break
			}
			out.WriteString(line[:at] + "\n")
			line = line[at+1:]
		}
		out.WriteString(line)
	}
	return out.String()
}

// Where a copy put a blank behind every line, the empty line has one as well; else a line of blanks is a fold.
func TestBlanksBehindLines(t *testing.T) {
	for text, want := range map[string]string{
		"A: 1 \nB: 2 \n \nC: 3 \n":   "A=1|B=2",
		"A: 1\nB: 2 \n \nC: 3 \n":    "A=1|B=2|C=3",
		"A: 1\nB:\n \n \n\t\nC: 3\n": "A=1|B=|C=3",
		"A: 1\nB:\n \n \n\nC: 3\n":   "A=1|B=",
	} {
		if got := fields(Scan([]byte(text), Span{0, len(text)})); got != want {
			t.Errorf("%q is %q, want %q", text, got, want)
		}
	}
}

// tight is a text without white space.
func tight(s string) string { return strings.Join(strings.Fields(s), "") }

// A list of signed fields goes on in lines that look like fields, whether other folds kept their white space or not.
func TestListsOfSignedFields(t *testing.T) {
	for text, want := range map[string]string{
		"A: 1\n 2\nDKIM-Signature: v=1; h=From:To:\nSubject:Cc:\nDate; b=x\nDate: y\n\n": "A=1 2|DKIM-Signature=v=1; h=From:To: Subject:Cc: Date; b=x|Date=y",
		"A: 1\n 2\nDKIM-Signature: v=1; h=from :\nto : cc; b=x\nDate: y\n\n":             "A=1 2|DKIM-Signature=v=1; h=from : to : cc; b=x|Date=y",
		"A: 1\n 2\nDKIM-Signature: b=x; h=From:To:\nSubject: y\n\n":                      "A=1 2|DKIM-Signature=b=x; h=From:To:|Subject=y",
		"A: 1\n 2\nARC-Message-Signature: i=1; h=\nFrom:To; b=x\nBcc:\nSubject:y\n\n":    "A=1 2|ARC-Message-Signature=i=1; h= From:To; b=x|Bcc=|Subject=y",
	} {
		if got := fields(Scan([]byte(text), Span{0, len(text)})); got != want {
			t.Errorf("%q is %q, want %q", text, got, want)
		}
	}
}

// One fold that kept its white space shows that the others did not lose it: odd lines are what they are.
func TestOddLinesBesideFolds(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"A: 1;\n b=2\nh=x: 3\nno field\nFrom: a\n\n", "A=1; b=2|h=x=3|[stray]|From=a"},
		{"To: b\nDate: 1;\nh=x: 3\nno field\nFrom: a\n\n", "To=b|Date=1; h=x: 3 no field|From=a"},
		{"A: 1\nh=x: 3\nFrom: a\n\n", "A=1|h=x=3|From=a"},
	} {
		if got := fields(Scan([]byte(c.text), Span{0, len(c.text)})); got != c.want {
			t.Errorf("%q is %q, want %q", c.text, got, c.want)
		}
	}
}
