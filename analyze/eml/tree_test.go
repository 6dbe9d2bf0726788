package eml

import (
	"archive/zip"
	"bytes"
	"compress/gzip"
	"encoding/base64"
	"encoding/binary"
	"fmt"
	"html"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
	"unicode/utf16"

	"github.com/eml-inspect/eml-inspect/headers"
	"github.com/eml-inspect/eml-inspect/packaging/processor"
)

// checkTiles fails where the tiles of a part do not follow each other over all of its bytes.
func checkTiles(t *testing.T, name string, p *Part) {
	t.Helper()
	at := p.Start
	for _, s := range p.Tiles() {
		if s.Empty() {
			continue
		}
		if s.Start != at {
			t.Errorf("%s: part %q: a tile begins at %d, the one before it ended at %d", name, p.Path, s.Start, at)
			return
		}
		at = s.End
	}
	if at != p.End {
		t.Errorf("%s: part %q: tiles end at %d, the part at %d", name, p.Path, at, p.End)
	}
}

// checkFile holds the law of the package over one input.
func checkFile(t *testing.T, name string, input []byte) {
	t.Helper()
	f, _ := Read(input, name, Limits{})
	for _, m := range f.Messages {
		checkTiles(t, name, m.Root)
		for p := range m.Root.All() {
			checkFields(t, name, p.Header)
		}
	}
}

func checkFields(t *testing.T, name string, b headers.Block) {
	t.Helper()
	at := b.Start
	for _, f := range b.Fields {
		if f.Start != at {
			t.Errorf("%s: a field begins at %d, the one before it ended at %d", name, f.Start, at)
		}
		at = f.End
	}
	if at != b.End {
		t.Errorf("%s: fields end at %d, the block at %d", name, at, b.End)
	}
}

func TestCollectedMailIsTiled(t *testing.T) {
	root := "../../../shared/corpora"
	if _, err := os.Stat(root); err != nil {
		t.Skip("no folder of collected mail beside the project: ", err)
	}
	err := filepath.WalkDir(root, func(path string, d os.DirEntry, err error) error {
		if err == nil && d.Type().IsRegular() {
			b, _ := os.ReadFile(path)
			checkFile(t, path, b)
		}
		return err
	})
	if err != nil {
		t.Error(err)
	}
}

func outline(p *Part) string {
	var b strings.Builder
	for q := range p.All() {
		fmt.Fprintf(&b, "%s:%s", q.Section(), q.Type)
		if q.Leaf() {
			fmt.Fprintf(&b, "=%q", q.Decoded.Data)
		}
		for _, d := range q.Defects {
			b.WriteString(" !" + d.Kind)
		}
		b.WriteByte('\n')
		for _, r := range q.Recovered {
			fmt.Fprintf(&b, "%s:%s=%q ?%s\n", r.Section(), r.Type, r.Decoded.Data, r.Lost)
		}
	}
	return b.String()
}

const mixed = "Content-Type: multipart/mixed; boundary=B\n\n"

