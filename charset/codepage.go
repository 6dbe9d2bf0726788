package charset

import "strconv"

// Codepage names the charset of a Windows code page, as Outlook and RTF number them: "gbk" for
// 936, "windows-1251" for 1251. It reports false for a number that nobody knows or nothing reads.
func Codepage(n int) (name string, ok bool) {
	const lowest = 37 // that of EBCDIC in the United States
	if n < lowest {
		return "", false
	}
	if name = unnumbered(n); name == "" {
		name, ok = Canonical("cp" + strconv.Itoa(n))
		if !ok {
			return "", false
		}
	}
	return name, frequentCodec(name) != nil || labelOf(fold(name)).Decoder != ""
}

// unnumbered are the code pages whose number is no label of their charset, and the frequent ones.
func unnumbered(n int) string {
	switch n {
	case 932:
		return "windows-31j"
	case 936:
		return "gbk"
	case 949:
		return "cp949"
	case 950:
		return "cp950"
	case 1252:
		return "windows-1252"
	case 20127:
		return "us-ascii"
	case 10000:
		return "macintosh"
	case 10001:
		return "shift_jis" // of the Macintosh, as are the next ones
	case 10002:
		return "big5"
	case 10003:
		return "euc-kr"
	case 10007:
		return "x-mac-cyrillic"
	case 10008:
		return "gb2312"
	case 20932:
		return "euc-jp"
	case 21866:
		return "koi8-u"
	case 51936:
		return "gb2312"
	case 51949:
		return "euc-kr"
	}
	return ""
}
