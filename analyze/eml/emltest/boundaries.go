package emltest

import (
	"regexp"
	"strings"
)

// boundaryFaults damage the lines between the parts, or what is stated of them.
func boundaryFaults() []Fault {
	return []Fault{
		{Name: "another boundary", Code: "mime-boundary-missing", Damage: lines(outer, "----=_Part_8_1122")},
		{Name: "other case", Code: "mime-boundary-missing", Damage: lines(outer, strings.ToUpper(outer))},
		{Name: "one character", Code: "mime-boundary-missing", Damage: lines(outer, "=_Outer_4f1d8c")},
		{Name: "one character lost", Code: "mime-boundary-missing", Damage: lines(outer, "=_Outer_4f1d7")},
		{Name: "quotes in the boundary", Code: "mime-boundary-missing", Damage: swap(outerType, "Content-Type: multipart/mixed; boundary=\"'"+outer+"'\"\n")},
		{Name: "declared at 70 characters", Code: "mime-boundary-missing", Damage: func(s string) string {
			return strings.Replace(strings.ReplaceAll(s, outer, longBoundary), longBoundary+"\"\n", longBoundary[:70]+"\"\n", 1)
		}},
		{Name: "written at 70 characters", Code: "mime-boundary-missing", Damage: func(s string) string {
			return lines(longBoundary, longBoundary[:70])(strings.ReplaceAll(s, outer, longBoundary))
		}},
		{Name: "no boundary declared", Code: "mime-boundary-missing", Damage: swap(outerType, "Content-Type: multipart/mixed\n")},
		{Name: "no type", Code: "mime-boundary-missing", Damage: swap(outerType, "")},
		{Name: "type of a text", Code: "mime-boundary-missing", Damage: swap(outerType, "Content-Type: text/plain; charset=utf-8\n")},
		{Name: "blank at the end of the boundary", Code: "mime-readers-differ", Damage: swap(outerType, "Content-Type: multipart/mixed; boundary=\""+outer+" \"\n")},
		{Name: "comment behind the boundary", Code: "", Damage: swap(outerType, "Content-Type: multipart/mixed; boundary=\""+outer+"\" (parts)\n")},
		{Name: "blanks behind the lines", Code: "", Damage: lines(outer+"\n", outer+" \t\n")},
		{Name: "boundary begins another", Code: "mime-readers-differ", Damage: func(s string) string { return strings.ReplaceAll(s, inner, outer+"-1") }},
		{Name: "the inner one begins the outer one", Code: "", Damage: func(s string) string { return strings.ReplaceAll(s, inner, outer[:8]) }},
		{Name: "the same boundary inside", Code: "mime-readers-differ", Damage: func(s string) string { return strings.ReplaceAll(s, inner, outer) }},
		{Name: "one line in other case", Code: "attach-lost", Damage: swap(pdfStart, strings.ToLower("\n--"+outer)+"\nContent-Type: application/pdf")},
		{Name: "one line with a wrong character", Code: "attach-lost", Damage: swap(pdfStart, strings.Replace(pdfStart, "4f1d", "4f1e", 1))},
		{Name: "one line glued to the text", Code: "attach-lost", Damage: swap(pdfStart, pdfStart[1:])},
		{Name: "one line glued to the field", Code: "attach-lost", Damage: swap(pdfStart, strings.Replace(pdfStart, outer+"\n", outer, 1))},
		{Name: "one line with one dash", Code: "attach-lost", Damage: swap(pdfStart, strings.Replace(pdfStart, "--", "-", 1))},
		{Name: "one line without dashes", Code: "attach-lost", Damage: swap(pdfStart, strings.Replace(pdfStart, "--", "", 1))},
	}
}

// strayFaults take away lines between the parts, or put parts where programs look for none.
func strayFaults() []Fault {
	return []Fault{
		{Name: "not closed", Code: "mime-boundary-unclosed", Damage: swap("\n--"+outer+"--\n", "\n")},
		{Name: "closed with the boundary alone", Code: "mime-boundary-unclosed", Damage: swap("\n--"+outer+"--\n", "\n--"+outer+"\n")},
		{Name: "the inner one not closed", Code: "mime-boundary-unclosed", Damage: swap("\n--"+inner+"--", "")},
		{Name: "part behind the end", Code: "attach-lost", Damage: func(s string) string {
			return strings.Replace(strings.Replace(s, "\n--"+outer+"--\n", "\n", 1), pdfStart, "\n--"+outer+"--\n"+pdfStart, 1) + "--" + outer + "--\n"
		}},
		{Name: "part before the first line", Code: "attach-lost", Damage: func(s string) string {
			file := filePart("application/pdf", "report.pdf", pdf, "")
			return strings.Replace(strings.Replace(s, "\n--"+outer+"\n"+file, "", 1), outerType+"\n", outerType+"\n"+file+"\n", 1)
		}},
		{Name: "no lines at all", Code: "mime-boundary-missing", Damage: func(s string) string {
			return regexp.MustCompile(`(?m)^--=_.*\n`).ReplaceAllString(s, "")
		}},
		{Name: "file behind the end, without a line", Code: "attach-lost", Damage: func(s string) string {
			file := filePart("application/pdf", "report.pdf", pdf, "")
			return strings.Replace(s, "\n--"+outer+"\n"+file, "", 1) + "\n" + file + "\n"
		}},
		{Name: "file in the text", Code: "attach-lost", Damage: func(s string) string {
			file := filePart("application/pdf", "report.pdf", pdf, "")
			return strings.Replace(strings.Replace(s, "\n--"+outer+"\n"+file, "", 1), "李伟", "李伟\n\n"+file, 1)
		}},
	}
}
