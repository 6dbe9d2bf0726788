package bounce

import "strings"

// replyCode reports whether three characters are a code that a server refuses with (RFC 5321, section 4.2).
func replyCode(s string) bool {
	if len(s) != 3 || !digit(s[1]) || !digit(s[2]) {
		return false
	}
	switch s[0] {
	case '4':
		return s[1] == '2' || s[1] == '3' || s[1] == '5' || s[1] == '7' && s[2] < '5'
	case '5':
		return s[1] <= '5' || s == "571" || s == "572" || s == "577" || s == "598"
	}
	return false
}

// findReply gives the place of the reply code in a text, -1 where there is none. A number that begins a line or
// follows a colon is preferred to one within a sentence.
func findReply(s string) int {
	at := firstReply(s)
	if at < 0 {
		return at
	}
	// Sendmail puts its own code before the address, and behind it what the server said.
	if end := strings.Index(s[at:], "... "); end > 0 && end < 300 && end+7 <= len(s)-at &&
		strings.IndexByte(s[at:at+end], '@') > 0 {
		if inner := at + end + 4; replyCode(s[inner:inner+3]) && free(s, inner, inner+3) {
			return inner
		}
	}
	return at
}

func firstReply(s string) int {
	second := -1
	for i := 0; i+3 <= len(s); i++ {
		if !digit(s[i]) {
			continue
		}
		end := i
		for end < len(s) && digit(s[end]) {
			end++
		}
		if end-i == 3 && replyCode(s[i:end]) && free(s, i, end) {
			if introduced(s, i, end) {
				return i
			}
			if second < 0 && plausible(s, i, end) {
				second = i
			}
		}
		i = end
	}
	return second
}

// free reports whether a number stands alone: it is no piece of an address, a time, a date or an id.
func free(s string, start, end int) bool {
	if start > 0 && (alnum(s[start-1]) || strings.IndexByte("./-_=+@$%&", s[start-1]) >= 0 &&
		!strings.HasPrefix(s[max(0, start-2):], "=")) {
		return strings.HasSuffix(s[:start], "reply=") || strings.HasSuffix(s[:start], "code=")
	}
	if start > 1 && s[start-1] == ':' && alnum(s[start-2]) && digit(s[start-2]) {
		return false
	}
	if end == len(s) {
		return true
	}
	c := s[end]
	if c == '.' || c == ':' || c == ',' {
		return end+1 >= len(s) || !digit(s[end+1])
	}
	return c == '-' || c == '#' || !alnum(c) && strings.IndexByte("/@_=%+", c) < 0
}

// introduced reports whether a number stands where a reply begins: at the start of a line, or after a colon,
// a bracket or a word like "said".
func introduced(s string, start, end int) bool {
	before := strings.TrimRight(s[:start], " \t")
	if end < len(s) && (s[end] == '-' || s[end] == '#') && end+1 < len(s) && s[end+1] != ' ' {
		return true
	}
	if rest := strings.TrimLeft(s[end:], " "); len(rest) > 4 && (rest[0] == s[start] || rest[0] == '#') &&
		strings.IndexByte(rest[:min(len(rest), 9)], '.') > 0 {
		return true
	}
	if before == "" || strings.HasSuffix(before, "\n") {
		return end == len(s) || !counted(s[end:])
	}
	if strings.IndexByte(":;<>[(\"'#：", before[len(before)-1]) >= 0 {
		return !counted(s[end:])
	}
	word := strings.ToLower(before[max(0, len(before)-9):])
	for _, w := range [...]string{"said", "code", "error", "reply", "smtp", "status", "returned", "response", "reports"} {
		if strings.HasSuffix(word, w) {
			return true
		}
	}
	return false
}

// plausible reports whether a number within a sentence may be a reply code.
func plausible(s string, start, end int) bool {
	before := strings.ToLower(s[max(0, start-12):start])
	return !counted(s[end:]) && !strings.HasSuffix(before, "port ") && !strings.HasSuffix(before, "of ") &&
		!strings.HasSuffix(before, "line ") && !strings.HasSuffix(before, "than ") && !strings.HasSuffix(before, "for ")
}

// counted reports whether what follows a number says that it counts something.
func counted(after string) bool {
	after = strings.ToLower(strings.TrimLeft(after, " "))
	for _, unit := range [...]string{"byte", "kb", "mb", "k ", "hour", "minute", "second", "day", "messages",
		"mails", "emails", "lines", "recipients", "hops", "字节", "小时", "封"} {
		if strings.HasPrefix(after, unit) {
			return true
		}
	}
	return false
}

// findStatus gives the enhanced status code in a text (RFC 3463, section 2), "" where there is none.
func findStatus(s string) string {
	for i := 0; i+5 <= len(s); i++ {
		if (s[i] != '5' && s[i] != '4' && s[i] != '2') || s[i+1] != '.' || !digit(s[i+2]) {
			continue
		}
		if i > 0 && (digit(s[i-1]) || s[i-1] == '.' || s[i-1] == '/' || s[i-1] == 'v' || s[i-1] == 'V') {
			continue
		}
		if end := statusEnd(s, i); end > 0 && !version(s[:i]) {
			return s[i:end]
		}
	}
	return ""
}

// version reports whether a text ends with the name of a program, so that a version follows.
func version(before string) bool {
	before = strings.TrimRight(before, " (")
	for _, name := range [...]string{"version", "Version", "Sendmail", "Microsoft SMTPSVC", "v", "MTA", "SMTPSVC"} {
		if strings.HasSuffix(before, name) {
			return true
		}
	}
	return false
}

// statusEnd gives the end of the status code that begins at i, 0 where it is none.
func statusEnd(s string, i int) int {
	at := i + 2
	for part := 0; part < 2; part++ {
		begin := at
		for at < len(s) && digit(s[at]) {
			at++
		}
		if at == begin || at-begin > 3 {
			return 0
		}
		if part == 0 {
			if at >= len(s) || s[at] != '.' {
				return 0
			}
			at++
		}
	}
	if at < len(s) && (alnum(s[at]) || s[at] == '/' || s[at] == '.' && at+1 < len(s) && digit(s[at+1])) {
		return 0
	}
	if at+1 < len(s) && s[at] == '.' && digit(s[at+1]) {
		return 0
	}
	return at
}

// settle reads the codes of a diagnostic into a recipient. What the server said is believed before the Status
// field, which the reporting host makes of it, unless it says less.
func (r *Recipient) settle() {
	if i := findReply(r.Diagnostic); i >= 0 && r.Reply == "" {
		r.Reply = r.Diagnostic[i : i+3]
	}
	told := findStatus(r.Diagnostic)
	if r.Status == "" || told != "" && !strings.HasPrefix(told, "2") && (!vague(told) || vague(r.Status)) {
		r.Status = firstOf(told, r.Status)
	}
}

// vague reports whether a status code says its class, or its class and subject, only.
func vague(status string) bool { return strings.HasSuffix(status, ".0") }

func firstOf(list ...string) string {
	for _, s := range list {
		if s != "" {
			return s
		}
	}
	return ""
}
