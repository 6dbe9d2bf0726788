package sample

import (
	"bytes"
	"crypto"
	"crypto/ed25519"
	"crypto/rand"
	"crypto/rsa"
	"crypto/x509"
	"encoding/base64"

	"github.com/emersion/go-msgauth/dkim"
)

// Keys sign messages. They are made for one run; Records are what the DNS would say of them, by name.
type Keys struct {
	signers map[string]crypto.Signer
	Records map[string]string
}

// NewKeys makes a key of RSA with 2,048 bits, selector "r1", and one of Ed25519, selector "e1".
func NewKeys() (*Keys, error) {
	one, err := rsa.GenerateKey(rand.Reader, 2048)
	if err != nil {
		return nil, err
	}
	public, second, err := ed25519.GenerateKey(rand.Reader)
	if err != nil {
		return nil, err
	}
	der, err := x509.MarshalPKIXPublicKey(&one.PublicKey)
	if err != nil {
		return nil, err
	}
	text := base64.StdEncoding.EncodeToString
	return &Keys{signers: map[string]crypto.Signer{"r1": one, "e1": second}, Records: map[string]string{
		"r1._domainkey.example.org": "v=DKIM1; k=rsa; p=" + text(der),
		"e1._domainkey.example.org": "v=DKIM1; k=ed25519; p=" + text(public)}}, nil
}

// Sign signs a message once for each selector, relaxed in header and body, as most mail is signed.
func (k *Keys) Sign(message []byte, selectors ...string) ([]byte, error) {
	for _, s := range selectors {
		var out bytes.Buffer
		err := dkim.Sign(&out, bytes.NewReader(message), &dkim.SignOptions{
			Domain: "example.org", Selector: s, Signer: k.signers[s],
			HeaderCanonicalization: dkim.CanonicalizationRelaxed, BodyCanonicalization: dkim.CanonicalizationRelaxed})
		if err != nil {
			return nil, err
		}
		message = out.Bytes()
	}
	return message, nil
}

// ToSign gives a plain message of about so many bytes.
func ToSign(n, size int) []byte {
	return []byte(header(n) + "Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n" +
		letter(size-1500, 6))
}
