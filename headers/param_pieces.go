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

// add takes in a parameter under its name; "name*1*" is the second piece of a long one, percent-encoded.
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
	r.piece, r.count = p, r.count+1
}

// joinPieces puts the pieces of long parameters together (RFC 2231, section 3).
func joinPieces(pieces []piece) []Param {
	if len(pieces) == 0 {
		return nil
	}
	list := make([]Param, 0, len(pieces))
	var long map[string][]*piece
	for i := range pieces {
		p := &pieces[i]
		if p.number < 0 {
			list = append(list, p.whole())
			continue
		}
		if long == nil {
			long = byName(pieces[i:])
		}
		if same := long[p.Name]; same != nil {
			delete(long, p.Name)
			slices.SortStableFunc(same, func(a, b *piece) int { return a.number - b.number })
			list = append(list, joined(same))
		}
	}
	return list
}

// byName gives the pieces of each long parameter.
func byName(pieces []piece) map[string][]*piece {
	long := make(map[string][]*piece)
	for i := range pieces {
		if p := &pieces[i]; p.number >= 0 {
			long[p.Name] = append(long[p.Name], p)
		}
	}
	return long
}

// joined makes one parameter of its pieces, in the order of their numbers. Of a piece that comes twice the
// first counts.
func joined(pieces []*piece) Param {
	out := pieces[0].Param
	marked := slices.ContainsFunc(pieces, func(p *piece) bool { return p.percent })
	var b strings.Builder
	next := 0
	for _, p := range pieces {
		out.End, out.Start = max(out.End, p.End), min(out.Start, p.Start)
		if p.number != next && out.Broken == "" {
			out.Broken = BrokenGap
		}
		if p.number < next {
			continue
		}
		b.WriteString(p.text(&out, next == 0, marked))
		next = p.number + 1
	}
	out.Value = b.String()
	return out
}

// text decodes a piece. Where pieces are marked as escaped, one that is escaped without the mark is decoded
// too, as programs write it that mark the first piece only.
func (p *piece) text(out *Param, first, marked bool) string {
	value := p.Value
	switch {
	case p.percent:
	case marked && first && extendedForm(value):
		out.Broken = BrokenMark
	case marked && highEscape(value):
		out.Broken = BrokenPercent
	default:
		return value
	}
	if first {
		out.Charset, value = splitCharset(value, &out.Broken)
	}
	return percentDecoded(value, &out.Broken)
}

// whole reads a parameter that is not cut into pieces.
func (p *piece) whole() Param {
	out := p.Param
	switch {
	case p.percent:
		out.Charset, out.Value = splitCharset(out.Value, &out.Broken)
		out.Value = percentDecoded(out.Value, &out.Broken)
	case strings.IndexByte(p.Value, '%') > 0 && extendedForm(p.Value):
		out.Broken = BrokenMark
		out.Charset, out.Value = splitCharset(out.Value, &out.Broken)
		out.Value = percentDecoded(out.Value, &out.Broken)
	}
	return out
}

// extendedForm reports whether a value is written charset'language'text with escapes beyond ASCII.
func extendedForm(value string) bool {
	charset, rest, ok := strings.Cut(value, "'")
	language, text, marked := strings.Cut(rest, "'")
	return ok && marked && len(charset) > 2 && len(charset) <= 40 && len(language) <= 8 &&
		!strings.ContainsAny(charset, " \t%.\\/") && highEscape(text)
}

// highEscape reports whether a text holds an escape of a byte beyond ASCII, "%E4", or of one that begins the
// two-byte characters of ISO-2022, "%1B".
func highEscape(s string) bool {
	for i := 0; i+2 < len(s); i++ {
		if s[i] == '%' {
			if n, err := strconv.ParseUint(s[i+1:i+3], 16, 8); err == nil && (n >= 0x80 || n == 0x1b) {
				return true
			}
		}
	}
	return false
}

// splitCharset takes charset and language off an extended value: charset'language'value (RFC 2231,
// section 4).
func splitCharset(value string, broken *string) (charset, rest string) {
	charset, rest, ok := strings.Cut(value, "'")
	if !ok || len(charset) > 40 {
		*broken = BrokenCharset
		return "", value
	}
	if _, after, ok := strings.Cut(rest, "'"); ok {
		return charset, after
	}
	*broken = BrokenCharset
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
			*broken = BrokenPercent
		}
		out = append(out, s[i])
	}
	return string(out)
}
