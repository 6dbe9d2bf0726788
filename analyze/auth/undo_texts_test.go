package auth

import (
	"bytes"
	"encoding/base64"
	"mime/quotedprintable"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/eml-inspect/eml-inspect/analyze/hypertext"
	"github.com/eml-inspect/eml-inspect/packaging/processor"
)

// coded writes a text in an encoding.
func coded(text, encoding string) string {
	switch encoding {
	case "base64":
		return wrap(base64.StdEncoding.EncodeToString([]byte(text)), 76)
	case "quoted-printable":
		var b bytes.Buffer
		w := quotedprintable.NewWriter(&b)
		w.Write([]byte(text))
		w.Close()
		return b.String()
	}
	return text
}

// bothTexts is a message with a text, a page that says the same, and a file, in encodings.
type bothTexts struct{ text, page, textIn, pageIn string }

func (b bothTexts) letter() string {
	part := func(kind, text, encoding string) string {
		return "Content-Type: text/" + kind + "; charset=utf-8\r\nContent-Transfer-Encoding: " + encoding + "\r\n\r\n" + coded(text, encoding) + "\r\n"
	}
	return "Content-Type: multipart/mixed; boundary=m1\r\n\r\n--m1\r\nContent-Type: multipart/alternative; boundary=a1\r\n\r\n--a1\r\n" +
		part("plain", b.text, b.textIn) + "--a1\r\n" + part("html", b.page, b.pageIn) + "--a1--\r\n\r\n--m1\r\n" +
		"Content-Type: application/pdf\r\nContent-Transfer-Encoding: base64\r\n\r\n" + coded(strings.Repeat("file ", 200), "base64") + "\r\n--m1--\r\n"
}

const (
	letterText = "Grüße aus Köln,\r\n\r\nanbei das Angebot, siehe https://www.example.org/a?b=1&c=2 dazu.\r\n" +
		"Eine lange Zeile, die in einer Kodierung umbrochen werden muss, weil sie mehr Zeichen hat, als eine Zeile haben darf, und noch mehr.\r\n\r\nAnna\r\n"
	letterPage = "<html><head><title>x</title></head><body lang=\"de\">\r\n<p>Grüße aus Köln,</p><p>1</p><p>2</p><p>3</p><p>4</p><p>5</p><p>6</p><p>anbei das Angebot, siehe " +
		"<a href=\"https://www.example.org/a?b=1&amp;c=2\">hier</a>.</p>\r\n<p>a</p><p>b</p><p>c</p><p>d</p><p>e</p><p>Anna</p>\r\n" +
		"<!-- a line of 76 characters, which some programs break before its end.. -->\r\n</body></html>\r\n"
	notice     = "Diese Nachricht ist vertraulich."
	warning    = "[EXTERN] Vorsicht bei Links."
	linkBefore = "https://nam02.safelinks.protection.outlook.com/?url="
)

func footed(b bothTexts) bothTexts {
	b.text += "\r\n-- \r\n" + notice + "\r\n"
	return footedPage(b)
}

func footedPage(b bothTexts) bothTexts {
	b.page = strings.Replace(b.page, "</body>", "<hr><p>-- <br>"+notice+"</p></body>", 1)
	return b
}

func bannered(b bothTexts) bothTexts {
	b.text = warning + "\r\n\r\n" + b.text
	return banneredPage(b)
}

func banneredPage(b bothTexts) bothTexts {
	b.page = strings.Replace(b.page, "lang=\"de\">", "lang=\"de\"><div><b>"+warning[:8]+"</b>"+warning[8:]+"</div><br>", 1)
	return b
}

func linked(b bothTexts) bothTexts {
	rewritten := linkBefore + "https%3A%2F%2Fwww.example.org%2Fa%3Fb%3D1%26c%3D2&data=05%7C01&reserved=0"
	b.text = strings.Replace(b.text, "https://www.example.org/a?b=1&c=2", rewritten, 1)
	b.page = strings.Replace(b.page, "https://www.example.org/a?b=1&amp;c=2", strings.ReplaceAll(rewritten, "&", "&amp;"), 1)
	return b
}

