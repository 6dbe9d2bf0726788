package analyze

import (
	"context"
	"strings"
	"testing"
)

// Wherever what was handed in ends within a header, the sound message that it was is not blamed for it: the report says that
// it is cut, once a field is missing or is none, and no more.
func TestCutWithinHeader(t *testing.T) {
	mail := strings.ReplaceAll(`Received: from mail.sender.example (mail.sender.example [192.0.2.10])
	by mx.recipient.example (Postfix) with ESMTPS id 4TpF1x6hKlz9sXy
	for <li@recipient.example>; Mon, 4 Mar 2024 10:00:12 +0800 (CST)
DKIM-Signature: v=1; a=rsa-sha256; c=relaxed/relaxed; d=sender.example; s=2024;
	h=from:to:subject:date:message-id; bh=47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=;
	b=AuUoFEfDxTDkHlLXSZEpZj79LICEps6eda7W3deTVFOk4yAUoqOB4nujc7YopdG5dWLSdNg6xNAZpOPr+kHxt1IrE+NahM6L
From: =?utf-8?B?6ZmI5pmo?= <chen@sender.example>
To: "Li, Lei" <li@recipient.example>
Subject: =?utf-8?B?6K6h5YiS?=
Date: Mon, 4 Mar 2024 10:00:09 +0800
Message-ID: <1@sender.example>
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary="b1"

--b1
Content-Type: text/plain; charset=utf-8
Content-Transfer-Encoding: base64

5L2g5aW9
--b1
Content-Type: application/pdf; name="plan.pdf"
Content-Disposition: attachment; filename="plan.pdf"
Content-Transfer-Encoding: base64

`, "\n", "\r\n")
	first := strings.Index(mail, "\tfor <li@")
	for cut := first + len("\tfor <li@"); cut < len(mail); cut++ {
		for _, f := range Message(context.Background(), []byte(mail[:cut]), Options{}).Messages[0].Findings {
			switch why := f.Facts["why"]; {
			case f.Code == "raw-field-malformed" && why == "cut",
				f.Code == "mime-boundary-unclosed", strings.HasPrefix(f.Code, "auth-dkim-body"), f.Code == "transfer-truncated",
				f.Code == "mime-readers-differ", f.Code == "attach-lost", f.Code == "attach-empty":
			default:
				t.Errorf("cut behind %q: %s %v", mail[max(0, cut-30):cut], f.Code, f.Facts)
			}
		}
	}
}

// What a cut cannot make is told also of the last field: a subject that is garbled is.
func TestGarbledSubjectAtTheEnd(t *testing.T) {
	const mail = "Received: from mail.sender.example (mail.sender.example [192.0.2.10]) by mx.recipient.example (Postfix) with ESMTPS id 4TpF1x;\r\n" +
		" Mon, 4 Mar 2024 10:00:12 +0800\r\nSubject: =?utf-8?Q?=C3=83=C2=A4rztliche_Untersuchung_f=C3=83=C2=BCr_M=C3=83=C2=A4rz?="
	found := false
	for _, f := range Message(context.Background(), []byte(mail), Options{}).Messages[0].Findings {
		found = found || f.Code == "text-double-encoded"
	}
	if !found {
		t.Error("nothing is said of the subject")
	}
}
