package headers

import (
	"slices"
	"strconv"
	"strings"
)

// piece is one parameter as it stands in the field: RFC 2231 cuts long ones into several.
type piece struct {
	Param
	number  int  // of a continuation, -1 for a whole parameter
	percent bool // its name ends with "*"
}

// add stores a parameter under its name; "name*1*" is the second piece of a long one, percent-encoded.
func (r *paramReader) add(name, value string, at Span) {
	p := piece{Param: Param{Span: at, Name: name, Value: value}, number: -1}
	if i := strings.IndexByte(name, '*'); i > 0 {
		p.Name, p.Extended = name[:i], true
		number := name[i+1:]
		p.percent = number == "" || strings.HasSuffix(number, "*")
		if n, err := strconv.Atoi(strings.TrimSuffix(number, "*")); err == nil && n >= 0 {
			p.number = n
		}
	}
	r.pieces = append(r.pieces, p)
}

// joinPieces puts the pieces of long parameters together (RFC 2231, section 3).
func joinPieces(pieces []piece, text string) []Param {
	var list []Param
	for i, p := range pieces {
		if p.number < 0 {
			list = append(list, p.whole())
			continue
		}
		if slices.ContainsFunc(pieces[:i], func(o piece) bool { return o.Name == p.Name && o.number >= 0 }) {
			continue
		}
		var same []piece
		for _, o := range pieces[i:] {
			if o.Name == p.Name && o.number >= 0 {
				same = append(same, o)
			}
		}
		slices.SortStableFunc(same, func(a, b piece) int { return a.number - b.number })
		list = append(list, joined(same))
	}
	return list
}

// joined makes one parameter of its pieces, in the order of their numbers.
func joined(pieces []piece) Param {
	out := pieces[0].Param
	var b strings.Builder
	for i, p := range pieces {
		if p.number != i && out.Broken == "" {
			out.Broken = "gap"
		}
		value := p.Value
		if p.percent {
			if i == 0 {
				out.Charset, value = splitCharset(value, &out.Broken)
			}
			value = percentDecoded(value, &out.Broken)
		}
		b.WriteString(value)
		out.End = max(out.End, p.End)
		out.Start = min(out.Start, p.Start)
	}
	out.Value = b.String()
	return out
}

// whole reads a parameter that is not cut into pieces.
func (p piece) whole() Param {
	out := p.Param
	if p.percent {
		out.Charset, out.Value = splitCharset(out.Value, &out.Broken)
		out.Value = percentDecoded(out.Value, &out.Broken)
	}
	return out
}

// splitCharset takes charset and language off an extended value: charset'language'value (RFC 2231,
// section 4).
func splitCharset(value string, broken *string) (charset, rest string) {
	charset, rest, ok := strings.Cut(value, "'")
	if !ok || len(charset) > 40 {
		*broken = "charset"
		return "", value
	}
	if _, after, ok := strings.Cut(rest, "'"); ok {
		return charset, after
	}
	*broken = "charset"
	return charset, rest
}

func percentDecoded(s string, broken *string) string {
	if strings.IndexByte(s, '%') < 0 {
		return s
	}
	out := make([]byte, 0, len(s))
	for i := 0; i < len(s); i++ {
		if s[i] == '%' && i+2 < len(s) {
			if n, err := strconv.ParseUint(s[i+1:i+3], 16, 8); err == nil {
				out = append(out, byte(n))
				i += 2
				continue
			}
		}
		if s[i] == '%' {
			*broken = "percent"
		}
		out = append(out, s[i])
	}
	return string(out)
}
