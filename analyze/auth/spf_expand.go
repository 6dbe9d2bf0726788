package auth

import (
	"slices"
	"strconv"
	"strings"
)

// maxSPFText is how long a record, and what macros make of one text, may be: as long as a TXT
// record.
const maxSPFText = 65535

// targetName gives the name that a term asks for: its target, or the domain of the record. It is
// "" where that is no name the DNS can be asked for; such a term does not match (RFC 7208, section
// 4.8 leaves it open; RFC 8616, section 4 wants it for a local part that is not ASCII).
func (c *spfCheck) targetName(t *spfTerm, domain string) string {
	if !t.targeted {
		return domain
	}
	name, whole := c.expand(t.target, domain)
	name = strings.TrimSuffix(name, ".")
	for len(name) > 253 { // section 7.3
		_, name, _ = strings.Cut(name, ".")
	}
	if !whole || !dnsAskable(name) {
		return ""
	}
	return name
}

// expand makes text of a macro-string (section 7.3); whole is false where it grew too long.
func (c *spfCheck) expand(list spfMacros, domain string) (text string, whole bool) {
	var b strings.Builder
	for i := range list {
		p := &list[i]
		if p.letter == 0 {
			b.WriteString(p.text)
		} else {
			b.WriteString(p.transform(c.macro(p.letter, domain)))
		}
		if b.Len() > maxSPFText {
			return "", false
		}
	}
	return b.String(), true
}

// macro gives the value of a macro letter (section 7.2).
func (c *spfCheck) macro(letter byte, domain string) string {
	switch letter {
	case 's':
		return c.local + "@" + c.sender
	case 'l':
		return c.local
	case 'o':
		return c.sender
	case 'd':
		return domain
	case 'i':
		return c.dotted()
	case 'p':
		return c.clientName(domain)
	case 'v':
		if c.ip.Is4() {
			return "in-addr"
		}
		return "ip6"
	case 'h':
		return c.helo
	}
	return c.explanationMacro(letter)
}

// explanationMacro gives the value of a letter that stands in explanations only.
func (c *spfCheck) explanationMacro(letter byte) string {
	switch {
	case letter == 'c':
		return c.ip.String()
	case letter == 'r' && c.query.Receiver != "":
		return c.query.Receiver
	case letter == 't' && !c.query.Time.IsZero():
		return strconv.FormatInt(c.query.Time.Unix(), 10)
	case letter == 't':
		return "0"
	}
	return "unknown"
}

// dotted writes the address as a name would hold it: IPv6 as nibbles.
func (c *spfCheck) dotted() string {
	if c.ip.Is4() {
		return c.ip.String()
	}
	name := strings.TrimSuffix(dnsReverse(c.ip), ".ip6.arpa")
	nibbles := strings.Split(strings.ToUpper(name), ".")
	slices.Reverse(nibbles)
	return strings.Join(nibbles, ".")
}

// transform splits a value, turns it round, keeps the right-hand parts, and joins them with dots.
func (p *spfPiece) transform(value string) string {
	delimiters := p.delimiters
	if delimiters == "" {
		delimiters = "."
	}
	if p.keep > 0 || p.reverse || p.delimiters != "" {
		parts := spfSplit(value, delimiters)
		if p.reverse {
			slices.Reverse(parts)
		}
		if p.keep > 0 && p.keep < len(parts) {
			parts = parts[len(parts)-p.keep:]
		}
		value = strings.Join(parts, ".")
	}
	if p.escaped {
		return spfEscape(value)
	}
	return value
}

// spfSplit cuts a value at each byte that is a delimiter. Empty parts stay.
func spfSplit(value, delimiters string) []string {
	var out []string
	for {
		i := strings.IndexAny(value, delimiters)
		if i < 0 {
			return append(out, value)
		}
		out, value = append(out, value[:i]), value[i+1:]
	}
}

// spfEscape writes what is not unreserved in a URI as %XX (section 7.3; RFC 3986, section 2.3).
func spfEscape(value string) string {
	const hex = "0123456789ABCDEF"
	var b strings.Builder
	for i := range len(value) {
		c := value[i]
		if spfLetter(c) || spfDigit(c) || strings.IndexByte("-._~", c) >= 0 {
			b.WriteByte(c)
		} else {
			b.WriteByte('%')
			b.WriteByte(hex[c>>4])
			b.WriteByte(hex[c&15])
		}
	}
	return b.String()
}

// explanation gives the text that a domain wrote for those it turns away, "" where it cannot be
// had (section 6.2). It changes nothing of the result.
func (c *spfCheck) explanation(e spfExplain) string {
	unasked := c.unasked
	defer func() { c.unasked = unasked }()
	name := c.targetName(e.term, e.domain)
	if name == "" {
		return ""
	}
	texts, _ := c.dns.TXT(c.ctx, name)
	if len(texts) != 1 || len(texts[0]) > maxSPFText {
		return ""
	}
	for i := range len(texts[0]) {
		if texts[0][i] >= 0x80 {
			return ""
		}
	}
	macros, ok := readSPFMacros(texts[0], true)
	if !ok {
		return ""
	}
	text, _ := c.expand(macros, e.domain)
	return text
}