// in gives both texts other encodings.
func in(text, page string) func(bothTexts) bothTexts {
	return func(b bothTexts) bothTexts {
		b.textIn, b.pageIn = text, page
		return b
	}
}

// alike gives both texts another encoding where they are in one that is the same.
func alike(b bothTexts, encoding string) bothTexts {
	if b.textIn != b.pageIn || b.textIn == encoding {
		return bothTexts{}
	}
	return in(encoding, encoding)(b)
}

var encodingNames = []string{"8bit", "quoted-printable", "base64"}

// What gateways do to the texts of a message is found in each encoding.
func TestChangesInTextsAreExplained(t *testing.T) {
	tried := 0
	for _, c := range []struct {
		name string
		do   func(bothTexts) bothTexts
		want []string
	}{
		{"footers in both", footed, []string{FooterAdded}},
		{"a footer in the page", footedPage, []string{FooterAdded}},
		{"banners in both", bannered, []string{BannerAdded}},
		{"a banner in the page", banneredPage, []string{BannerAdded}},
		{"a footer behind the page", func(b bothTexts) bothTexts {
			b.page += "<p>" + notice + "</p>\r\n"
			return b
		}, []string{FooterAdded}},
		{"a banner before the page", func(b bothTexts) bothTexts {
			b.page = "<p>" + warning + "</p>" + b.page
			return b
		}, []string{BannerAdded}},
		{"banners and footers", func(b bothTexts) bothTexts { return footed(bannered(b)) }, []string{BannerAdded, FooterAdded}},
		{"links", linked, []string{LinksRewritten}},
		{"links and banners", func(b bothTexts) bothTexts { return bannered(linked(b)) }, []string{BannerAdded, LinksRewritten}},
		{"links and footers", func(b bothTexts) bothTexts { return footed(linked(b)) }, []string{FooterAdded, LinksRewritten}},
		{"footers, all in base64", func(b bothTexts) bothTexts { return alike(footed(b), "base64") }, []string{FooterAdded, Reencoded}},
		{"banners, all in quoted-printable", func(b bothTexts) bothTexts { return alike(bannered(b), "quoted-printable") },
			[]string{BannerAdded, Reencoded}},
		{"all in base64", in("base64", "base64"), []string{Reencoded}},
		{"all in quoted-printable", in("quoted-printable", "quoted-printable"), []string{Reencoded}},
		{"all in 8 bits", in("8bit", "8bit"), []string{Reencoded}},
	} {
		for _, text := range encodingNames {
			for _, page := range encodingNames {
				for _, canon := range []Canon{Simple, Relaxed} {
					signedAs := bothTexts{letterText, letterPage, text, page}
					changed := c.do(signedAs)
					if changed == signedAs || changed == (bothTexts{}) {
						continue
					}
					tried++
					message := signed(t, signedAs.letter(), canon)
					damaged := strings.Replace(message, signedAs.letter(), changed.letter(), 1)
					if _, what := explained(t, damaged); !slices.Equal(what, c.want) {
						t.Errorf("%s, %s and %s, %s: %v", c.name, text, page, canon, what)
					}
				}
			}
		}
	}
	t.Logf("%d changes", tried)
}

// The text that was added is given where it stands in base64, and elsewhere the lines that it stands in.
func TestHiddenTextsAreGiven(t *testing.T) {
	for _, encoding := range encodingNames {
		b := bothTexts{letterText, letterPage, encoding, "8bit"}
		message := signed(t, b.letter(), Relaxed)
		changed := b
		changed.text += "-- \r\n" + notice + "\r\n"
		m := read1(t, strings.Replace(message, b.letter(), changed.letter(), 1))
		s := Signatures(m)[0]
		changes := Explain(m, &s)
		if len(changes) != 1 {
			t.Fatalf("%s: %+v", encoding, changes)
		}
		c, hidden := changes[0], encoding == "base64"
		if hidden != strings.Contains(string(c.Text), notice) || hidden == strings.Contains(string(m.Root.Layer.Bytes(c.Added)), notice) {
			t.Errorf("%s: %q, %q", encoding, c.Text, m.Root.Layer.Bytes(c.Added))
		}
	}
}

