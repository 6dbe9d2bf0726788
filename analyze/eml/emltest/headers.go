package emltest

import "strings"

// headerFaults damage where headers end.
func headerFaults() []Fault {
	return []Fault{
		{Name: "cut before the type", Code: "mime-header-cut", Damage: swap(outerType, "\n"+outerType)},
		{Name: "cut before MIME-Version", Code: "mime-header-cut", Damage: swap("MIME-Version", "\nMIME-Version")},
		{Name: "cut before the subject", Code: "mime-header-cut", Damage: swap("Subject", "\nSubject")},
		{Name: "cut in a part", Code: "mime-header-cut", Damage: swap("\nContent-Transfer-Encoding: base64", "\n\nContent-Transfer-Encoding: base64")},
		{Name: "empty line before a part", Code: "mime-header-cut", Damage: swap(pdfStart, strings.Replace(pdfStart, outer+"\n", outer+"\n\n", 1))},
		{Name: "no empty line in a part", Code: "mime-no-blank-line", Damage: swap("Encoding: 8bit\n\n", "Encoding: 8bit\n")},
		{Name: "no empty line before data", Code: "mime-no-blank-line", Damage: swap("base64\n\n", "base64\n")},
		{Name: "no empty line before the parts", Code: "mime-no-blank-line", Damage: swap("\n\n--"+outer, "\n--"+outer)},
		{Name: "no MIME-Version", Code: "mime-readers-differ", Damage: swap("MIME-Version: 1.0\n", "")},
	}
}

// typeFaults damage the fields themselves.
func typeFaults() []Fault {
	return []Fault{
		{Name: "no slash", Code: "mime-type-malformed", Damage: swap("multipart/mixed", "multipart")},
		{Name: "backslash", Code: "mime-type-malformed", Damage: swap("multipart/mixed", "multipart\\mixed")},
		{Name: "no semicolon", Code: "mime-type-malformed", Damage: swap("multipart/mixed; boundary", "multipart/mixed boundary")},
		{Name: "comma", Code: "mime-type-malformed", Damage: swap("multipart/mixed; boundary", "multipart/mixed, boundary")},
		{Name: "two types", Code: "mime-type-malformed", Damage: swap(outerType, "Content-Type: text/plain; charset=utf-8\n"+outerType)},
		{Name: "two types, the other first", Code: "mime-type-malformed", Damage: swap(outerType, outerType+"Content-Type: text/plain; charset=utf-8\n")},
		{Name: "lost fold", Code: "raw-field-malformed", Damage: swap("multipart/mixed; boundary", "multipart/mixed;\nboundary")},
		{Name: "lost fold and semicolon", Code: "raw-field-malformed", Damage: swap("multipart/mixed; boundary", "multipart/mixed\nboundary")},
		{Name: "quote not closed", Code: "mime-type-malformed", Damage: swap(outer+"\"\n", outer+"\n")},
		{Name: "quote not opened", Code: "mime-type-malformed", Damage: swap("boundary=\""+outer, "boundary="+outer)},
		{Name: "charset without a sign", Code: "mime-type-malformed", Damage: swap("charset=utf-8", "charset utf-8")},
		{Name: "type of one word", Code: "mime-type-malformed", Damage: swap("text/plain", "text")},
		{Name: "file of one word", Code: "mime-type-malformed", Damage: swap("application/pdf", "pdf")},
		{Name: "boundary twice", Code: "mime-type-malformed", Damage: swap(outerType, strings.TrimSuffix(outerType, "\n")+"; boundary=\"=_Other_1\"\n")},
		{Name: "boundary twice, the other first", Code: "mime-type-malformed", Damage: swap("mixed; ", "mixed; boundary=\"=_Other_1\"; ")},
		{Name: "charset twice", Code: "mime-type-malformed", Damage: swap("charset=utf-8", "charset=utf-8; charset=gbk")},
		{Name: "line that is no field", Code: "raw-field-malformed", Damage: swap("Subject:", "this is no field\nSubject:")},
		{Name: "byte order mark", Code: "raw-bom", Damage: swap("From:", "\ufeffFrom:")},
	}
}
