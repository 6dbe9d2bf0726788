package rtf_test

import (
	"strings"
	"testing"
	"time"

	"github.com/eml-inspect/eml-inspect/analyze/rtf"
	"github.com/eml-inspect/eml-inspect/packaging/processor"
)

const fonts = `{\fonttbl{\f0\fswiss Arial;}{\f1\fcharset0 Arial;}{\f2\fcharset134 SimSun;}` +
	`{\f3\fcharset204 Arial;}{\f4\fcharset128 Gothic;}{\f5\fnil\fcharset2 Symbol;}{\f6\fcharset2 Wingdings;}` +
	`{\f7 Times CE;}{\f8\fcharset136 MingLiU;}{\f9\fcharset0\cpg1253 Arial;}}{\colortbl;\red0;}`

func TestText(t *testing.T) {
	for _, c := range []struct{ name, body, want string }{
		{"words", `a\par b\line\tab c\~d`, "a\r\nb\r\n\tc\u00a0d"},
		{"line ends mean nothing", "a\r\nb\nc", "abc"},
		{"escapes", `\{\\\}`, `{\}`},
		{"quotes", `\ldblquote a\rdblquote  \lquote b\rquote  \endash \emdash \bullet`, "“a” ‘b’ –—•"},
		{"font", `\f2 \'d6\'d0\f3 \'cf`, "中П"},
		{"lead byte and letter", `\f4 \'83e`, "テ"},
		{"own characters", `\f8 \'84\'68\'a4\'a4`, "\uf0b7中"},
		{"group ends the font", `{\f2 \'d6\'d0}\'e4`, "中ä"},
		{"plain resets the font", `\f3\plain\'e4`, "ä"},
		{"code page over charset", `\f9\'e1`, "α"},
		{"name tells the charset", `\f7\'e8`, "č"},
		{"unknown font", `\f99\'e4`, "ä"},
		{"unicode", `\u20013 ?\u-10179 ?\u-8694 ?`, "中😊"},
		{"half a pair", `\u-10179 ?x\u-8694 ?`, "\uFFFDx\uFFFD"},
		{"uc 0", `\uc0\u20013 ?`, "中?"},
		{"uc 2", `\uc2\u20013\'d6\'d0x`, "中x"},
		{"uc in a group", `{\uc2\u20013 ab}\u20013 ab`, "中中b"},
		{"a word is a fallback", `\u8211\endash x`, "–x"},
		{"the group ends the fallback", `{\u8211}x`, "–x"},
		{"the fallback does not take formatting", `\u8211\b ?x`, "–x"},
		{"symbols", `{\f5\'b7 \'61}{\f6\'fc}`, "•\uf020\uf061\uf0fc"},
		{"field", `{\field{\*\fldinst HYPERLINK "http://example.org"}{\fldrslt here}}`, "here"},
		{"picture", `a{\pict\pngblip 0102ff}b{\*\shppict{\pict 00}}{\nonshppict{\pict 00}}c`, "abc"},
		{"binary", "a{\\pict\\bin5 }}{{\\}b", "ab"},
		{"unknown destination", `a{\*\unknown {x}y}b`, "ab"},
		{"hidden", `a{\v b}c\v d\v0 e`, "ace"},
		{"table", `\trowd a\cell b\cell\row c\cell d\cell\row`, "a\tb\r\nc\td\r\n"},
		{"list", `{\pntext\f1 1.\tab}one\par{\listtext 2.\tab}two`, "1.\tone\r\n2.\ttwo"},
		{"upr", `{\upr{ansi}{\*\ud{unicode \u20013 ?}}}`, "unicode 中"},
		{"upr in void", `{\info{\upr{\title a}{\*\ud{\title b}}}}x`, "x"},
		{"object", `{\object{\*\objclass X}{\*\objdata 00ff}{\result shown}}`, "shown"},
		{"header and footer", `{\header top}{\footer bottom}x`, "x"},
		{"surplus words", `\rtlch\fcs1 \af0 \ltrch\fcs0 x`, "x"},
		{"htmlrtf is for others", `a\htmlrtf b\htmlrtf0 c{\*\htmltag <b>}`, "abc"},
	} {
		d := rtf.Read([]byte(`{\rtf1\ansi\ansicpg1252\deff0` + fonts + `\pard ` + c.body + `}`))
		if d.Text != c.want || len(d.Faults) > 0 || d.HTML != "" || d.Encapsulated != rtf.Plain {
			t.Errorf("%s: got %q, want %q, faults %v", c.name, d.Text, c.want, d.Faults)
		}
	}
}

func TestHTML(t *testing.T) {
	for _, c := range []struct{ name, body, want string }{
		{"tags", `{\*\htmltag64 <p class="a">}text{\*\htmltag72 </p>}`, `<p class="a">text</p>`},
		{"line ends", `{\*\htmltag <p>\par\tab </p>}`, "<p>\r\n\t</p>"},
		{"for readers of Rich Text", `\htmlrtf {\b \htmlrtf0 a\htmlrtf }b\htmlrtf0 c`, "ac"},
		{"the group ends htmlrtf", `{\htmlrtf x}a`, "a"},
		{"references", `{\*\htmltag &nbsp;}\htmlrtf \'a0\htmlrtf0 {\*\htmltag &lt;}\htmlrtf <\htmlrtf0`,
			"&nbsp;&lt;"},
		{"mhtmltag", `{\*\mhtmltag <img src="cid:a">}{\*\htmltag <img src="b">}`, `<img src="b">`},
		{"characters by name", `a\~b\_c\ldblquote d\rdblquote\bullet`, "a&nbsp;b&shy;c&ldquo;d&rdquo;&bull;"},
		{"tags are in the code page of the document", `\f2{\*\htmltag <p title="\'e4">}\'d6\'d0`, `<p title="ä">中`},
		{"lists number themselves", `{\pntext 1.\tab}one`, "one"},
		{"letters of symbol fonts", `{\*\htmltag <font face="Wingdings">}{\f6 J}`, `<font face="Wingdings">J`},
		{"cells are tags", `a\cell\row`, "a"},
	} {
		d := rtf.Read([]byte(`{\rtf1\ansi\ansicpg1252\fromhtml1 \deff0` + fonts + `\pard ` + c.body + `}`))
		if d.HTML != c.want || len(d.Faults) > 0 || d.Encapsulated != rtf.FromHTML {
			t.Errorf("%s: got %q, want %q, faults %v", c.name, d.HTML, c.want, d.Faults)
		}
	}
}

