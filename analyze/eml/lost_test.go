package eml

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"github.com/eml-inspect/eml-inspect/headers"
)

// long is a message of three files under a boundary that may be damaged.
const long = "MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=\"=_Part_0a1b2c\"\n\n" +
	"--=_Part_0a1b2c\nContent-Type: text/plain\n\none\n--=_Part_0a1b2c\nContent-Type: image/png\nContent-Transfer-Encoding: base64\n\ndHdv\n" +
	"--=_Part_0a1b2c\nContent-Type: image/gif\n\nthree\n--=_Part_0a1b2c--\n"

// second replaces the boundary line before the second part.
func second(line string) string {
	return strings.Replace(long, "\n--=_Part_0a1b2c\nContent-Type: image/png", line+"Content-Type: image/png", 1)
}

func TestDamagedBoundaries(t *testing.T) {
	const whole = "1:multipart/mixed !delimiter-damaged\n1:text/plain=\"one\"\n2:image/png=\"two\"\n3:image/gif=\"three\"\n"
	for name, line := range map[string]string{
		"case":             "\n--=_PART_0a1b2c\n",
		"one character":    "\n--=_Part_0a1b3c\n",
		"one lost":         "\n--=_Part_0a1bc\n",
		"one more":         "\n--=_Part_0a1bb2c\n",
		"quotes":           "\n--\"=_Part_0a1b2c\"\n",
		"behind text":      "--=_Part_0a1b2c\n",
		"before a field":   "\n--=_Part_0a1b2c",
		"one dash":         "\n-=_Part_0a1b2c\n",
		"no dashes":        "\n=_Part_0a1b2c\n",
		"CR":               "\n--=_Part_0A1b2c\r",
		"blanks behind it": "--=_Part_0a1b2c \t\n",
	} {
		f, _ := Read([]byte(second(line)), name, Limits{})
		root := f.Messages[0].Root
		if got := outline(root); got != whole {
			t.Errorf("%s:\n got %s\nwant %s", name, got, whole)
			continue
		}
		if root.Parts[0].Lost != "" || root.Parts[1].Lost != LostDelimiter || root.Parts[2].Lost != "" {
			t.Errorf("%s: lost %q, %q, %q", name, root.Parts[0].Lost, root.Parts[1].Lost, root.Parts[2].Lost)
		}
		checkTiles(t, name, root)
	}
	if f, _ := Read([]byte(second("\n--another-one\n")), "", Limits{}); len(f.Messages[0].Root.Parts) != 2 {
		t.Error("a line like any other divides the text")
	}
}

func TestLostPartsAreFound(t *testing.T) {
	file := "Content-Type: application/pdf; name=a.pdf\nContent-Transfer-Encoding: base64\n\nJVBERi0xLjQKJcfsj6IKNSAwIG9iago=\n"
	data := "=\"%PDF-1.4\\n%\\xc7쏢\\n5 0 obj\\n\" "
	for _, c := range []struct{ name, input, want string }{
		{"in the preamble", mixed + file + "--B\n\none\n--B--\n", "1:multipart/mixed\n1:application/pdf" + data + "?preamble\n1:text/plain=\"one\"\n"},
		{"in the epilogue", mixed + "--B\n\none\n--B--\nunsubscribe\n" + file, "1:multipart/mixed\n1:application/pdf" + data + "?epilogue\n1:text/plain=\"one\"\n"},
		{"in the text", "Subject: x\n\nHello\n\n" + file + "bye\n", "1:text/plain=" + "\"Hello\\n\\nContent-Type: application/pdf; name=a.pdf\\nContent-Transfer-Encoding: base64\\n\\nJVBERi0xLjQKJcfsj6IKNSAwIG9iago=\\nbye\\n\"\n" +
			"1:application/pdf" + data + "?in-text\n"},
		{"in a quoted message", "Subject: x\n\nHello\n\nFrom: a@example.org\nMIME-Version: 1.0\n" + file, ""},
		{"without a type", "Subject: x\n\n--B\nContent-Type: text/html\n\none\n--B\nContent-Type: image/png\n\ntwo\n--B--\n",
			"1:multipart/mixed !parts-undeclared\n1:text/html=\"one\"\n2:image/png=\"two\"\n"},
		{"two types", "Content-Type: text/plain\nContent-Type: multipart/mixed; boundary=B\n\n--B\n\none\n--B--\n", "1:multipart/mixed\n1:text/plain=\"one\"\n"},
		{"no slash", "Content-Type: multipart; boundary=B\n\n--B\n\none\n--B--\n", "1:multipart/mixed\n1:text/plain=\"one\"\n"},
		{"cut after a boundary", mixed + "--B\n\none\n--B\n", "1:multipart/mixed !boundary-unclosed\n1:text/plain=\"one\"\n"},
		{"cut in a boundary", "Content-Type: multipart/mixed; boundary=abcdef\n\n--abcdef\n\none\n--abc", "1:multipart/mixed !boundary-unclosed\n1:text/plain=\"one\"\n"},
		{"cut in the last boundary", mixed + "--B\n\none\n--B-", "1:multipart/mixed !boundary-unclosed\n1:text/plain=\"one\"\n"},
		{"cut in a field", "From: a@example.org\nTo: b@example.org\nSub", "1:text/plain=\"\"\n"},
		{"fields behind an empty line", "From: a@example.org\n\nSubject: x\nContent-Type: text/html\n\none\n", "1:text/html=\"one\\n\" !header-cut\n"},
	} {
		f, _ := Read([]byte(c.input), c.name, Limits{})
		got := outline(f.Messages[0].Root)
		if c.want == "" {
			if strings.Contains(got, "?") {
				t.Errorf("%s: %s", c.name, got)
			}
			continue
		}
		if got != c.want {
			t.Errorf("%s:\n got %s\nwant %s", c.name, got, c.want)
		}
		checkTiles(t, c.name, f.Messages[0].Root)
	}
}

