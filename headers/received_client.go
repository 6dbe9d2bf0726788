package headers

import (
	"net/netip"
	"strings"
)

// client reads the from clause. What servers put there, and where the name that the client gave itself
// (HELO) and the one that DNS gave it stand, differs:
//
//	helo (name [ip])             Postfix, Sendmail, Gmail
//	name (HELO helo) ([ip])      qmail, IronPort, Yahoo (EHLO)
//	name ([ip] helo=helo)        Exim
//	helo (ip)                    Exchange
//	[ip] (account u HELO helo)   CommuniGate Pro
//	user$domain ( [ip] )         Coremail
//	ip(mailfrom:... fp:...)      Aliyun
func (h *Hop) client(words []Word) {
	first := true
	for _, w := range words {
		switch {
		case w.Kind == Comment:
			h.clientComment(w.Content(), commentDepth)
		case w.Kind == Literal:
			h.setIP(w.Content())
		case first:
			h.firstClient(w.Text)
		}
		first = first && w.Kind == Comment
	}
	if h.Helo == "" {
		h.Helo = h.From
	} else if h.Name == "" && !looksLikeIP(hostName(h.From)) {
		h.Name = hostName(h.From)
	}
	if h.IP == "" && looksLikeIP(hostName(h.From)) {
		h.setIP(h.From)
	}
	h.Helo, h.Name = hostName(h.Helo), knownName(h.Name)
}

// firstClient reads what stands first in the from clause; RichMail leaves out the blank before "[ip]".
func (h *Hop) firstClient(text string) {
	if i := strings.IndexByte(text, '['); i > 0 && strings.HasSuffix(text, "]") {
		h.From = text[:i]
		h.setIP(text[i:])
	}
}

// commentDepth is how deep comments in comments are read; the deepest seen in real mail is 3.
const commentDepth = 8

// clientComment reads one comment of the from clause. Comments nest in each other.
func (h *Hop) clientComment(text string, depth int) {
	if depth == 0 {
		return
	}
	helo := false
	for i, w := range Words(text, ",") {
		s := strings.TrimSuffix(w.Text, ",")
		switch {
		case w.Kind == Comment || w.Kind == Quoted:
			h.clientComment(w.Content(), depth-1)
		case helo:
			h.Helo, helo = s, false
		case strings.EqualFold(s, "HELO") || strings.EqualFold(s, "EHLO") || strings.EqualFold(s, "LHLO"):
			helo = true
		case strings.HasPrefix(strings.ToLower(s), "helo="):
			h.Helo = s[len("helo="):]
		case w.Kind == Literal || looksLikeAddress(s):
			h.setIP(s)
		case i == 0 && w.Kind == Atom:
			h.commentName(s)
		}
	}
}

// commentName reads the first word of a comment: the DNS name, an identity before the address, or a word
// that says something else.
func (h *Hop) commentName(s string) {
	if i := strings.IndexByte(s, '['); i > 0 {
		h.setIP(s[i:])
		s = s[:i]
	}
	if i := strings.LastIndexByte(s, '@'); i >= 0 && strings.IndexByte(s[:i], ':') < 0 {
		if looksLikeAddress(s[i+1:]) {
			h.setIP(s[i+1:])
			return
		}
		s = s[i+1:]
	}
	if h.Name == "" && strings.IndexByte(s, '.') > 0 && !strings.ContainsAny(s, "=:/") {
		h.Name = s
	}
}

// setIP stores the first address that is one; "[192.0.2.1]:587" and "[IPv6:...]" are written too.
func (h *Hop) setIP(s string) {
	if h.IP != "" {
		return
	}
	if ip := addressOf(s); ip != "" {
		h.IP = ip
	}
}

// addressOf gives the IP address that a word holds, "" where it holds none. The zone of a link-local
// address and a port are left out.
func addressOf(s string) string {
	s = strings.TrimLeft(s, "[(<")
	if i := strings.IndexAny(s, "])>%"); i >= 0 {
		s = s[:i]
	}
	s = strings.TrimSpace(s)
	if len(s) > 5 && strings.EqualFold(s[:5], "IPv6:") {
		s = s[5:]
	}
	if _, err := netip.ParseAddr(s); err == nil {
		return s
	}
	if host, port, ok := strings.Cut(s, ":"); ok && port != "" && strings.Trim(port, "0123456789") == "" {
		if a, err := netip.ParseAddr(host); err == nil && a.Is4() {
			return host
		}
	}
	return ""
}

func looksLikeAddress(s string) bool { return addressOf(s) != "" }

func looksLikeIP(s string) bool {
	_, err := netip.ParseAddr(strings.TrimPrefix(strings.ToLower(strings.Trim(s, "[]")), "ipv6:"))
	return err == nil
}

// hostName takes brackets, angle brackets and the final dot off a host name.
func hostName(s string) string {
	s = strings.TrimRight(strings.Trim(s, "<>,\""), ".")
	if ip := addressOf(s); ip != "" && strings.HasPrefix(s, "[") {
		return ip
	}
	return strings.Trim(s, "[]")
}

// knownName gives "" for the words that stand where DNS knew no name.
func knownName(s string) string {
	s = hostName(s)
	if strings.EqualFold(s, "unknown") || strings.EqualFold(s, "Unknown_Domain") || looksLikeIP(s) {
		return ""
	}
	return s
}
