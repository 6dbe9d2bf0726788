package mend

import (
	"regexp"
	"strings"
)

// entities masks addresses, hosts, network addresses and the names that are known.
func (r *redactor) entities(b []byte) {
	for _, at := range addressPattern().FindAllSubmatchIndex(b, -1) {
		r.mask.learn(string(b[at[2]:at[3]]))
		r.runs(b[at[2]:at[3]], role)
		r.host(b[at[4]:at[5]])
	}
	for _, at := range hostPattern().FindAllIndex(b, -1) {
		if at[0] == 0 || b[at[0]-1] != '@' {
			r.host(b[at[0]:at[1]])
		}
	}
	for _, at := range v4Pattern().FindAllIndex(b, -1) {
		r.network4(b[at[0]:at[1]])
	}
	for _, at := range v6Pattern().FindAllIndex(b, -1) {
		r.network6(b[at[0]:at[1]])
	}
	r.names(b)
}

// role reports whether a local part says what an account is for, not whose it is.
func role(w string) bool {
	return rules().roles[strings.ToLower(w)]
}

// network4 masks an IPv4 address; private ones stay private (RFC 1918).
func (r *redactor) network4(b []byte) {
	parts := strings.Split(string(b), ".")
	first := 0
	switch {
	case parts[0] == "10", parts[0] == "127", parts[0] == "0":
		first = 1
	case parts[0] == "192" && parts[1] == "168", parts[0] == "172", parts[0] == "169" && parts[1] == "254":
		first = 2
	}
	for i := first; i < 4; i++ {
		masked := []byte(r.word("octet" + strings.Join(parts[:i+1], "."))[5:])
		own := masked[len(masked)-len(parts[i]):]
		limit(own)
		parts[i] = string(own)
	}
	copy(b, strings.Join(parts, "."))
}

// limit makes digits a number that an octet can have, without a zero in front.
func limit(d []byte) {
	switch {
	case len(d) == 3:
		d[0] = '1'
		if d[1] == '2' || d[1] == '6' || d[1] == '7' || d[1] == '9' { // private networks begin so
			d[1] = '4'
		}
	case d[0] == '0':
		d[0] = '3'
	}
}

// network6 masks an IPv6 address behind its first group. Times of the day look nearly the same.
func (r *redactor) network6(b []byte) {
	text := strings.ToLower(string(b))
	if !strings.Contains(text, "::") && strings.Count(text, ":") < 7 {
		return
	}
	first, _, _ := strings.Cut(text, ":")
	for i := len(first); i < len(b); i++ {
		if c := b[i]; c != ':' && c != '0' {
			b[i] = "123456789abcdef"[r.next(15)]
		}
	}
}

// maskGroups masks the words that the groups of a pattern match.
func (r *redactor) maskGroups(b []byte, pattern *regexp.Regexp) {
	for _, at := range pattern.FindAllSubmatchIndex(b, -1) {
		for g := 2; g+1 < len(at); g += 2 {
			if at[g] >= 0 && !hostPattern().Match(b[at[g]:at[g+1]]) {
				r.runs(b[at[g]:at[g+1]], generic)
			}
		}
	}
}

// displayNames masks what is no address in an address field.
func (r *redactor) displayNames(b []byte) {
	at := 0
	for _, a := range addressPattern().FindAllIndex(b, -1) {
		r.runs(b[at:a[0]], undisclosed)
		at = a[1]
	}
	r.runs(b[at:], undisclosed)
}

// undisclosed reports whether a word says that addresses are left out.
func undisclosed(w string) bool {
	w = strings.ToLower(w)
	return w == "undisclosed" || w == "recipients" || w == "recipient"
}
