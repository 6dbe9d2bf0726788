package eml

import "strings"

// Encoding is a content transfer encoding (RFC 2045, section 6).
type Encoding string

const (
	Identity        Encoding = ""                 // none stated, or a label that says nothing
	SevenBit        Encoding = "7bit"             // lines of ASCII
	EightBit        Encoding = "8bit"             // lines of any bytes but NUL
	Binary          Encoding = "binary"           // any bytes
	QuotedPrintable Encoding = "quoted-printable" // RFC 2045, section 6.7
	Base64          Encoding = "base64"           // RFC 2045, section 6.8
	Uuencode        Encoding = "uuencode"         // never standardised: "begin 644 name"
)

// identity reports whether the body stands as it is.
func (e Encoding) identity() bool {
	return e == Identity || e == SevenBit || e == EightBit || e == Binary
}

// ReadEncoding reads a Content-Transfer-Encoding field. Spellings that people really write are known: with
// blanks, quotes, comments, a missing hyphen. An unknown one leaves the body as it is.
func ReadEncoding(text string) (e Encoding, known bool) {
	label, _, _ := strings.Cut(text, "(")
	label, _, _ = strings.Cut(label, ";")
	label = strings.ToLower(strings.Trim(strings.TrimSpace(label), "\"'<>., \t\r\n"))
	label = strings.NewReplacer(" ", "", "\t", "", "\r", "", "\n", "", "_", "-").Replace(label)
	switch label {
	case "":
		return Identity, true
	case "7bit", "7-bit", "us-ascii", "ascii":
		return SevenBit, label == "7bit"
	case "8bit", "8-bit", "utf-8", "utf8", "iso-8859-1":
		return EightBit, label == "8bit"
	case "binary":
		return Binary, true
	case "quoted-printable", "quotedprintable", "qp", "quoted/printable":
		return QuotedPrintable, true
	case "base64", "base-64", "b64", "x-base64":
		return Base64, true
	case "uuencode", "x-uuencode", "x-uue", "uue", "uu":
		return Uuencode, true
	}
	return Identity, false
}
