package auth

import (
	"crypto/x509"
	"encoding/base64"
	"strings"
	"testing"
)

// keyRule is a record, and what the verification says of a signature that was made with the key.
type keyRule struct{ name, records, want string } // records are divided by line ends

// keyRules shows each rule about keys (RFC 6376, sections 3.6.1 and 6.1.2).
func keyRules() []keyRule {
	whole := rsaRecord(&rsaKey1024().PublicKey)
	_, data, _ := strings.Cut(whole, "p=")
	bare := base64.StdEncoding.EncodeToString(x509.MarshalPKCS1PublicKey(&rsaKey1024().PublicKey))
	other := rsaRecord(&newRSA(1024).PublicKey)
	return []keyRule{
		{"as it is", whole, "pass match match"},
		{"key alone", "p=" + data, "pass match match"},
		{"without a type", "v=DKIM1; p=" + data, "pass match match"},
		{"without the wrapping", "v=DKIM1; p=" + bare, "pass match match"},
		{"white space in the key", "v=DKIM1; p=" + data[:50] + " \t" + data[50:100] + "\r " + data[100:] + " ; ", "pass match match"},
		{"unknown tags", whole + "; n=notes; x1 = extra ;", "pass match match"},
		{"testing", "v=DKIM1; t=s:y; p=" + data, "pass match match weak=testing"},
		{"hash listed", "h=md5 : sha256; p=" + data, "pass match match"},
		{"hash not listed", "h=sha1; p=" + data, "permerror match unknown key-hash"},
		{"service listed", "s=tlsrpt:email; p=" + data, "pass match match"},
		{"any service", "s=*; p=" + data, "pass match match"},
		{"service not listed", "s=tlsrpt; p=" + data, "permerror match unknown key-service"},
		{"another type", "k=ed25519; p=" + data, "permerror match unknown key-malformed"},
		{"ed25519 key", edRecord, "permerror match unknown key-algorithm"},
		{"unknown type", "k=dsa; p=" + data, "permerror match unknown key-algorithm"},
		{"another version", "v=DKIM2; p=" + data, "permerror match unknown key-version"},
		{"withdrawn", "v=DKIM1; p=", "permerror match unknown key=revoked"},
		{"withdrawn with blanks", "v=DKIM1; p= ;", "permerror match unknown key=revoked"},
		{"no key in it", "v=DKIM1; k=rsa", "permerror match unknown key=missing key-malformed"},
		{"another record", "v=spf1 -all", "permerror match unknown key=missing key-version"},
		{"no base64", "v=DKIM1; p=*" + data, "permerror match unknown key-malformed"},
		{"cut short", "v=DKIM1; p=" + data[:100], "permerror match unknown key-malformed"},
		{"no tag", "v=DKIM1; nonsense; p=" + data, "permerror match unknown key-malformed"},
		{"another key", other, "fail match unknown other-key"},
		{"two records", "v=spf1 -all\n" + whole, "pass match match"},
		{"two keys", other + "\n" + whole, "pass match match"},
		{"an old one withdrawn", "v=DKIM1; p=\n" + whole, "pass match match"},
		{"granted to others", "v=DKIM1; g=jo; p=" + data, "permerror match unknown key-granularity"},
		{"granted to all", "v=DKIM1; g=*; p=" + data, "pass match match"},
		{"server fails", "temporary", "temperror match unknown"},
		{"no record", "", "permerror match unknown key=missing"},
	}
}

// zone is a DNS with the record.
func (r keyRule) zone() keys {
	zone := keys{texts: map[string][]string{"k1._domainkey.example.org": nil}}
	if r.records != "" {
		zone.texts["k1._domainkey.example.org"] = strings.Split(r.records, "\n")
	}
	return zone
}

func TestKeyRecords(t *testing.T) {
	text := signWith(t, rsaKey1024(), "DKIM-Signature", plain, rsaTags)
	for _, c := range keyRules() {
		if got := summary(verify(t, text, c.zone())[0]); got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
	}
}

// t=s in a key wants i= to be d= itself.
func TestStrictKey(t *testing.T) {
	zone := zone()
	zone.texts["k1._domainkey.example.org"][0] += "; t=s"
	for identity, want := range map[string]string{
		"": "pass match match", " i=a@EXAMPLE.org;": "pass match match",
		" i=a@mail.example.org;": "permerror match unknown key-strict",
	} {
		text := signWith(t, rsaKey1024(), "DKIM-Signature", plain, rsaTags+identity)
		if got := summary(verify(t, text, zone)[0]); got != want {
			t.Errorf("%q: %s", identity, got)
		}
	}
}

// Keys of every size verify; short ones are weak.
func TestKeySizes(t *testing.T) {
	t.Setenv("GODEBUG", "rsa1024min=0")
	for _, bits := range []int{512, 768, 1023, 1024, 1536, 2048, 3072, 4096} {
		key := newRSA(bits)
		zone := keys{texts: map[string][]string{"k1._domainkey.example.org": {rsaRecord(&key.PublicKey)}}}
		for _, algorithm := range []string{"rsa-sha256", "rsa-sha1"} {
			text := signWith(t, key, "DKIM-Signature", plain, strings.Replace(rsaTags, "rsa-sha256", algorithm, 1))
			s := verify(t, text, zone)[0]
			if s.Result != Pass || s.KeyBits != bits || strings.Contains(summary(s), WeakKey) != (bits < 1024) {
				t.Errorf("%d %s: %s, %d bits", bits, algorithm, summary(s), s.KeyBits)
			}
			changed := verify(t, strings.Replace(text, "hello", "jello", 1), zone)[0]
			if changed.HeaderHash != Mismatch || changed.KeyFits != Match {
				t.Errorf("%d %s, changed: %s", bits, algorithm, summary(changed))
			}
		}
	}
}

// FuzzKeyRecord reads records that anybody may publish.
func FuzzKeyRecord(f *testing.F) {
	for _, seed := range []string{rsaRecord(&rsaKey1024().PublicKey), edRecord, "", "p=", "v=DKIM1; p=;;", "k=rsa; t; p=AAAA",
		"v=DKIM1; g=*a; h=:; s=:; t=::; p=MAA=", "p=MCQwDQYJKoZIhvcNAQEBBQADEwAwEAIJAMGMs+p3tHz1AgMBAAE="} {
		f.Add(seed)
	}
	m := signWith(f, rsaKey1024(), "DKIM-Signature", plain, rsaTags)
	f.Fuzz(func(t *testing.T, record string) {
		k := ReadKey(record)
		if usable := k.rsa != nil || k.ed25519 != nil; usable == (k.Problem != "" || k.Revoked) {
			t.Errorf("%q: usable %t, problem %q", record, usable, k.Problem)
		}
		zone := keys{texts: map[string][]string{"k1._domainkey.example.org": {record}}}
		verify(t, m, zone)
	})
}
