package rtf_test

import (
	"bytes"
	"io"
	"mime/quotedprintable"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/eml-inspect/eml-inspect/analyze/rtf"
	"github.com/eml-inspect/eml-inspect/charset"
)

// corpus holds Rich Text, some beside the page or text it was made from.
const corpus = "../../../shared/corpora/msg/RTFDE"

// TestCorpus reads every file. What stands beside is compared but for the kind of line ends, and
// for blanks at either end, which mean nothing in HTML.
func TestCorpus(t *testing.T) {
	files, _ := filepath.Glob(filepath.Join(corpus, "*", "*.rtf"))
	if len(files) == 0 {
		t.Skipf("no Rich Text in %s: this test needs a corpus that is not part of the project", corpus)
	}
	for _, path := range files {
		b, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		d := rtf.Read(b)
		if d.Text == "" {
			t.Errorf("%s: no text, faults %v", path, d.Faults)
		}
		got := d.Text
		if d.Encapsulated == rtf.FromHTML {
			got = d.HTML
		}
		for _, ending := range []string{".html", ".txt"} {
			if want, err := os.ReadFile(strings.TrimSuffix(path, ".rtf") + ending); err == nil {
				compare(t, path, got, decoded(want))
			}
		}
	}
}

// decoded undoes the quoted-printable in which the text of one message stands beside it.
func decoded(want []byte) string {
	if !bytes.Contains(want, []byte("=E2=F1")) {
		return string(want)
	}
	b, _ := io.ReadAll(quotedprintable.NewReader(bytes.NewReader(want)))
	d, _ := charset.Decode(b, "windows-1251")
	return d.Text
}

// lost is what some Rich Text holds itself where letters of the original did not survive.
var lost = regexp.MustCompile("\uFFFD(=[0-9A-F]{2}\uFFFD?)?")

// compare takes whatever the original has where Rich Text has lost letters.
func compare(t *testing.T, path, got, want string) {
	t.Helper()
	pattern := strings.Join(pieces(trimmed(got)), ".{1,2}")
	if !regexp.MustCompile("^" + pattern + "$").MatchString(trimmed(want)) {
		t.Errorf("%s: got %q, want %q", path, got, want)
	}
}

func pieces(s string) []string {
	list := lost.Split(s, -1)
	for i := range list {
		list[i] = regexp.QuoteMeta(list[i])
	}
	return list
}

func trimmed(s string) string { return strings.TrimSpace(strings.ReplaceAll(s, "\r\n", "\n")) }