// Within a line only what was added is shown.
func TestAddedPartOfALineIsShown(t *testing.T) {
	for _, encoding := range encodingNames[:2] {
		for _, change := range []func(bothTexts) bothTexts{footedPage, banneredPage} {
			b := bothTexts{letterText, letterPage, "8bit", encoding}
			m := read1(t, strings.Replace(signed(t, b.letter(), Simple), b.letter(), change(b).letter(), 1))
			s := Signatures(m)[0]
			changes := Explain(m, &s)
			if len(changes) != 1 {
				t.Fatalf("%s: %+v", encoding, changes)
			}
			shown := m.Root.Layer.Bytes(changes[0].Added)
			var text writtenText
			if text.content = shown; encoding == "quoted-printable" {
				text.content = nil
				text.readQuoted(bytes.Split(shown, crlf))
			}
			page := change(b).page
			if got := string(text.content); len(page)-len(got) != len(b.page) || !strings.Contains(page, got) {
				t.Errorf("%s: %q", encoding, got)
			}
		}
	}
}

// The length of lines is seen from where they break, also where few do.
func TestQuotedStyleIsLearned(t *testing.T) {
	for _, c := range []struct {
		style quotedStyle
		width int
		text  string
	}{
		{quotedStyle{}, 76, letterText},
		{quotedStyle{}, 76, letterPage},
		{quotedStyle{lower: true}, 76, letterPage},
		{quotedStyle{escapes: [128]bool{'"': true, '<': true}}, 76, letterPage},
		{quotedStyle{}, 72, strings.Repeat(letterText, 3)},
		{quotedStyle{}, 60, strings.Repeat(letterText, 3)},
	} {
		var lines [][]byte
		for _, line := range strings.Split(c.text, "\r\n") {
			lines = c.style.encode(lines, []byte(line), c.width)
		}
		var got writtenText
		got.readQuoted(lines)
		if want := strings.ReplaceAll(c.text, "\r\n", "\n"); string(got.content) != want || got.width != c.width || got.style != c.style {
			t.Errorf("width %d, %q: width %d\n%s", c.width, lines[0], got.width, got.content)
		}
		var again [][]byte
		for i, l := range got.lines {
			again = got.style.encode(again, got.content[l.start:got.end(i)], got.width)
		}
		if !slices.EqualFunc(again, lines, bytes.Equal) {
			t.Errorf("width %d: written otherwise:\n%s", c.width, bytes.Join(again, crlf))
		}
	}
}

// Any stretch that is cut out of a text leaves the body that would have been written without it.
func TestTextsAreCutAnywhere(t *testing.T) {
	for _, encoding := range encodingNames {
		b := bothTexts{letterText, letterPage, encoding, encoding}
		d, _ := draftOf(t, b.letter(), Simple, nil)
		text, ok := d.readText(d.parts[1])
		if !ok {
			t.Fatal(encoding)
		}
		for from := 0; from < len(text.content); from += 7 {
			for to := from + 1; to <= len(text.content); to += 13 {
				p := text.without(d, FooterAdded, from, to)
				want := b
				if want.page = string(text.content[:from]) + string(text.content[to:]); encoding != "base64" {
					want.page = strings.ReplaceAll(want.page, "\n", "\r\n")
				}
				made, again := d.patched([]*patch{p}), d.replace(p.first, p.last, p.by)
				if !bytes.Equal(made.text.bytes, again.text.bytes) || !slices.Equal(made.parts, again.parts) || !slices.Equal(made.starts, again.starts) {
					t.Fatalf("%s, %d to %d: patched is not replaced", encoding, from, to)
				}
				wanted, _ := draftOf(t, want.letter(), Simple, nil)
				if !bytes.Equal(made.text.bytes, wanted.text.bytes) {
					t.Fatalf("%s, %d to %d:\n%s", encoding, from, to, made.text.bytes)
				}
			}
		}
	}
}