func TestTree(t *testing.T) {
	for _, c := range []struct{ name, input, want string }{
		{"a text", "A: 1\n\nhello\n", "1:text/plain=\"hello\\n\"\n"},
		{"two parts", mixed + "pre\n--B\n\none\n--B\nContent-Type: text/html\n\ntwo\n--B--\nepilogue\n",
			"1:multipart/mixed\n1:text/plain=\"one\"\n2:text/html=\"two\"\n"},
		{"mixed line ends", mixed + "--B\r\n\r\none\r\n--B\n\ntwo\r\n--B--\n", "1:multipart/mixed\n1:text/plain=\"one\"\n2:text/plain=\"two\"\n"},
		{"CR line ends", strings.ReplaceAll(mixed+"--B\n\none\n--B--\n", "\n", "\r"), "1:multipart/mixed\n1:text/plain=\"one\"\n"},
		{"not closed", mixed + "--B\n\none\n", "1:multipart/mixed !boundary-unclosed\n1:text/plain=\"one\\n\"\n"},
		{"nested", mixed + "--B\nContent-Type: multipart/alternative; boundary=BB\n\n--BB\n\none\n--BB--\n--B\n\ntwo\n--B--\n",
			"1:multipart/mixed\n1:multipart/alternative !boundary-prefix\n1.1:text/plain=\"one\"\n2:text/plain=\"two\"\n"},
		{"the inner one not closed", mixed + "--B\nContent-Type: multipart/alternative; boundary=C\n\n--C\n\none\n--B\n\ntwo\n--B--\n",
			"1:multipart/mixed\n1:multipart/alternative !boundary-unclosed\n1.1:text/plain=\"one\"\n2:text/plain=\"two\"\n"},
		{"the same boundary inside", mixed + "--B\n" + mixed + "--B\n\none\n--B--\n--B\n\ntwo\n--B--\n",
			"1:multipart/mixed\n1:multipart/mixed !same-boundary\n1.1:text/plain=\"one\"\n2:text/plain=\"two\"\n"},
		{"a boundary that begins another", "Content-Type: multipart/mixed; boundary=B\n\n--B\nContent-Type: multipart/mixed; boundary=B1\n\n--B1\n\none\n--B1--\n--B--\n",
			"1:multipart/mixed\n1:multipart/mixed !boundary-prefix\n1.1:text/plain=\"one\"\n"},
		{"a part after the end", mixed + "--B\n\none\n--B--\nepilogue\n--B\n\ntwo\n--B--\n",
			"1:multipart/mixed !part-after-close\n1:text/plain=\"one\"\n2:text/plain=\"two\"\n"},
		{"another boundary than stated", mixed + "--C\nContent-Type: text/plain\n\none\n--C--\n",
			"1:multipart/mixed !boundary-missing\n1:text/plain=\"one\"\n"},
		{"no boundary stated", "Content-Type: multipart/mixed\n\n--C\nContent-Type: text/plain\n\none\n--C--\n",
			"1:multipart/mixed !no-boundary\n1:text/plain=\"one\"\n"},
		{"text on the line of a boundary", mixed + "--B \n\none\n--B and more\n\ntwo\n--B--junk\n",
			"1:multipart/mixed !loose-delimiter !loose-delimiter\n1:text/plain=\"one\"\n2:text/plain=\"two\"\n"},
		{"an empty part", mixed + "--B\n--B\n\n--B--\n", "1:multipart/mixed\n1:text/plain=\"\"\n2:text/plain=\"\"\n"},
		{"a header cut by an empty line", "A: 1\n\nContent-Type: text/html\nContent-Transfer-Encoding: base64\n\nSGk=\n", "1:text/html=\"Hi\" !header-cut\n"},
		{"text about MIME fields", "Content-Type: text/plain\n\nContent-Type: is a field\n\nof a header\n", "1:text/plain=\"Content-Type: is a field\\n\\nof a header\\n\"\n"},
		{"no empty line", "A: 1\nHello Mr. Li,\n", "1:text/plain=\"Hello Mr. Li,\\n\" !no-blank-line\n"},
		{"base64 that never was", "Content-Transfer-Encoding: base64\n\nHello Mr. Li, how are you?\n", "1:text/plain=\"Hello Mr. Li, how are you?\\n\" !encoding-mismatch\n"},
		{"an encoded multipart", "Content-Type: multipart/mixed; boundary=B\nContent-Transfer-Encoding: base64\n\nLS1CCgpvbmUKLS1CLS0K\n",
			"1:multipart/mixed !encoding-multipart\n1:text/plain=\"one\"\n"},
		{"an unknown encoding", "Content-Transfer-Encoding: rot13\n\nhello\n", "1:text/plain=\"hello\\n\" !encoding-unknown\n"},
	} {
		f, err := Read([]byte(c.input), c.name, Limits{})
		if err != nil || len(f.Messages) == 0 {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		if got := outline(f.Messages[0].Root); got != c.want {
			t.Errorf("%s:\n got %s\nwant %s", c.name, got, c.want)
		}
		checkTiles(t, c.name, f.Messages[0].Root)
	}
}

func messages(f *File) string {
	var out []string
	for _, m := range f.Messages {
		out = append(out, fmt.Sprintf("%q %s %s", m.Path, m.Role, m.Header().Get("Subject")))
	}
	return strings.Join(out, "\n")
}

const original = "From: a@example.org\nTo: b@example.net\nSubject: original\nDate: Mon, 4 Mar 2024 10:00:00 +0800\n\nhello\n"

func carrier(fields, content string) string {
	return "From: c@example.net\nSubject: carrier\n" + mixed + "--B\n\nsee below\n--B\n" + fields + "\n" + content + "\n--B--\n"
}

func TestMessagesAreUnwrapped(t *testing.T) {
	encoded := base64.StdEncoding.EncodeToString([]byte(original))
	nested := carrier("Content-Type: message/rfc822\n", carrier("Content-Type: message/rfc822\n", original))
	wide := utf16.Encode([]rune("\ufeff" + original))
	var utf16LE bytes.Buffer
	binary.Write(&utf16LE, binary.LittleEndian, wide)
	var zipped bytes.Buffer
	z := gzip.NewWriter(&zipped)
	z.Write([]byte(original))
	z.Close()
	var archive bytes.Buffer
	a := zip.NewWriter(&archive)
	for _, name := range []string{"dir/one.eml", "two.pdf"} {
		w, _ := a.Create(name)
		io.WriteString(w, map[bool]string{true: original, false: "%PDF-1.4"}[name == "dir/one.eml"])
	}
	a.Close()
	for _, c := range []struct{ name, input, want string }{
		{"alone", original, `"" subject original`},
		{"after a From line", "From a@example.org Mon Mar  4 10:00:00 2024\n" + original, `"" subject original`},
		{"attached", carrier("Content-Type: message/rfc822\n", original), "\"\" carrier carrier\n\"2\" subject original"},
		{"attached in base64", carrier("Content-Type: message/rfc822\nContent-Transfer-Encoding: base64\n", encoded), "\"\" carrier carrier\n\"2\" subject original"},
		{"attached as a file", carrier("Content-Type: application/octet-stream; name=a.eml\nContent-Transfer-Encoding: base64\n", encoded), "\"\" carrier carrier\n\"2\" subject original"},
		{"attached twice over", nested, "\"\" carrier carrier\n\"2\" carrier carrier\n\"2/2\" subject original"},
		{"returned", "From: MAILER-DAEMON@example.net\nSubject: returned\n" + mixed + "--B\nContent-Type: message/rfc822\n\n" + original + "\n--B--\n",
			"\"\" subject returned\n\"1\" original original"},
		{"mbox", strings.Repeat("From a@example.org Mon Mar  4 10:00:00 2024\n"+original+"\n", 2), "\"#1\" subject original\n\"#2\" subject original"},
		{"UTF-16", utf16LE.String(), `"" subject original`},
		{"gzip", zipped.String(), `"@mail" subject original`},
		{"zip", archive.String(), `"@dir/one.eml" subject original`},
		{"a page that shows the source", "<html><body><pre>" + html.EscapeString("From: <a@example.org>\n"+original) + "</pre></body></html>", `"" subject original`},
		{"mark", "\xef\xbb\xbf" + original, `"" subject original`},
	} {
		f, err := Read([]byte(c.input), "mail.gz", Limits{})
		if got := messages(f); got != c.want || err != nil {
			t.Errorf("%s:\n got %s (%v)\nwant %s", c.name, got, err, c.want)
		}
	}
}

func TestLimits(t *testing.T) {
	parts := mixed + strings.Repeat("--B\n\nx\n", 100) + "--B--\n"
	f, _ := Read([]byte(parts), "parts", Limits{Depth: 10, Parts: 20, Messages: 5, Unpacked: 100})
	checkTiles(t, "parts", f.Messages[0].Root)
	if !f.Messages[0].Root.has(DefectLimit) {
		t.Error("too many parts are no defect")
	}
	for _, line := range []string{"--B\n", "--B\n--B--\n"} {
		f, _ = Read([]byte(mixed+strings.Repeat(line, 1000)), "parts", Limits{Depth: 10, Parts: 20, Messages: 5, Unpacked: 100})
		checkTiles(t, "rest", f.Messages[0].Root)
		if n := len(f.Messages[0].Root.Parts); n > 21 {
			t.Errorf("%d parts, where 20 are read", n)
		}
	}
	deep := strings.Repeat("Content-Type: message/rfc822\n\n", 50) + original
	f, _ = Read([]byte(deep), "deep", Limits{Depth: 10, Parts: 100, Messages: 5, Unpacked: 100})
	if n := len(f.Messages); n > 11 {
		t.Errorf("%d messages in each other", n)
	}
	many := strings.Repeat("From a@example.org Mon Mar  4 10:00:00 2024\n"+original+"\n", 9)
	if f, _ = Read([]byte(many), "mbox", Limits{Depth: 10, Parts: 100, Messages: 5, Unpacked: 100}); len(f.Messages) != 5 || f.Limit != LimitMessages {
		t.Errorf("%d messages of the mbox, limit %v", len(f.Messages), f.Limit)
	}
}

// Time must stay linear in the size of the input, whatever stands in it.
func TestHostileInputIsRead(t *testing.T) {
	for name, make := range map[string]func(n int) string{
		"boundaries":      func(n int) string { return mixed + strings.Repeat("--B\n", n) },
		"boundary lines":  func(n int) string { return mixed + strings.Repeat("--no\n", n) },
		"dashes":          func(n int) string { return mixed + strings.Repeat("-", 5*n) },
		"CR dashes":       func(n int) string { return "A: 1\r" + mixed + strings.Repeat("\r--", n) },
		"deep messages":   func(n int) string { return strings.Repeat("Content-Type: message/rfc822\n\n", n/4) },
		"deep multiparts": deepMultiparts,
		"lost boundaries": func(n int) string { return strings.Repeat("Content-Type: multipart/mixed; boundary=x\n\n--C\n", n/8) },
		"stray lines":     func(n int) string { return strings.Repeat("stray\n", n) + "A: 1\n\n" },
		"base64 noise":    func(n int) string { return "Content-Transfer-Encoding: base64\n\n" + strings.Repeat("!A=\n", n) },
		"from lines":      func(n int) string { return strings.Repeat("From a Mon Mar  4 10:00:00 2024\n\n", n/8) },
		"zeros":           func(n int) string { return "A: 1\n\n" + strings.Repeat("\x00", 4*n) },
	} {
		small, large := measure(make(20_000)), measure(make(80_000))
		if large > 12*small && large > 300*time.Millisecond {
			t.Errorf("%s: %v, four times the size %v", name, small, large)
		}
	}
}

func deepMultiparts(n int) string {
	var b strings.Builder
	for i := range n / 16 {
		fmt.Fprintf(&b, "Content-Type: multipart/mixed; boundary=%d\n\n--%d\n", i, i)
	}
	return b.String()
}

func measure(input string) time.Duration {
	return processor.Least(3, 0, func() { Read([]byte(input), "", Limits{}) })
}

func FuzzRead(f *testing.F) {
	f.Add([]byte(carrier("Content-Type: message/rfc822\n", original)))
	f.Add([]byte(mixed + "--B\n\none\n--B--\n--B\n\ntwo"))
	f.Add([]byte("A: 1\r\rContent-Type: text/plain\r\rx"))
	f.Add([]byte("Content-Type: multipart/mixed\n\n--C\nContent-Type: text/plain\n\none\n--C--\n"))
	f.Add([]byte("From a Mon Mar  4 10:00:00 2024\nA: 1\n\nx\n\nFrom a Mon Mar  4 10:00:00 2024\nA: 1\n\n"))
	f.Add([]byte("\xff\xfeA\x00:\x00"))
	for _, line := range []string{"--=_Part_0a1b2c\n", "\n-=_Part_0a1b2c\n", "\n--=_PART_0a1b2c\n", "\n--=_Part_0a1b2c"} {
		f.Add([]byte(second(line)))
	}
	f.Add([]byte("Content-Type: boundary==_Part01b2c\n0\n--00\nContent-\n--=_Par01b2c--"))
	f.Add([]byte("--=_Part_0a1b2\nContent-:0000\n--=_Part_0a1b2\n\r"))
	f.Add([]byte("A: 1\n\n--B\nContent-Type: text/html\n\none\n--B--\n"))
	f.Add([]byte(mixed + "Content-Type: a/b\nContent-Transfer-Encoding: base64\n\nQUJD\n--B\n\none\n--B"))
	for _, around := range []string{"+OK\n%s.\n", "220 x\nDATA\n354 x\n%s.\n", "* 1 FETCH (BODY[] {120}\n%s)\n", "HTTP/1.1 200 OK\n\n%s",
		"*** MESSAGE CONTENTS a ***\n%s*** HEADER EXTRACTED a ***\n", "a-H\n\n020P %s", "<div>%s</div>", "* x\n> DATA\n> %s> .\n"} {
		f.Add(fmt.Appendf(nil, around, original))
	}
	f.Add([]byte(margined(original, "# ")))
	f.Add([]byte(`{"raw": "` + base64.URLEncoding.EncodeToString([]byte(original)) + `"}`))
	f.Add([]byte(`[{"name": "From", "value": "a@example.org"}, {"name": "To", "value": "b"}, {"name": "Date", "value": ""}]`))
	f.Add(tarOf(f, "a", original, "b/", "", strings.Repeat("c", 200), original))
	f.Fuzz(func(t *testing.T, input []byte) { checkFile(t, "fuzz", input) })
}
