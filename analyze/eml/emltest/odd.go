package emltest

import "strings"

// Odd is healthy too, but looks like damage at a first glance.
func Odd() []Mail {
	source := multipart("mixed", "=_Outer_4f1d7d", textPart(), filePart("application/pdf", "other.pdf", pdf, ""))
	quoted := "你好，\n\n我收到的原始邮件如下：\n\n" + mailHeader + source + "\n请帮忙看看。"
	rules := "你好，\n\n-- 第一步 --\n--option=value\nContent-Type 是邮件的字段。\n\n----------\n--\nLi Wei"
	dashes := "你好\n--" + outer + "-not\n-- " + outer + "\n> --" + outer + "\n再见"
	pdfPart := filePart("application/pdf", "report.pdf", pdf, "")
	text := "Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n"
	file := map[string][]byte{"report.pdf": pdf}
	digest := multipart("digest", outer, "\n"+mailHeader+text+PlainText, "\n"+mailHeader+text+rules)
	return []Mail{
		{"source quoted in a text", mailHeader + text + quoted + "\n", nil, []string{quoted}},
		{"source quoted beside a file", mailHeader + multipart("mixed", outer, text+quoted, pdfPart), file, []string{quoted}},
		{"rules in a text", mailHeader + multipart("mixed", outer, text+rules, pdfPart), file, []string{rules}},
		{"almost a boundary", mailHeader + multipart("mixed", outer, text+dashes, pdfPart), file, []string{dashes}},
		{"a digest", mailHeader + digest, nil, []string{PlainText, rules}},
		{"preamble and epilogue", mailHeader + strings.Replace(multipart("mixed", outer, textPart(), pdfPart), "\n\n",
			"\n\nThis is a multi-part message in MIME format.\n\n", 1) + "\n-- \nlist footer\n", file, []string{PlainText}},
		{"numbered boundaries", strings.NewReplacer(outer, "----=_NextPart_000_0012", inner, "----=_NextPart_001_0012", deep, "----=_NextPart_002_0012").
			Replace(Healthy()[2].Text), Healthy()[2].Files, Healthy()[2].Texts},
	}
}

// Nested is a message of three levels with files, and a forwarded original with files of its own at its end.
func Nested() Mail {
	m, first := Healthy()[2], Healthy()[0]
	end := "\n--" + outer + "--\n"
	original := strings.NewReplacer(outer, "=_Original_6e2", "report.pdf", "first.pdf", "data.zip", "first.zip").Replace(first.Text)
	m.Name, m.Files["first.pdf"], m.Files["first.zip"] = "a forwarded original", pdf, zip
	m.Text = strings.TrimSuffix(m.Text, end) + "\n--" + outer + "\nContent-Type: message/rfc822\n\n" + strings.TrimSuffix(original, "\n") + end
	return m
}
