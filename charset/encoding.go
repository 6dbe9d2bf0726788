package charset

import (
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/korean"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
	"golang.org/x/text/encoding/unicode"
)

// Encoding gives what writes a charset, by its canonical name, as browsers take the name (WHATWG Encoding
// Standard, section 4.2): what calls itself iso-8859-1 is written as windows-1252. It reports false for charsets
// that browsers do not know.
func Encoding(name string) (encoding.Encoding, bool) {
	if m := browserPage(name); m != nil {
		return m, true
	}
	switch name {
	case "utf-8":
		return unicode.UTF8, true
	case "utf-16be":
		return unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM), true
	case "utf-16", "utf-16le":
		return unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM), true
	case "gbk", "gb2312":
		return simplifiedchinese.GBK, true
	case "gb18030":
		return simplifiedchinese.GB18030, true
	case "big5", "big5-hkscs":
		return traditionalchinese.Big5, true
	case "euc-jp":
		return japanese.EUCJP, true
	case "iso-2022-jp":
		return japanese.ISO2022JP, true
	case "shift_jis", "windows-31j":
		return japanese.ShiftJIS, true
	case "euc-kr", "ks_c_5601-1987", "windows-949":
		return korean.EUCKR, true
	}
	return nil, false
}

// browserPage gives the single-byte page that browsers take a name for, nil where it is none that they know.
func browserPage(name string) *charmap.Charmap {
	switch name {
	case "us-ascii", "iso-8859-1":
		return charmap.Windows1252
	case "iso-8859-9":
		return charmap.Windows1254
	case "iso-8859-11", "tis-620":
		return charmap.Windows874
	case "ibm866":
		return charmap.CodePage866
	}
	if dosPage(name) != nil {
		return nil
	}
	return codePage(name)
}
