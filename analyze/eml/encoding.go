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
	YEnc            Encoding = "yenc"             // of news groups: "=ybegin"
	BinHex          Encoding = "binhex"           // BinHex 4.0, of old Macintosh computers (RFC 1741)
)

// identity reports whether the body stands as it is.
func (e Encoding) identity() bool {
	return e == Identity || e == SevenBit || e == EightBit || e == Binary
}

// Armored reports whether bytes are written as other letters than their own.
func (e Encoding) Armored() bool { return !e.identity() }

// named reports whether data in this encoding bring the name of their file with them.
func (e Encoding) named() bool { return e == Uuencode || e == YEnc || e == BinHex }

// labelSpelling takes out what the spellings of a label differ in.
var labelSpelling = strings.NewReplacer(" ", "", "\t", "", "\r", "", "\n", "", "_", "-")

// ReadEncoding reads a Content-Transfer-Encoding field. Spellings that people really write are known: with
// blanks, quotes, comments, a missing hyphen. An unknown one leaves the body as it is.
func ReadEncoding(text string) (e Encoding, known bool) {
	if e, plain := plainLabel(strings.TrimSpace(text)); plain {
		return e, true
	}
	label, _, _ := strings.Cut(text, "(")
	label, _, _ = strings.Cut(label, ";")
	label = strings.ToLower(strings.Trim(strings.TrimSpace(label), "\"'<>., \t\r\n"))
	label = labelSpelling.Replace(label)
	switch label {
	case "":
		return Identity, true
	case "7bit", "7-bit", "7bits", "7-bits", "us-ascii", "ascii", "sevenbit":
		return SevenBit, label == "7bit"
	case "8bit", "8-bit", "8bits", "8-bits", "utf-8", "utf8", "iso-8859-1", "eightbit":
		return EightBit, label == "8bit"
	case "binary":
		return Binary, true
	case "quoted-printable", "quotedprintable", "qp", "quoted/printable", "x-quoted-printable", "quoted-printeable":
		return QuotedPrintable, true
	case "base64", "base-64", "b64", "x-base64", "bas64", "mime-base64":
		return Base64, true
	case "uuencode", "x-uuencode", "x-uue", "uue", "uu", "x-uu":
		return Uuencode, true
	case "x-yenc", "yenc":
		return YEnc, true
	case "x-binhex", "binhex", "x-binhex40", "binhex40", "x-mac-binhex40", "mac-binhex40":
		return BinHex, true
	}
	return Identity, false
}

// plainLabel reads the spellings that nearly all mail has.
func plainLabel(label string) (e Encoding, ok bool) {
	switch label {
	case "7bit", "8bit", "binary", "base64", "quoted-printable":
		return Encoding(label), true
	}
	return Identity, false
}