func TestFromText(t *testing.T) {
	d := rtf.Read([]byte(`{\rtf1\ansi\fromtext \deff0{\fonttbl{\f0 Arial;}{\f4\fcharset204 Arial;}} {\colortbl;} \pard` +
		`\htmlrtf{\f4\fs20\htmlrtf0 \'f4\htmlrtf\f0}\htmlrtf0\par  a}`))
	if d.Encapsulated != rtf.FromText || d.Text != "ф\r\n a" || d.HTML != "" {
		t.Errorf("got %+v", d)
	}
}

// TestForeign: bytes of East Asia in a font that calls itself Western.
func TestForeign(t *testing.T) {
	for _, c := range []struct{ page, body, want string }{
		{"936", `\'d6\'d0 ok`, "中 ok"}, {"936", `caf\'e9`, "café"}, {"1252", `\'d6\'d0`, "ÖÐ"},
		{"950", `\'a4\'a4`, "中"}, {"949", `\'c7\'d1`, "한"},
	} {
		d := rtf.Read([]byte(`{\rtf1\ansi\ansicpg` + c.page + `{\fonttbl{\f0\fcharset0 Arial;}}\f0 ` + c.body + `}`))
		if d.Text != c.want {
			t.Errorf("code page %s: got %q, want %q", c.page, d.Text, c.want)
		}
	}
}

func TestFaults(t *testing.T) {
	deep := strings.Repeat("{", 20_000)
	for _, c := range []struct {
		text, want string
		kind       rtf.FaultKind
	}{
		{"no Rich Text", "", rtf.NotRTF},
		{`{\rtf1 a{b`, "ab", rtf.Truncated},
		{`{\rtf1 a}b}c}`, "abc", rtf.Unbalanced},
		{`{\rtf1 a\'zzb}`, "azzb", rtf.BadEscape},
		{`{\rtf1 a}garbage`, "a", rtf.GarbageAtEnd},
		{`{\rtf1\ansicpg936 a\'ff}`, "a\uFFFD", rtf.BadText},
		{`{\rtf1\ansicpg12345 a\'e4}`, "aä", rtf.CodepageUnknown},
		{`{\rtf1 a\bin99 b}`, "a", rtf.Truncated},
		{`{\rtf1 ` + deep + `a` + strings.Repeat("}", len(deep)) + `b}`, "ab", rtf.Limit},
	} {
		d := rtf.Read([]byte(c.text))
		if d.Text != c.want || len(d.Faults) == 0 || d.Faults[0].Kind != c.kind {
			t.Errorf("%.30q: got %q, faults %v", c.text, d.Text, d.Faults)
		}
	}
	for _, end := range []string{"", "\r\n", "\x00\x00"} {
		if d := rtf.Read([]byte("\xef\xbb\xbf {\\rtf1 a}" + end)); d.Text != "a" || len(d.Faults) > 0 {
			t.Errorf("ends in %q: got %q, faults %v", end, d.Text, d.Faults)
		}
	}
}

func FuzzRead(f *testing.F) {
	f.Add([]byte(`{\rtf1\ansi\ansicpg936\fromhtml1 ` + fonts + `{\*\htmltag <p>}\f2\'d6\'d0\u-10179 ?\u-8694 ?}`))
	f.Add([]byte(`{\rtf1\fromtext{\upr{a}{\*\ud b}}\bin3 abc\'}`))
	f.Fuzz(func(t *testing.T, b []byte) {
		d := rtf.Read(b)
		if len(d.Text) > 8*len(b) || len(d.HTML) > 8*len(b) || len(d.Faults) > 110 {
			t.Fatalf("%d and %d bytes and %d faults of %d bytes", len(d.Text), len(d.HTML), len(d.Faults), len(b))
		}
		if d.Text != strings.ToValidUTF8(d.Text, "") || d.HTML != strings.ToValidUTF8(d.HTML, "") {
			t.Fatal("no valid UTF-8")
		}
		if short := rtf.ReadHTML(b); short.HTML != d.HTML {
			t.Fatal("ReadHTML gives another page")
		}
	})
}

// TestLinear: no text takes time out of proportion.
func TestLinear(t *testing.T) {
	for _, piece := range []string{"{", "}", `{\f1`, `{\fonttbl\f1 a;`, `\'84\'68`, `\u-10179`, `}x`, `\row`,
		"\\f1\xe4\\f2\xe4", `{\upr{`, `{\*\htmltag `, `\cell a\row`} {
		for _, start := range []string{`{\rtf1\ansicpg950 `, `{\rtf1\fromhtml1 `, `{\rtf1{\fonttbl`} {
			b := []byte(start + strings.Repeat(piece, 1<<18/len(piece)))
			if took := processor.Least(5, 5*time.Second, func() { rtf.Read(b) }); took > 5*time.Second {
				t.Errorf("%q after %q took %v", piece, start, took)
			}
		}
	}
}
