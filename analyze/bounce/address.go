package bounce

import "strings"

// place is where an address stands in a text.
type place struct{ start, end int }

// nextAddress finds the next address in a text at or after from: name@domain, as it is written, without
// brackets. A full-width ＠ counts: it is what some senders type.
func nextAddress(s string, from int) (place, bool) {
	for from < len(s) {
		at, width := strings.IndexByte(s[from:], '@'), 1
		if at < 0 {
			if at, width = strings.Index(s[from:], "＠"), len("＠"); at < 0 {
				return place{}, false
			}
		}
		at += from
		p := place{at, at + width}
		for p.start > from && inLocal(s[p.start-1]) && at-p.start < 256 && !strings.HasPrefix(s[p.start-1:], "...") {
			p.start--
		}
		for p.end < len(s) && inDomain(s[p.end]) && p.end-at < 256 {
			p.end++
		}
		if p = trimPlace(s, p); p.start < at && p.end > at+width {
			return p, true
		}
		from = at + width
	}
	return place{}, false
}

// trimPlace takes off what a sentence leaves at an address: quotes, "mailto:", "=", dots.
func trimPlace(s string, p place) place {
	local := s[p.start:p.end]
	if i := strings.LastIndexAny(local[:strings.LastIndexAny(local, "@＠")], "=:'`{|"); i >= 0 &&
		!strings.HasPrefix(strings.ToLower(local), "imceaex") {
		if strings.ContainsAny(local[i:i+1], ":'`{|") || i < 12 {
			p.start += i + 1
		}
	}
	for p.end > p.start && strings.IndexByte(".-_'", s[p.end-1]) >= 0 {
		p.end--
	}
	if strings.HasPrefix(s[p.start:], "..") { // what is left of three dots
		p.start += len("..")
	}
	p.start += foreign(s[p.start:p.end])
	return p
}

// foreign is the length of what stands before a name in ASCII without a blank, as Chinese does.
func foreign(addr string) int {
	local := addr[:strings.IndexAny(addr, "@＠")]
	for i := len(local) - 1; i >= 0; i-- {
		if local[i] >= 0x80 {
			if i == len(local)-1 {
				return 0
			}
			return i + 1
		}
	}
	return 0
}

func inLocal(c byte) bool {
	return alnum(c) || c >= 0x80 || strings.IndexByte("!#$%&'*+/=?^_`{|}~.-:", c) >= 0
}

func inDomain(c byte) bool { return alnum(c) || c == '.' || c == '-' || c == '_' }

// bareAddress gives the address in the value of a field: "rfc822; <a@example.com>" is a@example.com. What is
// no address is given as it is written.
func bareAddress(s string) string {
	if _, after, ok := strings.Cut(s, ";"); ok && !strings.Contains(s[:len(s)-len(after)], "@") {
		s = after
	}
	s = strings.TrimSpace(s)
	if i := strings.LastIndexByte(s, '<'); i >= 0 {
		if j := strings.IndexByte(s[i:], '>'); j > 1 {
			s = s[i+1 : i+j]
		}
	}
	s = strings.Trim(s, "<>\"' \t")
	if p, ok := nextAddress(s, 0); ok && p.start == 0 {
		return s[:p.end]
	}
	if p, ok := nextAddress(s, 0); ok && !strings.HasPrefix(s, `"`) && strings.ContainsAny(s, " \t") {
		return s[p.start:p.end]
	}
	return s
}

// service reports whether an address belongs to the mail system and not to a person.
func service(addr string) bool {
	local, _, _ := strings.Cut(strings.ToLower(addr), "@")
	switch local {
	case "postmaster", "mailer-daemon", "mailerdaemon", "abuse", "support", "helpdesk", "help", "noc", "hostmaster",
		"webmaster", "mail-daemon", "mdaemon", "antispam", "removeme", "security", "kf", "service", "unblock",
		"delist", "noreply", "no-reply":
		return true
	}
	return false
}
