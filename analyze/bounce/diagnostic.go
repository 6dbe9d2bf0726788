package bounce

import "strings"

// diagnostic picks the answer out of an entry: what the transcript says that the server answered, else the lines
// from the first that holds a reply code, else the words of the entry, else what the notice says before or
// behind all entries. Lead is what stands before the answer and belongs to it.
func (n *notice) diagnostic(e entry, alone bool) (lead, text string) {
	if s := n.transcript(e.address); s != "" {
		return "", s
	}
	if lead, s := n.answer(e.start, e.end, e.address); s != "" {
		return lead, s
	}
	own := n.words(e)
	if alone {
		if lead, s := n.answer(0, len(n.lines), e.address); s != "" {
			return lead, s
		}
	}
	if telling(own) {
		return "", own
	}
	if lead, s := n.answer(0, len(n.lines), e.address); s != "" {
		return lead, s
	}
	if before := oneLine(n.about(max(0, e.start-maxLead), e.start)); telling(before) {
		return before, own
	}
	if alone {
		all := n.about(0, min(len(n.lines), maxLead))
		if all = strings.ToValidUTF8(all[:min(len(all), maxAnswer)], ""); telling(all) {
			return all, own
		}
	}
	return "", own
}

// about joins lines of a notice, without those that every notice of a mail system has.
func (n *notice) about(start, end int) string {
	var b strings.Builder
	for i := start; i < end; i++ {
		if !containsAny(n.low[i], boilerplate[:]) {
			b.WriteString(n.lines[i])
			b.WriteByte(' ')
		}
	}
	return b.String()
}

// boilerplate is what lines say that are the same in every notice of a mail system.
var boilerplate = [...]string{"this is the mail system at host", "sorry to have to inform",
	"be delivered to one or more", "for further assistance", "please send mail to postmaster",
	"include this problem report",
	"delete your own text", "attached returned message", "created automatically by mail delivery",
	"a message that you sent", "this is a permanent error", "original message was received",
	"automatically generated", "请勿回复", "自动生成"}

// maxLead is how many lines before an entry are looked at.
const maxLead = 60

// answer gives the first line with a reply code and what follows in its paragraph, else the same of a line with
// a status code. Of a reply to a command for another address nothing is taken.
func (n *notice) answer(start, end int, addr string) (lead, text string) {
	for _, find := range [...]func(string) bool{hasReply, hasStatus} {
		for i := start; i < end; i++ {
			line := n.lines[i]
			if !n.coded[i] || commandLine(line) || received(line) || !find(line) || i > start && otherAddress(line, addr) {
				continue
			}
			return n.paragraph(i, start, end)
		}
	}
	return "", ""
}

func hasReply(line string) bool { return findReply(line) >= 0 }

func hasStatus(line string) bool {
	s := findStatus(line)
	return s != "" && s[0] != '2'
}

// paragraph joins a line with those behind it up to an empty one. Lead is what announces it: up to three lines
// before it.
func (n *notice) paragraph(i, start, end int) (lead, text string) {
	from := i
	for from > start && strings.TrimSpace(n.lines[from-1]) != "" && !divider(n.lines[from-1]) && i-from < 3 {
		from--
	}
	to := i + 1
	for to < end && to-i < 8 && strings.TrimSpace(n.lines[to]) != "" && !divider(n.lines[to]) &&
		!commandLine(n.lines[to]) {
		to++
	}
	return oneLine(strings.Join(n.lines[from:i], "\n")), oneLine(strings.Join(n.lines[i:to], "\n"))
}

// transcript gives what a server answered to the command that named an address: "<<< 550 ..." after
// ">>> RCPT To:<addr>", or after a command that concerns all of them.
func (n *notice) transcript(addr string) string {
	key, named := strings.ToLower(addr), false
	for i, line := range n.lines {
		low := n.low[i]
		if !named && !commandLine(line) {
			continue
		}
		if commandLine(line) {
			named = strings.Contains(low, key) || !strings.Contains(low, "rcpt") && !strings.Contains(low, "quit")
			continue
		}
		reply := strings.TrimLeft(line, "<- \t")
		if named && reply != line && strings.HasPrefix(strings.TrimSpace(line), "<") && findReply(reply) == 0 &&
			!otherAddress(reply, addr) {
			return oneLine(reply)
		}
	}
	return ""
}

// commandLine reports whether a line of a transcript is what the client said.
func commandLine(line string) bool {
	line = strings.TrimSpace(line)
	return strings.HasPrefix(line, ">>> ") || strings.HasPrefix(line, "--> ")
}

func received(line string) bool { return strings.HasPrefix(strings.TrimSpace(line), "Received:") }

func divider(line string) bool {
	line = strings.TrimSpace(line)
	return strings.HasPrefix(line, "---") || strings.HasPrefix(line, "===") || strings.HasPrefix(line, "***") ||
		strings.HasPrefix(line, "___")
}

// otherAddress reports whether a line names an address, and not this one.
func otherAddress(line, addr string) bool {
	low := strings.ToLower(line)
	if strings.Contains(low, strings.ToLower(addr)) {
		return false
	}
	p, ok := nextAddress(line, 0)
	return ok && !service(line[p.start:p.end])
}

// words gives the first lines of an entry that say something.
func (n *notice) words(e entry) string {
	var out []string
	for i := e.start; i < e.end && len(out) < 6; i++ {
		line := strings.TrimSpace(n.lines[i])
		if i > e.start+1 && divider(line) && len(out) > 1 || line == "" && telling(strings.Join(out, " ")) {
			break
		}
		if line != "" && !divider(line) {
			out = append(out, line)
		}
	}
	return oneLine(strings.Join(out, "\n"))
}

// saidOnly takes off an answer what only says for whom it is, and that it is the reason: the address, with or without a
// label, and the labels of reasons. What consists of nothing else stays.
func saidOnly(text, address string) string {
	rest := text
	if before, after, ok := strings.Cut(text, address); ok && address != "" {
		before = strings.Trim(strings.ToLower(before), " \t<\"'[(")
		if before == "" || label(before) || strings.HasSuffix(before, "收件人") {
			rest = strings.TrimLeft(after, ">\"')] \t:,;-")
		}
	}
	if strings.HasPrefix(rest, "(expanded from:") {
		_, rest, _ = strings.Cut(rest, ")")
		rest = strings.TrimLeft(rest, " \t:")
	}
	for again := true; again; {
		again = false
		for _, l := range reasonLabels {
			if after, ok := cutLabel(rest, l); ok {
				rest, again = after, true
			}
		}
	}
	if rest == "" && strings.Trim(text, "<>\"'[]() \t:,;-") != address {
		return text
	}
	return rest
}

// reasonLabels stand before the reason in notices that are made as a table, in small letters.
var reasonLabels = [...]string{"系统应答", "退信原因", "bounce reason", "reason", "technical details of permanent failure",
	"technical details of temporary failure"}

// cutLabel takes a label off, with the colon or the stroke behind it.
func cutLabel(text, label string) (rest string, ok bool) {
	if len(text) <= len(label) || !strings.EqualFold(text[:len(label)], label) {
		return "", false
	}
	rest = strings.TrimLeft(text[len(label):], " \t")
	for _, mark := range [...]string{":", "：", "/"} {
		if after, found := strings.CutPrefix(rest, mark); found {
			return strings.TrimLeft(after, " \t"), true
		}
	}
	return "", false
}
