package report

// changeWords say what was done to a message, by the codes of package mend.
var changeWords = map[string]map[Lang]string{
	"charset":   {English: "the text is in UTF-8 now; it was in", Chinese: "正文已转为 UTF-8，原为"},
	"type":      {English: "a text is labelled as what it is: plain text or a page", Chinese: "已按实际标明正文是纯文本还是网页"},
	"text":      {English: "the garbled text was made readable", Chinese: "已还原乱码正文"},
	"encoding":  {English: "the transfer encoding was written anew", Chinese: "已重新写入传输编码"},
	"structure": {English: "the structure of parts was written anew", Chinese: "已重新写入邮件结构"},
	"recovered": {English: "a part that programs do not see is back", Chinese: "已找回邮件程序看不到的部分"},
	"tnef":      {English: "winmail.dat was replaced by what is in it", Chinese: "已用 winmail.dat 里的内容替换它"},
	"enclosed":  {English: "a file in the text is an attachment now", Chinese: "正文中的文件已改为附件"},
	"name":      {English: "the file name was written anew", Chinese: "已重新写入文件名"},
	"field":     {English: "the header field was written anew", Chinese: "已重新写入邮件头字段"},
	"stray":     {English: "a line that is no field was set apart", Chinese: "已移开不属于邮件头的行"},
	"lines":     {English: "line ends or forbidden bytes were mended", Chinese: "已修正换行或非法字节"},
}

// Change says what was done to a part of a message that was repaired, with the detail behind it. what is one of
// the constants Changed of package mend, or the code of a finding that nobody can repair: then its title is given.
func Change(what, detail string, lang Lang) string {
	words, ok := changeWords[what][lang]
	if !ok {
		if found, known := Explain(what, lang); known {
			words = found.Title
		} else {
			words = what
		}
	}
	switch {
	case detail == "":
		return words
	case lang == Chinese:
		return words + "：" + Safe(detail)
	}
	return words + ": " + Safe(detail)
}
