package bounce

import "strings"

// mention is an address in the text of a notice, and how clearly the text says that it failed.
type mention struct {
	address string
	line    int
	tier    int // 1: it heads an entry; 2: a sentence says so; 3: a command of a transcript; 4: it only stands there
}

// notice is the text of a notice, line by line.
type notice struct {
	lines    []string
	low      []string // the same in lower case
	coded    []bool   // a reply code or a status code stands in it
	mentions []mention
	more     bool             // more addresses failed than are read
	entries  map[string]entry // by address in lower case, made when the first is asked for
}

// maxLines is how many lines of a notice are read, and maxLine how many bytes of each.
const (
	maxLines = 2000
	maxLine  = 2000
)

// maxRecipients is how many recipients of one notice are read.
const maxRecipients = 300

// readNotice finds the addresses that a text says failed.
func readNotice(text string, sender string) notice {
	var n notice
	for line := range lines(text) {
		if len(n.lines) == maxLines {
			break
		}
		line = line[:min(len(line), maxLine)]
		n.lines, n.low = append(n.lines, line), append(n.low, strings.ToLower(line))
		n.coded = append(n.coded, hasReply(line) || hasStatus(line))
	}
	before := ""
	for i, line := range n.lines {
		if strings.Contains(line, "(expanded from:") {
			continue
		}
		n.mention(i, line, strings.ToLower(strings.TrimSpace(before)), sender)
		if strings.TrimSpace(line) != "" {
			before = line
		}
	}
	return n
}

// mention notes the addresses of one line. Before is the last line that is not empty.
func (n *notice) mention(i int, line, before, sender string) {
	for from := 0; len(n.mentions) < maxLines; {
		p, ok := nextAddress(line, from)
		if !ok {
			return
		}
		from = p.end
		addr := line[p.start:p.end]
		if service(addr) || strings.EqualFold(addr, sender) {
			continue
		}
		tier := tierOf(line, p, before)
		if tier == 1 && n.summary(i) {
			tier = 4
		}
		if tier > 0 {
			n.mentions = append(n.mentions, mention{addr, i, tier})
		}
	}
}

// summary reports whether a line is one of a summary of the message: "To:", with "Subject:" or "Sent:" beside it.
func (n *notice) summary(i int) bool {
	line := strings.ToLower(strings.TrimSpace(n.lines[i]))
	if !strings.HasPrefix(line, "to:") && !strings.HasPrefix(line, "cc:") {
		return false
	}
	for _, j := range [...]int{i - 2, i - 1, i + 1, i + 2} {
		if j >= 0 && j < len(n.lines) {
			near := strings.ToLower(strings.TrimSpace(n.lines[j]))
			if strings.HasPrefix(near, "subject:") || strings.HasPrefix(near, "sent:") || strings.HasPrefix(near, "date:") {
				return true
			}
		}
	}
	return false
}

// tierOf says how clearly a line names an address as one that failed; 0 where it names it as something else.
func tierOf(line string, p place, above string) int {
	before := strings.ToLower(strings.TrimSpace(line[:p.start]))
	after := strings.TrimLeft(line[p.end:], ">\"') ")
	lead := strings.Trim(before, " \t<>*-•\"'([,;|")
	if len(lead) < 4 && strings.Trim(lead, "0123456789.)") == "" && !replyCode(lead) {
		lead = "" // the number of an entry
	}
	switch {
	case lead == "" || strings.HasSuffix(lead, "mailto") || strings.HasSuffix(lead, "smtp="):
		return headTier(after, above)
	case containsAny(before, otherRoles[:]):
		return 0
	case strings.Contains(before, "rcpt to"):
		return 3
	case label(strings.TrimRight(before, " <\"'[(")):
		return 1
	case containsAny(before, failing[:]) || containsAny(strings.ToLower(after), failing[:]):
		return 2
	}
	return 4
}

// headTier judges an address at the start of a line by what stands above it and what follows.
func headTier(after, above string) int {
	low := strings.ToLower(after)
	for _, role := range [...]string{"sent by", "from", "from:", "sender", "sender:", "contact", "please contact",
		"mail to"} {
		if strings.HasSuffix(above, role) {
			return 0
		}
	}
	if strings.HasPrefix(low, "wrote") || strings.HasPrefix(low, "writes") || strings.Contains(low, "on behalf of") {
		return 0
	}
	if rest, ok := strings.CutPrefix(low, ", "); ok && strings.TrimSpace(rest) != "" && !strings.Contains(rest, "@") {
		return 4 // a sentence goes on, whose line was broken before the address
	}
	return 1
}

