package mend

import (
	"bytes"
	"slices"
	"strings"
)

// named is something that names somebody or a machine.
type named struct {
	start, end int
	mask       func(b []byte)
}

// split masks addresses, hosts and network addresses, and hands what stands between them to a function.
func (r *redactor) split(b []byte, between func(b []byte, at int)) {
	at := 0
	for _, e := range r.entities(b, generic) {
		if e.start < at {
			continue
		}
		between(b[at:e.start], at)
		e.mask(b[e.start:e.end])
		at = e.end
	}
	between(b[at:], at)
}

// fields masks what is not of protocols in the value of a field.
func (r *redactor) fields(b []byte) {
	r.split(b, func(b []byte, _ int) { r.runs(b, public) })
}

// entities lists what names somebody or a machine in the order in which it stands. label says which labels of host
// names stay.
func (r *redactor) entities(b []byte, label func(string) bool) []*named {
	var list []*named // sorts of pointers share their code
	for _, at := range addressPattern().FindAllSubmatchIndex(b, -1) {
		domain := at[4] - at[0]
		list = append(list, &named{start: at[0], end: at[1], mask: func(b []byte) {
			r.runs(b[tagged(b[:domain-1]):domain-1], role)
			r.host(b[domain:], label)
		}})
	}
	for _, at := range hostPattern().FindAllIndex(b, -1) {
		if !property(b[at[0]:at[1]]) {
			list = append(list, &named{start: at[0], end: at[1], mask: func(b []byte) { r.host(b, label) }})
		}
	}
	for _, at := range v4Pattern().FindAllIndex(b, -1) {
		list = append(list, &named{start: at[0], end: at[1], mask: r.network4})
	}
	for _, at := range v6Pattern().FindAllIndex(b, -1) {
		if isNetwork6(b[at[0]:at[1]]) {
			list = append(list, &named{start: at[0], end: at[1], mask: r.network6})
		}
	}
	slices.SortStableFunc(list, func(a, b *named) int { return a.start - b.start })
	return list
}

// tagged is the size of the tag that stands before an address: "header.i=", "envelope-from=".
func tagged(local []byte) int {
	eq := bytes.IndexByte(local, '=')
	for _, w := range bytes.FieldsFunc(local[:max(eq, 0)], func(r rune) bool { return r == '.' || r == '-' }) {
		if !public(string(w)) {
			return 0
		}
	}
	return eq + 1
}

// property reports whether a name with a dot is what a claim is about (RFC 8601, section 2.3).
func property(b []byte) bool {
	first, rest, _ := strings.Cut(strings.ToLower(string(b)), ".")
	return slices.Contains([]string{"header", "smtp", "policy", "body", "dns"}, first) && public(rest)
}

// role reports whether a local part says what an account is for, not whose it is.
func role(w string) bool {
	return rules().roles[strings.ToLower(w)]
}

// undisclosed reports whether a word says that addresses are left out.
func undisclosed(w string) bool {
	w = strings.ToLower(w)
	return w == "undisclosed" || w == "recipients" || w == "recipient"
}