// Looking for what is lost must stay linear in the size of the input too.
func TestHostileDamageIsRead(t *testing.T) {
	const name = "=_Part_0a1b2c"
	head := "Content-Type: multipart/mixed; boundary=\"" + name + "\"\n\n--" + name + "\n\n"
	for what, make := range map[string]func(n int) string{
		"glued":            func(n int) string { return head + strings.Repeat("x--"+name+"\nContent-Type: a/b\n\n", n/20) },
		"glued on a line":  func(n int) string { return head + strings.Repeat("x--"+name, n/8) },
		"glued blanks":     func(n int) string { return head + strings.Repeat("--"+name+"                 x", n/16) },
		"near":             func(n int) string { return head + strings.Repeat("--=_Part_0a1b3c\nContent-Type: a/b\n\n", n/16) },
		"fields in a text": func(n int) string { return "A: 1\n\n" + strings.Repeat("Content-Type: a/b\n\nx\n", n/8) },
		"files in a text": func(n int) string {
			return "A: 1\n\n" + strings.Repeat("Content-Type: a/b\nContent-Transfer-Encoding: base64\n\nQUJDREVGR0hJSktMTU5PUFFSU1RVVldYWVo=\n", n/40)
		},
		"late fields": func(n int) string { return "A: 1\n\n" + strings.Repeat("Subject: a\n", n) + "\n" },
		"undeclared parts": func(n int) string {
			return strings.Repeat("A: 1\n\n--B\nContent-Type: text/plain\n\n", n/16) + "--B--\n"
		},
		"many multiparts": func(n int) string {
			return mixed + strings.Repeat("--B\nContent-Type: multipart/mixed; boundary=abcdefgh\n\nabcdefgh\n", n/20)
		},
	} {
		small, large := measure(make(20_000)), measure(make(80_000))
		if large > 12*small && large > 300*time.Millisecond {
			t.Errorf("%s: %v, four times the size %v", what, small, large)
		}
	}
}

// MIME fields are found by the lines that are known as they are by a search.
func TestContentFieldsByTheIndex(t *testing.T) {
	dice := rand.New(rand.NewPCG(7, 8))
	pieces := []string{"Content-Type: text/plain", "content-a:", "CONTENT-B: c", "MIME-Version: 1.0", "Content-A b:", "\n", "\r\n", "x", "--a", "\n"}
	for range 3000 {
		var text strings.Builder
		for range dice.IntN(12) {
			text.WriteString(pieces[dice.IntN(len(pieces))])
		}
		layer := newLayer("", []byte(text.String()))
		if !layer.indexed() {
			t.Fatalf("%q has no index", layer.Data)
		}
		p := new(reader).parser(layer, headers.Span{End: dice.IntN(len(layer.Data) + 1)}, nil, 0)
		for pos := range p.end {
			if got, want := p.indexedContentField(pos), p.searchedContentField(pos); got != want {
				t.Fatalf("%q to %d: from %d on %d, want %d", layer.Data, p.end, pos, got, want)
			}
		}
	}
}

// However many parts stand in one text, so many are looked for.
func TestManyLostParts(t *testing.T) {
	var b strings.Builder
	b.WriteString("MIME-Version: 1.0\n\n")
	for i := range maxRecovered + 50 {
		fmt.Fprintf(&b, "text\n--x%d\nContent-Type: application/pdf; name=a.pdf\nContent-Transfer-Encoding: base64\n\n%s\n", i,
			strings.Repeat("QUJD", 18))
	}
	f, err := Read([]byte(b.String()), "", Limits{})
	if err != nil {
		t.Fatal(err)
	}
	if n := len(f.Messages[0].Root.Recovered); n != maxRecovered {
		t.Errorf("%d parts", n)
	}
}
