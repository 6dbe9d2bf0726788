package mend

import (
	"crypto/sha256"
	"strconv"
	"strings"
)

// networks remembers what stands for the networks of a message.
type networks struct {
	of    map[string]string // what stands for the first octets of an address, with the dot behind them
	taken map[string]bool   // these
}

// documentation are the networks that examples use (RFC 5737); every other substitute of an address that anybody may
// have is of the reserved ones (240.0.0.0/4, RFC 1112, section 4), as far as its first octet has three digits.
var documentation = []string{"192.0.2.", "198.51.100.", "203.0.113."}

// network4 masks an IPv4 address. Private ones stay private (RFC 1918); what stands for others is nobody's: addresses
// for documentation, or reserved ones. Addresses of one network of 24 bits stay in one.
func (r *redactor) network4(b []byte) {
	parts := strings.Split(string(b), ".")
	first := 0
	switch {
	case parts[0] == "127", parts[0] == "0":
		return
	case parts[0] == "10":
		first = 1
	case parts[0] == "192" && parts[1] == "168", parts[0] == "172" && isBetween(parts[1], 16, 31),
		parts[0] == "169" && parts[1] == "254", parts[0] == "100" && isBetween(parts[1], 64, 127):
		first = 2
	}
	last := 1 + strings.LastIndexByte(string(b), '.')
	own := r.octets(parts, first)
	if first == 0 {
		copy(b, r.network(string(b[:last]), own))
	} else {
		copy(b, own)
	}
	copy(b[last:], own[last:])
}

// octets masks those of an address from one of them on.
func (r *redactor) octets(parts []string, first int) string {
	out := append([]string{}, parts...)
	for i := first; i < 4; i++ {
		masked := []byte(r.word("octet" + strings.Join(parts[:i+1], "."))[5:])
		own := masked[len(masked)-len(parts[i]):]
		limit(own)
		out[i] = string(own)
	}
	return strings.Join(out, ".")
}

// network gives what stands for the first three octets: a network for documentation of the same length that stands
// for no other, or a reserved one.
func (r *redactor) network(was, own string) string {
	if known, ok := r.nets.of[was]; ok {
		return known
	}
	is := own[:len(was)]
	for try := 0; try < maxTries && len(was) >= len("240.1.2."); try++ {
		if is = reserved(own[:len(was)], try); !r.nets.taken[is] {
			break
		}
	}
	for _, doc := range documentation {
		if len(doc) == len(was) && !r.nets.taken[doc] {
			is = doc
		}
	}
	if len(r.nets.of) < maxMasked {
		r.nets.of[was], r.nets.taken[is] = is, true
	}
	return is
}

// reserved gives a reserved network of the length of another, one of several.
func reserved(own string, try int) string {
	octets := strings.Split(own, ".")
	n, _ := strconv.Atoi(octets[0])
	one, _ := strconv.Atoi(octets[1] + octets[2])
	n, one = n+try, one+try*11
	size := len(own) - len("240...")
	at := min(max(size-1, 1), 3) // digits of the second octet
	if size == 3 {
		at = 1 + n%2
	}
	return strconv.Itoa(240+n%15) + "." + number(one, at) + "." + number(one/7+n, size-at) + "."
}

// number gives an octet of some digits.
func number(n, size int) string {
	switch size {
	case 1:
		return strconv.Itoa(1 + n%9)
	case 2:
		return strconv.Itoa(10 + n%90)
	}
	return strconv.Itoa(100 + n%156)
}

func isBetween(octet string, from, to int) bool {
	n, err := strconv.Atoi(octet)
	return err == nil && from <= n && n <= to
}

// limit makes digits a number that an octet can have, without a zero in front.
func limit(d []byte) {
	switch {
	case len(d) == 3:
		d[0] = '1'
		if d[1] == '0' || d[1] == '2' || d[1] == '6' || d[1] == '7' || d[1] == '9' { // networks of no organisation
			d[1] = '4'
		}
	case d[0] == '0':
		d[0] = '3'
	}
}

// isNetwork6 tells an IPv6 address from a time of the day, which looks nearly the same.
func isNetwork6(b []byte) bool {
	return strings.Contains(string(b), "::") || strings.Count(string(b), ":") > 6
}

// network6 masks an IPv6 address: one that anybody may have becomes one for documentation (RFC 3849, RFC 9637), of
// others the first group stays. The same address becomes the same.
func (r *redactor) network6(b []byte) {
	groups := strings.Split(strings.ToLower(string(b)), ":")
	at := len(groups[0])
	for i := 1; i < len(groups); i++ {
		sum := sha256.Sum256([]byte(string(r.key) + strings.Join(groups[:i+1], ":")))
		at++
		for j := range len(groups[i]) {
			if b[at+j] != '0' {
				b[at+j] = "123456789abcdef"[sum[j]%15]
			}
		}
		at += len(groups[i])
	}
	if len(groups[0]) != 4 || groups[0][0] != '2' && groups[0][0] != '3' {
		return
	}
	switch len(groups[1]) {
	case 3:
		copy(b, "2001:db8")
	case 4:
		copy(b, "2001:0db8")
	default:
		copy(b, "3fff")
	}
}
