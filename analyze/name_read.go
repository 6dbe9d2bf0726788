package analyze

import (
	"net/url"
	"strings"
	"unicode/utf8"

	"github.com/eml-inspect/eml-inspect/charset"
	"github.com/eml-inspect/eml-inspect/headers"
)

// readParam makes text of a file name: in the charset that RFC 2231 states, of the encoded words that many
// programs put there against RFC 2047, section 5, or of raw bytes.
func (e *Evidence) readParam(p headers.Param) writtenName {
	switch {
	case strings.Contains(p.Value, "=?"):
		if n, ok := e.readWords(p); ok {
			return n
		}
	case p.Charset != "":
		return readLabeled(p)
	}
	n := writtenName{HeaderText: charset.Unstructured(p.Value, e.likely...)}
	n.Actual = n.RawCharset
	switch {
	case p.Broken != "":
		n.Kind, n.Why = nameBroken, p.Broken
	case n.RawStart >= 0 || n.RawCharset != "":
		n.Kind = nameRaw
		n.Forgiven = n.RawCharset == "utf-8" // RFC 6532 allows it
	default:
		n.percent(p.Value)
	}
	return n
}

// readWords reads encoded words in a parameter.
func (e *Evidence) readWords(p headers.Param) (writtenName, bool) {
	n := writtenName{HeaderText: charset.Unstructured(p.Value, e.likely...)}
	if len(n.Words) == 0 {
		return n, false
	}
	n.Kind, n.Forgiven = nameEncodedWord, true
	if p.Extended {
		n.Kind, n.Why, n.Forgiven = nameBroken, "encoded-word", false
	}
	n.Declared, n.Actual = n.Words[0].Label, n.Words[0].Actual
	for _, w := range n.Words {
		if mislabeled(w) {
			n.Kind, n.Why, n.Forgiven = nameMislabeled, "", false
			n.Declared, n.Actual = w.Label, w.Actual
		} else if w.Verdict == charset.Damaged {
			n.Why, n.Forgiven = nameDamaged, false
		}
	}
	switch {
	case n.Split:
		n.Why, n.Forgiven = "split", false
	case n.Malformed != "" && !charset.Forgiven(n.Malformed):
		n.Why, n.Forgiven = n.Malformed, false
	}
	return n, true
}

// readLabeled reads a name in the form of RFC 2231.
func readLabeled(p headers.Param) writtenName {
	r := charset.Read([]byte(p.Value), p.Charset)
	n := writtenName{HeaderText: charset.HeaderText{Text: r.Text, Plain: r.Text, RawStart: -1}}
	n.Declared, n.Actual = p.Charset, r.Actual
	d, known := charset.Decode([]byte(p.Value), p.Charset)
	switch {
	case p.Broken != "":
		n.Kind, n.Why = nameBroken, p.Broken
		n.Plain = strings.ToValidUTF8(p.Value, "\uFFFD")
	case r.Verdict == charset.Wrong:
		n.Kind, n.Plain = nameMislabeled, d.Text
	case r.Verdict == charset.Damaged:
		n.Kind, n.Why = nameBroken, nameDamaged
	case !known && r.Actual != "us-ascii":
		n.Kind, n.Why = nameBroken, "charset-unknown"
		n.Plain = strings.ToValidUTF8(p.Value, "\uFFFD")
	}
	return n
}

// percent undoes the escapes of a name that was written as in a web address: no program undoes them in a
// plain parameter. Escapes of ASCII only are left, as they may be part of the name.
func (n *writtenName) percent(value string) {
	if strings.IndexByte(value, '%') < 0 {
		return
	}
	plain, err := url.PathUnescape(value)
	if err != nil || plain == value || !highBytes(plain) {
		return
	}
	r := charset.Read([]byte(plain), "utf-8")
	if !utf8.ValidString(plain) && !r.Sure {
		return
	}
	n.Text, n.Actual = r.Text, r.Actual
	n.Kind, n.Why = nameBroken, "percent-plain"
}
