package charset

// frequent knows the labels of nearly all mail, so that it need not open the table for them.
func frequent(label []byte) string {
	switch string(label) {
	case "utf-8", "utf8":
		return "utf-8"
	case "us-ascii", "ascii":
		return "us-ascii"
	case "iso-8859-1":
		return "iso-8859-1"
	case "gb2312":
		return "gb2312"
	case "gbk", "cp936":
		return "gbk"
	case "gb18030":
		return "gb18030"
	case "big5":
		return "big5"
	case "windows-1252":
		return "windows-1252"
	case "iso-2022-jp":
		return "iso-2022-jp"
	case "shift_jis":
		return "shift_jis"
	case "euc-jp":
		return "euc-jp"
	case "euc-kr":
		return "euc-kr"
	}
	return lessFrequent(label)
}

func lessFrequent(label []byte) string {
	switch string(label) {
	case "koi8-r":
		return "koi8-r"
	case "windows-1251":
		return "windows-1251"
	case "iso-8859-2":
		return "iso-8859-2"
	case "iso-8859-9":
		return "iso-8859-9"
	case "iso-8859-15":
		return "iso-8859-15"
	case "iso-8859-11":
		return "iso-8859-11"
	case "tis-620":
		return "tis-620"
	case "windows-874":
		return "windows-874"
	case "windows-1250":
		return "windows-1250"
	case "windows-31j":
		return "windows-31j"
	case "cp949":
		return "cp949"
	case "cp950":
		return "cp950"
	case "cp51932":
		return "cp51932"
	case "big5-hkscs":
		return "big5-hkscs"
	case "ks_c_5601-1987":
		return "ks_c_5601-1987"
	}
	return ""
}
