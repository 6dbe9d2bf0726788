package auth

import (
	"net/netip"
	"strconv"
	"strings"
)

// ZoneWhy says what is wrong with a record of a zone.
type ZoneWhy string

const (
	ZoneQuote       ZoneWhy = "unclosed-quote"       // a string has no end on its line
	ZoneParenthesis ZoneWhy = "unclosed-parenthesis" // parentheses do not match
	ZoneEscape      ZoneWhy = "bad-escape"           // a backslash before nothing, or over 255
	ZoneOwner       ZoneWhy = "no-owner"             // it begins with white space, and is the first
	ZoneName        ZoneWhy = "bad-name"             // a name that cannot stand in the DNS
	ZoneType        ZoneWhy = "unknown-type"         // no record type where one belongs
	ZoneClass       ZoneWhy = "unknown-class"        // a class other than IN
	ZoneData        ZoneWhy = "bad-data"             // the data does not fit the type
	ZoneDirective   ZoneWhy = "directive"            // $ORIGIN: names are taken as they are
)

// ZoneProblem is a record that was left out.
type ZoneProblem struct {
	Line int    // of the text, from 1
	Text string // the record as written, cut to 200 bytes
	Why  ZoneWhy
}

// maxZoneProblems is how many problems are listed; there may be more.
const maxZoneProblems = 100

// ReadZone reads DNS records as master files hold them (RFC 1035, section 5.1): `name [ttl] [IN]
// TYPE data`, with the types TXT, A, AAAA, MX, PTR and CNAME. Names are complete with or without
// the final dot. Of other types only the name is kept. A bad record is listed, and reading goes
// on.
func ReadZone(text string) (*Zone, []ZoneProblem) {
	z := NewZone()
	var problems []ZoneProblem
	owner := ""
	lexer := zoneLexer{rest: strings.TrimPrefix(text, "\ufeff"), line: 1}
	for {
		entry, ok := lexer.next()
		if !ok {
			return z, problems
		}
		why := entry.problem
		if why == "" && len(entry.words) > 0 {
			owner, why = z.add(entry, owner)
		}
		if why != "" && len(problems) < maxZoneProblems {
			problems = append(problems, ZoneProblem{entry.line, clip(entry.text, 200), why})
		}
	}
}

// add takes one record into the zone, and gives its owner.
func (z *Zone) add(e zoneEntry, owner string) (string, ZoneWhy) {
	words := e.words
	if !e.blank {
		if strings.HasPrefix(words[0].text, "$") && !words[0].quoted {
			return owner, zoneDirective(words[0].text)
		}
		owner, words = dnsName(words[0].text), words[1:]
	}
	switch {
	case e.blank && owner == "":
		return owner, ZoneOwner
	case !dnsAskable(owner):
		return "", ZoneName
	}
	kind, data, why := zoneType(words)
	if why != "" {
		return owner, why
	}
	return owner, z.put(owner, kind, data)
}

// zoneDirective lets $TTL pass: lifetimes mean nothing here.
func zoneDirective(word string) ZoneWhy {
	if strings.EqualFold(word, "$TTL") {
		return ""
	}
	return ZoneDirective
}

// zoneType takes the lifetime and the class off, in either order, and gives the type and the data.
func zoneType(words []zoneWord) (kind string, data []zoneWord, why ZoneWhy) {
	for i, w := range words {
		kind = strings.ToUpper(w.text)
		switch {
		case w.quoted:
			return "", nil, ZoneType
		case kind == "CH" || kind == "HS" || kind == "CS":
			return "", nil, ZoneClass
		case kind == "IN" || zoneTTL(kind):
			continue
		}
		return kind, words[i+1:], ""
	}
	return "", nil, ZoneType
}

// zoneTTL reports whether a word is a lifetime: seconds, or numbers with units as BIND writes
// them.
func zoneTTL(word string) bool {
	return word != "" && zoneDigits(word[:1]) && strings.Trim(word, "0123456789SMHDW") == ""
}

// put takes the data of one record.
func (z *Zone) put(owner, kind string, data []zoneWord) ZoneWhy {
	if len(data) == 0 {
		return ZoneData
	}
	first := data[0].text
	switch kind {
	case "TXT":
		return z.putText(owner, data)
	case "A", "AAAA":
		addr, err := netip.ParseAddr(first)
		if err != nil || addr.Zone() != "" || addr.Is4() != (kind == "A") {
			return ZoneData
		}
		r := z.hold(owner)
		r.addresses = append(r.addresses, addr)
	case "MX":
		return z.putMX(owner, data)
	case "PTR", "CNAME":
		if !dnsAskable(dnsName(first)) {
			return ZoneData
		}
		z.putName(owner, kind, dnsName(first))
	default:
		if !zoneOther(kind) {
			return ZoneType
		}
		z.hold(owner)
	}
	return ""
}

func (z *Zone) putText(owner string, data []zoneWord) ZoneWhy {
	var b strings.Builder
	for _, w := range data {
		b.WriteString(w.text)
	}
	r := z.hold(owner)
	r.texts = append(r.texts, b.String())
	return ""
}

func (z *Zone) putMX(owner string, data []zoneWord) ZoneWhy {
	preference, err := strconv.ParseUint(data[0].text, 10, 16)
	if err != nil || len(data) < 2 {
		return ZoneData
	}
	host := dnsName(data[1].text)
	if host != "" && !dnsAskable(host) {
		return ZoneData
	}
	r := z.hold(owner)
	r.exchanges = append(r.exchanges, MX{uint16(preference), host})
	return ""
}

func (z *Zone) putName(owner, kind, name string) {
	r := z.hold(owner)
	if kind == "CNAME" {
		r.alias = name
		return
	}
	r.names = append(r.names, name)
}

// zoneOther reports whether a word is a record type that says nothing here but that the name
// exists.
func zoneOther(kind string) bool {
	const known = " NS SOA SRV CAA SPF HINFO RP LOC NAPTR SSHFP TLSA SVCB HTTPS URI CERT DNAME DS" +
		" DNSKEY CDS CDNSKEY RRSIG NSEC NSEC3 NSEC3PARAM OPENPGPKEY SMIMEA ANY "
	return kind != "" && strings.Contains(known, " "+kind+" ")
}
