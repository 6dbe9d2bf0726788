package emltest

import "strings"

// Endings are the ways in which the lines of a file end.
func Endings() []string { return []string{"lf", "crlf", "cr", "mixed", "crlf header", "crcrlf"} }

// Ends writes the line ends of a message in one of the ways that files have.
func Ends(s, how string) string {
	switch how {
	case "crlf":
		return strings.ReplaceAll(s, "\n", "\r\n")
	case "crcrlf":
		return strings.ReplaceAll(s, "\n", "\r\r\n")
	case "cr":
		return strings.ReplaceAll(s, "\n", "\r")
	case "mixed":
		lines := strings.SplitAfter(s, "\n")
		for i := range lines {
			if i%3 == 1 {
				lines[i] = strings.Replace(lines[i], "\n", "\r\n", 1)
			}
		}
		return strings.Join(lines, "")
	case "crlf header":
		if i := strings.Index(s, "\n\n"); i >= 0 {
			return strings.ReplaceAll(s[:i+2], "\n", "\r\n") + s[i+2:]
		}
	}
	return s
}

// Wrap forwards a message in one of the ways that programs do.
func Wrap(s, how string) string {
	const header = "From: Wang Fang <wang.fang@recipient.example>\nTo: desk@recipient.example\nSubject: Fwd: Monthly report\n" +
		"Date: Mon, 4 Mar 2024 11:00:00 +0800\nMessage-ID: <f1@recipient.example>\nMIME-Version: 1.0\n"
	note := "Content-Type: text/plain; charset=utf-8\n\nWhy is the file missing?"
	switch how {
	case "message":
		return header + multipart("mixed", "=_Carrier_71d0", note, "Content-Type: message/rfc822\nContent-Disposition: attachment\n\n"+s)
	case "file":
		part := "Content-Type: application/octet-stream; name=\"mail.eml\"\nContent-Disposition: attachment; filename=\"mail.eml\"\n" +
			"Content-Transfer-Encoding: base64\n\n" + base64Lines([]byte(s))
		return header + multipart("mixed", "=_Carrier_71d0", note, part)
	}
	return s
}
