package analyze

import (
	"context"
	"encoding/base64"
	"math/rand/v2"
	"strings"
	"testing"
)

// noise gives base64 of bytes that are no text and no file.
func noise(size, width int) string {
	data := make([]byte, size)
	rand.NewChaCha8([32]byte{9}).Read(data)
	return wrapAt(base64.StdEncoding.EncodeToString(data), width)
}

// healthyTexts look like encoded data, or are about them, and are neither damaged nor encoded.
var healthyTexts = map[string]string{
	"an armored message": "-----BEGIN PGP MESSAGE-----\nVersion: 2\n\n" + noise(700, 64) + "=x7Yz\n-----END PGP MESSAGE-----\n",
	"a certificate":      "-----BEGIN CERTIFICATE-----\n" + noise(900, 64) + "-----END CERTIFICATE-----\n",
	"a key line":         "ssh-rsa " + strings.ReplaceAll(noise(270, 1000), "\n", "") + " li@example.org\n",
	"only a key":         noise(400, 76),
	"tokens":             noise(33, 44) + noise(330, 44),
	"a digest":           "da39a3ee5e6b4b0d3255bfef95601890afd80709\n",
	"digests":            strings.Repeat("DA39A3EE5E6B4B0D3255BFEF95601890AFD80709\n", 8),
	"a hex dump":         strings.Repeat("0000000 4865 6c6c 6f20 776f 726c 6421 0a00 0000\n", 12),
	"a long number":      strings.Repeat("31415926535897932384626433832795028841971693993751\n", 8),
	"a web token":        "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.dozjgNryP4J3jVmNHl0w5N_XgL0n3I9PlFUP0THsR8U\n",
	"one long word":      "Donaudampfschifffahrtsgesellschaftskapitaen\n",
	"capitals":           strings.Repeat("THISLINEHASNOBLANKSATALLANDISNOTBASE64ATALL\n", 8),
	"data in a text": "Hello,\n\nthis is what I get from the server:\n\n" + noise(300, 76) +
		"\nCan you decode it? I could not.\n",
	"a signature in a text": "Look at the field:\nDKIM-Signature: v=1; a=rsa-sha256; c=relaxed/relaxed; d=example.org; s=s1;\n" +
		" h=from:to:subject; bh=47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=;\n b=" + noise(96, 70) + "It does not verify.\n",
	"a patch": "--- a/page.html\n+++ b/page.html\n@@ -1,3 +1,3 @@\n-<a href=3D\"x\">=20\n+<a href=\"x\">\n" +
		" if (a == b && c != d) x = y;\n",
	"talk about quoted-printable": "The letter is written =C3=A4 in UTF-8 and =E4 in Latin-1, and = is =3D.\nSee x = y + z.\n",
	"an address with parameters":  "https://www.example.org/search?q=20&lang=DE&id=3D4F&from=AB&to=CD\n",
	"addresses":                   strings.Repeat("https://www.example.org/?a=1&b=FF00&c=3D\n", 8),
	"talk about uuencode":         "Files were sent between the lines\n\nbegin 644 name\n\nand\n\nend\n\nas everyone knows.\n",
	"begin at a line start":       "begin 2025 with a plan,\nend it with a result.\n",
	"code":                        "var x = \"SGVsbG8gd29ybGQsIHRoaXMgaXMgYSB0ZXN0\";\nprint(decode(x))\n",
	"a drawing":                   "==========================================\n  Report\n==========================================\n",
	"a small word":                "OK\n",
	"a number":                    "12345678\n",
}

// What looks like encoded data in a text is left alone, however the text itself is encoded.
func TestHealthyTextsAreLeftAlone(t *testing.T) {
	for name, text := range healthyTexts {
		c := content{name: name, mediaType: "text/plain; charset=utf-8", text: text, data: []byte(text)}
		for _, m := range []encodedMail{
			{body: text}, {encoding: "7bit", body: text}, {encoding: "base64", body: b64(c, 76)},
			{encoding: "quoted-printable", body: qp(c.data)},
		} {
			for wrapping, input := range wrappings(m.build(c)) {
				r := Message(context.Background(), []byte(strings.ReplaceAll(input, "\n", "\r\n")), Options{})
				if !named(r, "") {
					t.Errorf("%s, %q, %s: %s", name, m.encoding, wrapping, transferCodes(r))
				}
				if !back(r, c, 0) {
					t.Errorf("%s, %q, %s: the text was changed", name, m.encoding, wrapping)
				}
			}
		}
	}
}

// Files that hold letters for bytes by right are not decoded a second time.
func TestTextFilesAreNotDecodedTwice(t *testing.T) {
	picture := []byte("\x89PNG\r\n\x1a\n" + strings.Repeat("0123456789", 40))
	letters := wrapAt(base64.StdEncoding.EncodeToString(picture), 64)
	for _, part := range []string{
		"Content-Type: text/plain; name=\"picture.b64\"\nContent-Disposition: attachment; filename=\"picture.b64\"\n",
		"Content-Type: application/octet-stream; name=\"picture.txt\"\n",
		"Content-Type: application/pgp-keys; name=\"key.asc\"\n",
		"Content-Type: application/x-pem-file; name=\"cert.pem\"\n",
	} {
		for _, encoding := range []string{"7bit", "base64"} {
			body := letters
			if encoding == "base64" {
				body = wrapAt(base64.StdEncoding.EncodeToString([]byte(letters)), 76)
			}
			input := "From: a@sender.example\nSubject: file\nMIME-Version: 1.0\n" + part + "Content-Transfer-Encoding: " + encoding + "\n\n" + body
			r := Message(context.Background(), []byte(input), Options{})
			if !named(r, "") || len(r.Messages[0].Attachments) != 1 || r.Messages[0].Attachments[0].Size < len(letters)-1 {
				t.Errorf("%s, %s: %s, %+v", part, encoding, transferCodes(r), r.Messages[0].Attachments)
			}
		}
	}
}
