package auth

import "strings"

// Copy is a field as it was when it was signed, which z= holds (RFC 6376, section 3.5). Such a copy
// proves nothing by itself, but the signature covers it.
type Copy struct{ Name, Value string }

// differing gives the copies that no field of the message is like. White space does not matter: a copy
// does not keep it.
func (s *Signature) differing(x *fieldIndex) []Copy {
	z, _ := s.Tags.Find("z")
	standing := make(map[string]map[string]bool)
	var out []Copy
	for entry := range strings.SplitSeq(z.Value, "|") {
		name, value, ok := strings.Cut(entry, ":")
		name, value = decodeQuoted(name), strings.TrimSpace(decodeQuoted(value))
		if ok && !x.values(standing, name)[squeeze(value)] {
			out = append(out, Copy{Name: name, Value: value})
		}
	}
	return out
}

// values gives the values of the fields of a name without their white space, from memory where they are known.
func (x *fieldIndex) values(known map[string]map[string]bool, name string) map[string]bool {
	name = strings.ToLower(name)
	if values, ok := known[name]; ok {
		return values
	}
	values := make(map[string]bool)
	if chain, ok := x.byName[name]; ok {
		for _, i := range chain.at {
			values[squeeze(x.fields[i].value)] = true
		}
	}
	known[name] = values
	return values
}

// squeeze takes the white space out.
func squeeze(s string) string {
	n := 0
	for n < len(s) && !isFold(s[n]) {
		n++
	}
	if n == len(s) {
		return s
	}
	var b strings.Builder
	b.Grow(len(s))
	for from := 0; from < len(s); n++ {
		if n == len(s) || isFold(s[n]) {
			b.WriteString(s[from:n])
			from = n + 1
		}
	}
	return b.String()
}
