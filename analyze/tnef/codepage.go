package tnef

import (
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/korean"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
	"golang.org/x/text/encoding/unicode"
)

// decodable says whether strings in a Windows code page can be read; 0 stands for none.
func decodable(codepage int) bool {
	switch codepage {
	case 0, codepageASCII, codepageUTF8:
		return true
	}
	return encodingOf(codepage) != nil
}

// Code pages that decodeText reads without a table.
const (
	codepageASCII = 20127
	codepageUTF8  = 65001
)

// encodingOf returns the encoding of a Windows code page, nil for one we do not have. The
// numbers of East Asia are those of systems, not of "windows-NNN" labels.
func encodingOf(codepage int) encoding.Encoding {
	switch codepage {
	case 932:
		return japanese.ShiftJIS
	case 936, 54936:
		return simplifiedchinese.GB18030
	case 949, 51949:
		return korean.EUCKR
	case 950:
		return traditionalchinese.Big5
	case 1200:
		return unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM)
	case 20932, 51932:
		return japanese.EUCJP
	case 50220, 50221, 50222:
		return japanese.ISO2022JP
	case 52936:
		return simplifiedchinese.HZGB2312
	}
	if m := charmapOf(codepage); m != nil {
		return m
	}
	return nil
}

// charmapOf returns the table of a single-byte code page: Windows, DOS, ISO or other.
func charmapOf(codepage int) *charmap.Charmap {
	switch codepage {
	case 874:
		return charmap.Windows874
	case 1250:
		return charmap.Windows1250
	case 1251:
		return charmap.Windows1251
	case 1252:
		return charmap.Windows1252
	case 1253:
		return charmap.Windows1253
	case 1254:
		return charmap.Windows1254
	case 1255:
		return charmap.Windows1255
	case 1256:
		return charmap.Windows1256
	case 1257:
		return charmap.Windows1257
	case 1258:
		return charmap.Windows1258
	case 20866:
		return charmap.KOI8R
	case 21866:
		return charmap.KOI8U
	case 10000:
		return charmap.Macintosh
	case 10007:
		return charmap.MacintoshCyrillic
	}
	if codepage >= 28591 {
		return isoOf(codepage)
	}
	return dosOf(codepage)
}

// dosOf returns the table of a code page of DOS.
func dosOf(codepage int) *charmap.Charmap {
	switch codepage {
	case 437:
		return charmap.CodePage437
	case 850:
		return charmap.CodePage850
	case 852:
		return charmap.CodePage852
	case 855:
		return charmap.CodePage855
	case 858:
		return charmap.CodePage858
	case 860:
		return charmap.CodePage860
	case 862:
		return charmap.CodePage862
	case 863:
		return charmap.CodePage863
	case 865:
		return charmap.CodePage865
	case 866:
		return charmap.CodePage866
	}
	return nil
}

// isoOf returns the table of ISO 8859-n, which is code page 28590 + n.
func isoOf(codepage int) *charmap.Charmap {
	switch codepage - 28590 {
	case 1:
		return charmap.ISO8859_1
	case 2:
		return charmap.ISO8859_2
	case 3:
		return charmap.ISO8859_3
	case 4:
		return charmap.ISO8859_4
	case 5:
		return charmap.ISO8859_5
	case 6:
		return charmap.ISO8859_6
	case 7:
		return charmap.ISO8859_7
	case 8:
		return charmap.ISO8859_8
	case 9:
		return charmap.ISO8859_9
	case 13:
		return charmap.ISO8859_13
	case 15:
		return charmap.ISO8859_15
	}
	return nil
}
