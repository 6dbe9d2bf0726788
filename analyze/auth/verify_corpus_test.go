package auth

import (
	"bufio"
	"context"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/eml-inspect/eml-inspect/analyze/eml"
)

// corpora is a folder of collected mail beside the checkout, which is no part of it.
const corpora = "../../../shared/corpora/auth"

// keys is a DNS that has text records only. A record "temporary" stands for a server that fails.
type keys struct {
	Offline
	texts map[string][]string
}

func (z keys) TXT(_ context.Context, name string) ([]string, DNSAnswer) {
	records, ok := z.texts[strings.ToLower(name)]
	switch {
	case !ok:
		return nil, DNSNoName
	case len(records) == 0:
		return nil, DNSNoRecord
	case records[0] == "temporary":
		return nil, DNSTemporary
	}
	return records, DNSFound
}

// corpus gives the path of a file of the collected mail, and skips the test where it is missing.
func corpus(t *testing.T, name string) string {
	t.Helper()
	path := filepath.Join(corpora, name)
	if _, err := os.Stat(path); err != nil {
		t.Skip("no collected mail: ", path)
	}
	return path
}

func message(t testing.TB, input []byte) *eml.Message {
	t.Helper()
	f, err := eml.Read(input, "", eml.Limits{})
	if err != nil {
		t.Fatal(err)
	}
	if len(f.Messages) == 0 {
		return nil
	}
	return f.Messages[0]
}

// The collection has mail of old signers, which may lack tags that are required today: DomainKeys, and the first
// drafts of DKIM. Those verify with nobody who keeps RFC 6376.
func TestCollectedSignatures(t *testing.T) {
	dir := filepath.Dir(corpus(t, "dkim-maildkim/EXPECTED.tsv"))
	zone := collectedZone(t, filepath.Join(dir, "FAKE_DNS.dat"))
	rows, err := os.ReadFile(filepath.Join(dir, "EXPECTED.tsv"))
	if err != nil {
		t.Fatal(err)
	}
	// One signature expired in October 2007, years after its message was received by the only clock that it
	// has. Those who judged the collection did so later, and so does this test.
	later := time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC)
	right, total := 0, 0
	for _, row := range strings.Split(strings.TrimSpace(string(rows)), "\n")[1:] {
		name, want, _ := strings.Cut(row, "\t")
		input, err := os.ReadFile(filepath.Join(dir, "corpus", name))
		if err != nil {
			t.Fatal(err)
		}
		total++
		list := Verify(context.Background(), message(t, input), zone, later)
		pass := false
		for _, s := range list {
			pass = pass || s.Result == Pass && !s.Expired
		}
		if pass == (want == "pass" && current(list)) {
			right++
			continue
		}
		t.Logf("%s: want %s", name, want)
		for _, s := range list {
			t.Logf("   %s %q body %s header %s key %s %q fits %s", s.Result, s.Problem, s.BodyHash, s.HeaderHash, s.Key, s.KeyProblem, s.KeyFits)
		}
	}
	t.Logf("%d of %d", right, total)
	if right < total {
		t.Fail()
	}
}

// current reports whether a signature has the tags that RFC 6376 requires.
func current(list []Signature) bool {
	for _, s := range list {
		if s.missing("v", "a", "b", "bh", "d", "h", "s") == "" {
			return true
		}
	}
	return false
}

func collectedZone(t *testing.T, path string) keys {
	t.Helper()
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	zone, line := keys{texts: make(map[string][]string)}, regexp.MustCompile(`^([^#\s]\S*)\s+(.*\S)`)
	for lines := bufio.NewScanner(f); lines.Scan(); {
		if m := line.FindStringSubmatch(lines.Text()); m != nil {
			zone.texts[strings.ToLower(m[1])] = []string{m[2]}
		}
	}
	return zone
}

// Mail of a large provider, and the example of RFC 8463 as a file with LF.
func TestCollectedMail(t *testing.T) {
	dir := filepath.Dir(corpus(t, "dkim-mimekit/gmail.msg"))
	pem, err := os.ReadFile(filepath.Join(dir, "gmail.pub"))
	if err != nil {
		t.Fatal(err)
	}
	data := regexp.MustCompile(`-----.*-----|\s`).ReplaceAllString(string(pem), "")
	zone := keys{texts: map[string][]string{"20120113._domainkey.gmail.com": {"k=rsa; p=" + data}}}
	for _, name := range []string{"gmail.msg", "related.msg", "multipart-no-end-boundary.msg"} {
		input, err := os.ReadFile(filepath.Join(dir, name))
		if err != nil {
			t.Fatal(err)
		}
		for _, s := range verify(t, string(input), zone) {
			if summary(s) != "pass match match" {
				t.Errorf("%s: %s", name, summary(s))
			}
		}
	}
}