// A page is cut between its elements, not within them.
func TestPagesAreCutBetweenElements(t *testing.T) {
	page := "<body><div>new</div><br>\n<p>old</p>text<!-- c --><p>one<br>two</p>tail</body></html>\n"
	text := &writtenText{html: true, content: []byte(page)}
	cut := func(list []textCut) (out []string) {
		for _, c := range list {
			out = append(out, page[c.from:c.to])
		}
		return out
	}
	for _, want := range []string{"<div>new</div>", "<div>new</div><br>", "<div>new</div><br>\n"} {
		if !slices.Contains(cut(text.banners()), want) {
			t.Errorf("no banner %q in %q", want, cut(text.banners()))
		}
	}
	for _, want := range []string{"tail", "<p>one<br>two</p>tail", "<p>old</p>text<!-- c --><p>one<br>two</p>tail"} {
		if !slices.Contains(cut(text.footers()), want) {
			t.Errorf("no footer %q in %q", want, cut(text.footers()))
		}
	}
	for _, c := range slices.Concat(text.banners(), text.footers()) {
		if depth := depthOf(page[c.from:c.to]); depth != 0 && !strings.Contains(page[c.from:c.to], "</body>") {
			t.Errorf("%q leaves an element open", page[c.from:c.to])
		}
	}
}

func depthOf(page string) (depth int) {
	for _, tag := range hypertext.Tags([]byte(page)) {
		depth += tag.Opens
	}
	return depth
}

// Lines that a server broke are joined, however it did it.
func TestBrokenLinesAreExplained(t *testing.T) {
	long := strings.Repeat("one long line ", 300)
	for _, c := range []struct {
		size       int
		mark, lead string
	}{{990, "!", " "}, {998, "", " "}, {998, "", ""}, {990, "", " "}} {
		letter := "Content-Type: text/plain\r\n\r\nfirst\r\n" + long + "\r\nlast\r\n"
		var b strings.Builder
		rest := long
		for size := c.size; len(rest) > size; {
			b.WriteString(rest[:size-len(c.mark)] + c.mark + "\r\n")
			rest = c.lead + rest[size-len(c.mark):]
		}
		damaged := strings.Replace(signed(t, letter, Simple), long, b.String()+rest, 1)
		m := read1(t, damaged)
		s := Signatures(m)[0]
		if changes := Explain(m, &s); len(changes) != 1 || changes[0].What != LineEndings || !changes[0].Long {
			t.Errorf("%+v: %+v", c, changes)
		}
	}
}

// What costs much is not tried without end, whatever the parts are made of.
func TestSearchInTextsIsBounded(t *testing.T) {
	for name, page := range map[string]string{
		"tags":                strings.Repeat("<p>", 80_000),
		"ends":                "<body>" + strings.Repeat("</p>", 60_000),
		"lines":               strings.Repeat("a\r\n", 60_000),
		"links":               strings.Repeat(linkBefore+"https%3A%2F%2Fwww.example.org ", 2_000),
		"one end":             strings.Repeat("<", 200_000),
		"a link in each line": strings.Repeat(linkBefore+"https%3A%2F%2Fwww.example.org\r\n", 2_000),
	} {
		for _, encoding := range encodingNames {
			b := bothTexts{letterText, page, encoding, encoding}
			letter := b.letter()
			m := read1(t, letter)
			const limit = 250 * time.Millisecond
			took := processor.Least(5, limit, func() {
				d, u := draftOf(t, letter, Relaxed, make([]byte, 32))
				u.budget = undoBudget + undoTimes*maxUndoTimes
				u.partHeaders(d)
				u.inTexts(d).others()
				if u.budget < -8*m.Root.End {
					t.Errorf("%s, %s: %d is counted beyond the bound", name, encoding, -u.budget)
				}
			})
			if t.Logf("%s, %s: %v", name, encoding, took); took > limit {
				t.Errorf("%s, %s: %v", name, encoding, took)
			}
		}
	}
}
