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
//	name(ip), claiming to be "h"  Obtuse smtpd, in front of a firewall
//
// An address in a comment is what the server saw; one that stands as a literal may be the HELO.
func (h *Hop) client(words []Word) {
	first, claims, literal := true, false, ""
	for _, w := range words {
		switch {
		case w.Kind == Comment:
			h.clientComment(w.Content(), commentDepth)
		case w.Kind == Literal && literal == "":
			literal = w.Text
		case w.Kind == Quoted && claims:
			h.Helo = w.Content()
		case first:
			h.firstClient(w.Text)
		case strings.EqualFold(w.Text, "claiming"):
			claims = true
		}
		first = first && w.Kind == Comment
	}
	h.setIP(literal)
	h.names()
}

// names settles which of the names is which, once the whole clause has been read.
func (h *Hop) names() {
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

// clientInComment reads a from clause that stands in a comment as a whole, "(from helo [ip]) by", as a
// gateway of Symantec wrote it. Without an address it is the name of a local user, as Sendmail writes.
func (h *Hop) clientInComment(words []Word) {
	if len(words) == 0 || words[0].Kind != Comment {
		return
	}
	inner := Words(words[0].Content(), "")
	if len(inner) == 3 && strings.EqualFold(inner[0].Text, "from") && inner[2].Kind == Literal {
		h.From = inner[1].Text
		h.client(inner[1:])
	}
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
	var room [8]Word
	words := appendWords(room[:0], text, ",")
	for i, w := range words {
		s := strings.TrimSuffix(w.Text, ",")
		switch {
		case i == 0 && w.Kind == Atom && len(words) > 1 && words[1].Kind == Literal && looksLikeAddress(s) && looksLikeAddress(words[1].Text):
			continue // in the place of the name; the brackets hold what the server saw
		case w.Kind == Comment || w.Kind == Quoted:
			h.clientComment(w.Content(), depth-1)
		case helo:
			h.Helo, helo = s, false
		case len(s) == len("HELO") && (equalFold(s, "helo") || equalFold(s, "ehlo") || equalFold(s, "lhlo")):
			helo = true
		case hasPrefixFold(s, "helo="):
			h.Helo = s[len("helo="):]
		case w.Kind == Literal || looksLikeAddress(s):
			h.setIP(s)
		case i == 0 && w.Kind == Atom:
			h.commentName(s)
		case strings.IndexByte(s, '[') > 0 && strings.IndexByte(s, '@') < 0: // "Not Verified[192.0.2.1]", as Trustwave writes
			h.setIP(s[strings.IndexByte(s, '['):])
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
// address and a port are left out, and an IPv4 address in the form of IPv6 is written as what it is.
func addressOf(s string) string {
	if s = trimOpening(s); !mayBeAddress(s) {
		return ""
	}
	s = strings.TrimSpace(beforeClosing(s))
	if len(s) > 5 && strings.EqualFold(s[:5], "IPv6:") {
		s = s[5:]
	}
	if a, ok := parseAddr(s); ok {
		if a.Is4In6() {
			return a.Unmap().String()
		}
		return s
	}
	return addressBeforePort(s)
}

// beforeClosing gives what stands before a bracket that closes, or before a zone.
func beforeClosing(s string) string {
	for i := range len(s) {
		switch s[i] {
		case ']', ')', '>', '%':
			return s[:i]
		}
	}
	return s
}

func trimOpening(s string) string {
	for s != "" && (s[0] == '[' || s[0] == '(' || s[0] == '<') {
		s = s[1:]
	}
	return s
}

// mayBeAddress tells most names from addresses: those of IPv4 begin with a digit, those of IPv6 hold a colon.
func mayBeAddress(s string) bool {
	s = s[skipSpace(s):]
	return s != "" && (isDigit(s[0]) || s[0] >= 0x80 || s[0] < ' ' || strings.IndexByte(s, ':') >= 0)
}

// addressBeforePort reads 192.0.2.1:587, and 192.0.2.1.587 as Exim 3 wrote it.
func addressBeforePort(s string) string {
	i := strings.LastIndexAny(s, ".:")
	if i < 0 || i == len(s)-1 || strings.Trim(s[i+1:], "0123456789") != "" {
		return ""
	}
	if a, err := netip.ParseAddr(s[:i]); err == nil && a.Is4() {
		return s[:i]
	}
	return ""
}

func looksLikeAddress(s string) bool { return addressOf(s) != "" }

func looksLikeIP(s string) bool {
	if s = strings.Trim(s, "[]"); hasPrefixFold(s, "ipv6:") {
		s = s[len("ipv6:"):]
	}
	_, ok := parseAddr(s)
	return ok
}

// parseAddr reads an address. Names are told from their letters first: making an error of each is dear.
func parseAddr(s string) (netip.Addr, bool) {
	mark := false
	for i := range len(s) {
		switch c := s[i]; {
		case c == '.' || c == ':':
			mark = true
		case !isDigit(c) && (lower(c) < 'a' || lower(c) > 'f'):
			return netip.Addr{}, false
		}
	}
	if !mark {
		return netip.Addr{}, false
	}
	a, err := netip.ParseAddr(s)
	return a, err == nil
}

// hostName takes brackets, angle brackets and the final dot off a host name.
func hostName(s string) string {
	if s == "" || isWordByte(s[0]) && isWordByte(s[len(s)-1]) {
		return s // nearly all
	}
	s = strings.TrimRight(strings.Trim(s, "<>,\""), ".")
	if strings.HasPrefix(s, "[") {
		if ip := addressOf(s); ip != "" {
			return ip
		}
	}
	return strings.Trim(s, "[]")
}

func isWordByte(c byte) bool { return isLetter(c) || isDigit(c) }

// knownName gives "" for the words that stand where DNS knew no name.
func knownName(s string) string {
	s = hostName(s)
	if strings.EqualFold(s, "unknown") || strings.EqualFold(s, "Unknown_Domain") || looksLikeIP(s) {
		return ""
	}
	return s
}
