package auth

import (
	"crypto"
	"crypto/ed25519"
	"crypto/rsa"
	"crypto/sha1"
	"crypto/sha256"
	"encoding/base64"
	"regexp"
	"strings"
	"sync"
	"testing"
)

// The signer of the tests follows the words of RFC 6376 as slowly and plainly as it can, so that it shares nothing
// with what it tests. Messages have CRLF.

var (
	rsaKey1024 = sync.OnceValue(func() *rsa.PrivateKey { return newRSA(1024) })
	edKey      = ed25519.NewKeyFromSeed(make([]byte, ed25519.SeedSize))
	edRecord   = "v=DKIM1; k=ed25519; p=" + base64.StdEncoding.EncodeToString(edKey.Public().(ed25519.PublicKey))
)

// zone holds the keys of the tests: k1 is RSA, e1 is Ed25519.
func zone() keys {
	return keys{texts: map[string][]string{
		"k1._domainkey.example.org":           {rsaRecord(&rsaKey1024().PublicKey)},
		"k1._domainkey.xn--bcher-kva.example": {rsaRecord(&rsaKey1024().PublicKey)},
		"e1._domainkey.example.org":           {edRecord},
	}}
}

var (
	folds = regexp.MustCompile(`\r\n`)
	runs  = regexp.MustCompile(`[ \t]+`)
)

func plainBody(canon Canon, body string) string {
	lines := strings.Split(body, "\r\n")
	for i := range lines {
		if canon == Relaxed {
			lines[i] = strings.TrimRight(runs.ReplaceAllString(lines[i], " "), " ")
		}
	}
	for len(lines) > 0 && lines[len(lines)-1] == "" {
		lines = lines[:len(lines)-1]
	}
	if len(lines) == 0 {
		return map[Canon]string{Simple: "\r\n", Relaxed: ""}[canon]
	}
	return strings.Join(lines, "\r\n") + "\r\n"
}

// plainField takes a field without its last line end.
func plainField(canon Canon, field string) string {
	if canon != Relaxed {
		return field + "\r\n"
	}
	name, value, _ := strings.Cut(field, ":")
	value = runs.ReplaceAllString(folds.ReplaceAllString(value, ""), " ")
	return strings.ToLower(strings.TrimSpace(name)) + ":" + strings.Trim(value, " ") + "\r\n"
}

// plainFields splits a header into fields.
func plainFields(head string) []string {
	return strings.Split(regexp.MustCompile(`\r\n([^ \t])`).ReplaceAllString(strings.TrimSuffix(head, "\r\n"), "\x00$1"), "\x00")
}

func plainHeader(canon Canon, head string, names []string) string {
	left, out := plainFields(head), ""
	for _, name := range names {
		for i := len(left) - 1; i >= 0; i-- {
			have, _, _ := strings.Cut(left[i], ":")
			if strings.EqualFold(strings.TrimSpace(have), strings.TrimSpace(name)) {
				out += plainField(canon, left[i])
				left[i] = ""
				break
			}
		}
	}
	return out
}

func sum(algorithm, text string) (crypto.Hash, []byte) {
	if strings.HasSuffix(algorithm, "sha1") {
		s := sha1.Sum([]byte(text))
		return crypto.SHA1, s[:]
	}
	s := sha256.Sum256([]byte(text))
	return crypto.SHA256, s[:]
}

func seal(t testing.TB, key crypto.Signer, algorithm, text string) string {
	t.Helper()
	kind, hash := sum(algorithm, text)
	if _, ok := key.(ed25519.PrivateKey); ok {
		kind = 0
	}
	b, err := key.Sign(nil, hash, kind)
	if err != nil {
		t.Fatal(err)
	}
	return base64.StdEncoding.EncodeToString(b)
}

// tagOf reads a tag out of a list that the tests wrote.
func tagOf(tags, name, otherwise string) string {
	for tag := range strings.SplitSeq(tags, ";") {
		if n, v, ok := strings.Cut(tag, "="); ok && strings.TrimSpace(n) == name {
			return strings.TrimSpace(v)
		}
	}
	return otherwise
}

// signWith signs a message with these tags, to which bh= and b= are added; %l stands for the length of the
// canonical body.
func signWith(t testing.TB, key crypto.Signer, field, message, tags string) string {
	t.Helper()
	head, body, _ := strings.Cut(message, "\r\n\r\n")
	head += "\r\n"
	c, bodyCanon, _ := strings.Cut(tagOf(tags, "c", "simple/simple"), "/")
	canonical := plainBody(Canon(bodyCanon), body)
	if l := tagOf(tags, "l", ""); l == "5" {
		canonical = canonical[:5]
	}
	_, bh := sum(tagOf(tags, "a", ""), canonical)
	own := field + ": " + tags + " bh=" + base64.StdEncoding.EncodeToString(bh) + ";\r\n\tb="
	text := plainHeader(Canon(c), head, strings.Split(tagOf(tags, "h", ""), ":")) + plainField(Canon(c), own)
	b := seal(t, key, tagOf(tags, "a", ""), strings.TrimSuffix(text, "\r\n"))
	return own + b[:60] + "\r\n\t" + b[60:] + "\r\n" + message
}
