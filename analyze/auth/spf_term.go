package auth

import (
	"net/netip"
	"strconv"
	"strings"
)

// SPFDetail says what is wrong with the syntax of a term.
type SPFDetail string

const (
	SPFNotASCII         SPFDetail = "non-ascii"         // section 3.1
	SPFUnknownMechanism SPFDetail = "unknown-mechanism" // section 4.6.1
	SPFUnexpectedValue  SPFDetail = "unexpected-value"  // something follows what takes nothing
	SPFMissingValue     SPFDetail = "missing-value"     // a domain or an address is missing
	SPFBadCIDR          SPFDetail = "bad-prefix-length" // section 5.6
	SPFBadAddress       SPFDetail = "bad-address"       // section 5.6
	SPFAddressAsName    SPFDetail = "address-as-name"   // a:192.0.2.1, where ip4:192.0.2.1 is meant
	SPFBadName          SPFDetail = "bad-domain"        // section 7.1
	SPFBadMacro         SPFDetail = "bad-macro"         // section 7.1
	SPFTwice            SPFDetail = "modifier-twice"    // section 6
)

// spfTerm is one mechanism or modifier of a record.
type spfTerm struct {
	text      string // as written
	name      string // lower case; "" for a modifier that means nothing here
	modifier  bool
	qualifier byte // + - ~ ?
	target    spfMacros
	targeted  bool // there is a target
	network   netip.Prefix
	bits4     int // of a and mx
	bits6     int
}

// spfRecord is a record whose whole syntax was checked.
type spfRecord struct {
	mechanisms []spfTerm
	redirect   *spfTerm
	exp        *spfTerm
}

// spfFault is the first term that is malformed.
type spfFault struct {
	term   string
	detail SPFDetail
}

// readSPF reads a record. The syntax of all of it is checked before any of it is evaluated (RFC
// 7208, section 4.6).
func readSPF(text string) (rec spfRecord, fault spfFault) {
	for word := range strings.SplitSeq(text[len(spfVersion):], " ") {
		if word == "" {
			continue
		}
		term, detail := readSPFTerm(word)
		if detail == "" && term.modifier {
			detail = rec.modify(&term)
		} else if detail == "" {
			rec.mechanisms = append(rec.mechanisms, term)
		}
		if detail != "" {
			return rec, spfFault{word, detail}
		}
	}
	return rec, fault
}

// modify takes a modifier; redirect and exp may come once each (section 6).
func (rec *spfRecord) modify(term *spfTerm) SPFDetail {
	slot := &rec.exp
	switch term.name {
	case "":
		return ""
	case "redirect":
		slot = &rec.redirect
	}
	if *slot != nil {
		return SPFTwice
	}
	*slot = term
	return ""
}

func readSPFTerm(word string) (spfTerm, SPFDetail) {
	t := spfTerm{text: word, qualifier: '+', bits4: 32, bits6: 128}
	for i := range len(word) {
		if word[i] >= 0x7f || word[i] < ' ' {
			return t, SPFNotASCII
		}
	}
	if name, value, ok := strings.Cut(word, "="); ok && spfModifierName(name) {
		return t, t.readModifier(strings.ToLower(name), value)
	}
	if strings.IndexByte("+-~?", word[0]) >= 0 {
		t.qualifier, word = word[0], word[1:]
	}
	name, rest := word, ""
	if i := strings.IndexAny(word, ":/"); i >= 0 {
		name, rest = word[:i], word[i:]
	}
	t.name = strings.ToLower(name)
	return t, t.readMechanism(rest)
}

// spfModifierName reports whether text before an equals sign is the name of a modifier (section
// 4.6.1).
func spfModifierName(name string) bool {
	for i := range len(name) {
		if c := name[i]; !spfLetter(c) && (i == 0 || !spfDigit(c) && strings.IndexByte("-_.", c) < 0) {
			return false
		}
	}
	return name != ""
}

func (t *spfTerm) readModifier(name, value string) SPFDetail {
	t.modifier = true
	if name == "redirect" || name == "exp" {
		t.name = name
		return t.readTarget(value)
	}
	_, ok := readSPFMacros(value, true)
	if !ok {
		return SPFBadMacro
	}
	return ""
}

// readMechanism reads what follows the name (section 5).
func (t *spfTerm) readMechanism(rest string) SPFDetail {
	switch t.name {
	case "all":
		if rest != "" {
			return SPFUnexpectedValue
		}
		return ""
	case "a", "mx":
		rest, detail := t.readLengths(rest)
		if rest == "" || detail != "" {
			return detail
		}
		return t.readColon(rest)
	case "ptr":
		if rest == "" {
			return ""
		}
		return t.readColon(rest)
	case "include", "exists":
		return t.readColon(rest)
	case "ip4", "ip6":
		return t.readNetwork(rest)
	}
	return SPFUnknownMechanism
}

func (t *spfTerm) readColon(rest string) SPFDetail {
	value, ok := strings.CutPrefix(rest, ":")
	switch {
	case rest == "":
		return SPFMissingValue
	case !ok:
		return SPFUnexpectedValue
	}
	return t.readTarget(value)
}

// readTarget reads a domain-spec (section 7.1).
func (t *spfTerm) readTarget(value string) (detail SPFDetail) {
	t.targeted = true
	t.target, detail = readSPFTarget(value)
	return detail
}

// readLengths takes the prefix lengths off the end of a or mx: /24, //64, /24//64 (section 5.3).
func (t *spfTerm) readLengths(rest string) (string, SPFDetail) {
	if before, digits, ok := spfCutDigits(rest, "//"); ok {
		if t.bits6, ok = spfBits(digits, 128); !ok {
			return rest, SPFBadCIDR
		}
		rest = before
	}
	if before, digits, ok := spfCutDigits(rest, "/"); ok {
		if t.bits4, ok = spfBits(digits, 32); !ok {
			return rest, SPFBadCIDR
		}
		rest = before
	}
	return rest, ""
}

// spfCutDigits cuts at the last mark where digits alone follow it.
func spfCutDigits(s, mark string) (before, digits string, ok bool) {
	i := strings.LastIndex(s, mark)
	if i < 0 || !zoneDigits(s[i+len(mark):]) {
		return s, "", false
	}
	return s[:i], s[i+len(mark):], true
}

// spfBits reads a prefix length, which is written without zeros before it.
func spfBits(digits string, limit int) (int, bool) {
	n, err := strconv.Atoi(digits)
	ok := err == nil && n <= limit && (digits == "0" || digits[0] != '0')
	return n, ok
}

// readNetwork reads the value of ip4 or ip6 (section 5.6).
func (t *spfTerm) readNetwork(rest string) SPFDetail {
	value, ok := strings.CutPrefix(rest, ":")
	if !ok || value == "" {
		return SPFMissingValue
	}
	limit := 128
	if t.name == "ip4" {
		limit = 32
	}
	address, digits, lengthy := strings.Cut(value, "/")
	addr, err := netip.ParseAddr(address)
	if err != nil || addr.Zone() != "" || addr.Is4() != (limit == 32) {
		return SPFBadAddress
	}
	bits := limit
	if lengthy {
		if bits, ok = spfBits(digits, limit); !ok || !zoneDigits(digits) {
			return SPFBadCIDR
		}
	}
	t.network = netip.PrefixFrom(addr, bits).Masked()
	return ""
}

func spfLetter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }
func spfDigit(c byte) bool  { return c >= '0' && c <= '9' }
