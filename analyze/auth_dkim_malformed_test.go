package analyze

import "testing"

// A signature field that another line breaks up is not put down to the program that signed; one that is wrong by itself is.
func TestSignatureBrokenUp(t *testing.T) {
	const before, behind = "DKIM-Signature: v=1; a=rsa-sha256; d=sender.example; s=k1; h=from:to;\r\n", " bh=47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=; b=QUJD\r\n"
	const rest = "From: a@sender.example\r\nTo: b@example.org\r\nSubject: x\r\nDate: Mon, 4 Mar 2024 10:00:00 +0800\r\n\r\nHello\r\n"
	for name, c := range map[string]struct {
		message, damage string
		severity        Severity
	}{
		"a line among its lines": {before + "*** scanned ***\r\n" + behind + rest, "line", Note},
		"a tag is missing":       {before + rest, "", Warning},
	} {
		found := false
		for _, f := range testReport(c.message).Findings {
			if f.Code == "auth-dkim-malformed" {
				if found = true; f.Facts["damage"] != c.damage || f.Severity != c.severity {
					t.Errorf("%s: %s, %v", name, f.Severity, f.Facts)
				}
			}
		}
		if !found {
			t.Errorf("%s: nothing is said", name)
		}
	}
}

// Only the program that holds the file says above the header what it fetched; a field among the others came with the message.
func TestPartialDownload(t *testing.T) {
	const status, received = "X-Mozilla-Status: 0401\r\n", "Received: from a.example by b.example; Mon, 4 Mar 2024 10:00:00 +0800\r\n"
	const rest = "From: a@sender.example\r\nDate: Mon, 4 Mar 2024 10:00:00 +0800\r\n\r\nHello\r\n"
	if !has(testReport(status+received+rest), "attach-lost") {
		t.Error("a message of which the beginning was fetched is not told")
	}
	for _, whole := range []string{received + status + rest, "X-Mozilla-Status: 0001\r\n" + received + rest, "X-Mozilla-Status: none\r\n" + received + rest} {
		if has(testReport(whole), "attach-lost") {
			t.Errorf("%q is not whole", whole)
		}
	}
}