// otherRoles are words before an address that did not fail.
var otherRoles = [...]string{"from:", "from <", "mail from", "sender", "reply-to", "message-id", "contact",
	"forward", "assistance", "administrator", "help", "please send", "by mailing", "write to", "cc:", "reporting",
	"return-path", "envelope-from", "questions", "发件人", "联系", "x-", "from ", "subscribe", "http",
	"abuse", "report"}

// failing are words that say of an address on the same line that it failed.
var failing = [...]string{"deliver", "rejected recipient", "recipient", "failed", "unknown", "undeliver",
	"could not", "couldn't", "cannot", "not exist", "no such", "mailbox", "full", "quota", "unable", "invalid",
	"user", "account", "address", "rejected", "send to", "mail to", "message to",
	"refused", "无法", "不存在", "投递", "失败", "退回", "收件人", "发送到", "送达"}

// label reports whether what stands before an address is the name of an entry: "To:", "Recipient:", "收件人：".
func label(before string) bool {
	name, ok := strings.CutSuffix(before, ":")
	if !ok {
		if name, ok = strings.CutSuffix(before, "："); !ok {
			return containsAny(before, []string{"无法发送到", "收件人 "})
		}
	}
	name = strings.TrimSpace(name)
	if len(name) > 60 {
		return false
	}
	for _, word := range [...]string{"to", "recipient", "recipients", "address", "addresses", "rcpt", "user",
		"mailbox", "for", "failed", "recipient(s)", "address(es)", "addressee", "undelivered", "undeliverable"} {
		if name == word || strings.HasSuffix(name, " "+word) || strings.HasSuffix(name, "-"+word) ||
			strings.HasPrefix(name, word+" ") {
			return true
		}
	}
	return containsAny(name, []string{"收件人", "发送到", "无法", "收件地址", "邮箱", "地址"})
}

// failed gives the recipients of the clearest tier there is, each once, and where their entries stand.
func (n *notice) failed(weakest int) []entry {
	best := weakest + 1
	for _, m := range n.mentions {
		best = min(best, m.tier)
	}
	var list []entry
	seen := make(map[string]bool)
	for _, m := range n.mentions {
		key := strings.ToLower(m.address)
		if m.tier != best || best > weakest {
			continue
		}
		if len(list) > 0 && list[len(list)-1].end == 0 && !seen[key] && m.line > list[len(list)-1].start {
			closeEntries(list, m.line)
		}
		if !seen[key] {
			seen[key] = true
			list = n.take(list, entry{address: m.address, start: m.line})
		}
	}
	closeEntries(list, len(n.lines))
	return list
}

// take adds an entry, if it is not one too many.
func (n *notice) take(list []entry, e entry) []entry {
	if len(list) == maxRecipients {
		n.more = true
		return list
	}
	return append(list, e)
}

// entryOf gives the entry of an address.
func (n *notice) entryOf(address string) (entry, bool) {
	if n.entries == nil {
		n.entries = make(map[string]entry)
		for _, e := range n.failed(3) {
			n.entries[strings.ToLower(e.address)] = e
		}
	}
	e, ok := n.entries[strings.ToLower(address)]
	return e, ok
}

// typed gives the address that the sender wrote, where an entry says that another one was made of it.
func (n *notice) typed(e entry) string {
	for i := e.start; i < min(e.end, e.start+3); i++ {
		for _, words := range [...]string{"(expanded from:", "(ultimately generated from", "(generated from"} {
			if at := strings.Index(n.lines[i], words); at >= 0 {
				if p, ok := nextAddress(n.lines[i], at+len(words)); ok {
					return n.lines[i][p.start:p.end]
				}
			}
		}
	}
	return ""
}

// closeEntries ends the entries that are open. Addresses on one line share what follows.
func closeEntries(list []entry, end int) {
	for i := range list {
		if list[i].end == 0 {
			list[i].end = end
		}
	}
}

// entry is what a notice says of one address: lines from start up to end.
type entry struct {
	address    string
	start, end int
}
