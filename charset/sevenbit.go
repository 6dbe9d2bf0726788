package charset

import (
	"strings"
	"unicode/utf8"
)

// Restored is a text that had become seven-bit: the escapes of its charset, or the eighth bit of its bytes,
// were taken away.
type Restored struct {
	Text   string // as it was written
	Actual string // the charset it was in
	Start  int    // where the first restored piece began in the text as given
	Made   int    // characters restored
}

// pairs are characters of two seven-bit bytes each.
type pairs struct {
	chars, cost int
	out         []rune
}

// perChar is what the characters cost on average, in bits.
func (p pairs) perChar() float64 { return float64(p.cost) / bit / float64(max(p.chars, 1)) }

// readPairs reads bytes two by two in a set of 94 by 94 characters; false if they are none.
func readPairs(s string, g *grid) (pairs, bool) {
	var p pairs
	if len(s)%2 != 0 {
		return p, false
	}
	for i := 0; i < len(s); i += 2 {
		a, b := s[i], s[i+1]
		if a <= ' ' || b <= ' ' || a >= 0x7F || b >= 0x7F || g.at(a|0x80, b|0x80) == 0 {
			return p, false
		}
		p.cost += int(g.cost[int(a)<<8|int(b|0x80)])
		p.chars++
	}
	p.out = make([]rune, 0, p.chars) // now that it is known to be worth it
	for i := 0; i < len(s); i += 2 {
		p.out = append(p.out, g.at(s[i]|0x80, s[i+1]|0x80)&runeMask)
	}
	return p, true
}

func (p *pairs) join(q pairs) {
	p.chars, p.cost = p.chars+q.chars, p.cost+q.cost
}

// RestoreEscapes undoes the loss of escape characters: ISO-2022-JP, -KR and -CN whose ESC was taken out as a
// control character ("$B" and "(B" are left), and HZ whose tildes were ("{" and "}" are left).
func RestoreEscapes(text string) (Restored, bool) {
	dollar, brace := strings.IndexByte(text, '$') >= 0, strings.IndexByte(text, '{') >= 0
	if !dollar && !brace || strings.IndexByte(text, escape) >= 0 || !utf8.ValidString(text) {
		return Restored{}, false
	}
	if dollar {
		if r, ok, known := restoreISO2022(text); known {
			return r, ok
		}
	}
	if brace && !strings.Contains(text, "~{") {
		return restoreBetween(text, "hz-gb-2312", []string{"{"}, []string{"}"})
	}
	return Restored{}, false
}

// restoreISO2022 tries the charsets that ESC and a dollar sign designate; known says that none else comes into
// question.
func restoreISO2022(text string) (r Restored, ok, known bool) {
	if strings.Contains(text, "$B") || strings.Contains(text, "$@") {
		if r, ok := restoreBetween(text, "iso-2022-jp", []string{"$B", "$@"}, []string{"(B", "(J"}); ok {
			return r, true, true
		}
	}
	for _, set := range [...]struct{ designation, name string }{{"$)C", "iso-2022-kr"}, {"$)A", "iso-2022-cn"}} {
		if strings.Contains(text, set.designation) {
			r, ok := restoreShifts(text, set.designation, set.name)
			return r, ok, true
		}
	}
	return Restored{}, false, false
}

// restoreShifts puts the escape back before a designation whose shifts are still there.
func restoreShifts(text, designation, name string) (Restored, bool) {
	if strings.IndexByte(text, shiftOut) < 0 {
		return Restored{}, false
	}
	d, ok := Decode([]byte(strings.ReplaceAll(text, designation, "\x1b"+designation)), name)
	if !ok || d.MisfitCount > 0 || d.Multi < 2 {
		return Restored{}, false
	}
	return Restored{Text: d.Text, Actual: name, Start: strings.Index(text, designation), Made: d.Multi}, true
}

// bracket is what tells a piece of pairs from the text about it.
type bracket struct {
	starts, ends []string
	grid         *grid
	most         float64 // bits that a character may cost
	work         int     // bytes that may still be looked at
}

func restoreBetween(text, name string, starts, ends []string) (Restored, bool) {
	k := bracket{starts, ends, eucjpGrid(), 11.5, 1<<16 + 8*len(text)}
	if name == "hz-gb-2312" {
		k.grid, k.most = gbGrid(), 11
	}
	r := Restored{Actual: name, Start: -1}
	var out strings.Builder
	var sum pairs
	written, at := 0, 0
	for k.work > 0 {
		start, size := nextOf(text, at, k.starts)
		if start < 0 {
			break
		}
		p, end, ok := k.piece(text, start+size)
		if !ok {
			at = start + size
			continue
		}
		if r.Start < 0 {
			r.Start = start
		}
		out.WriteString(text[written:start])
		out.WriteString(string(p.out))
		sum.join(p)
		written, at = end, end
	}
	if r.Start < 0 {
		return Restored{}, false
	}
	out.WriteString(text[written:])
	r.Text, r.Made = out.String(), sum.chars
	enough := sum.chars >= 4 || sum.chars >= 2 && sum.perChar() < 9
	if name == "hz-gb-2312" {
		enough = sum.chars >= 6 || sum.chars >= 4 && sum.perChar() < 9
	}
	return r, enough && sum.perChar() <= k.most
}

// maxEnds is how many end signs are tried for a piece: the bytes of pairs hold them too.
const maxEnds = 12

// piece reads the pairs up to the end sign, which must stand on the same line: the last one up to which
// there are frequent characters.
func (k *bracket) piece(text string, at int) (best pairs, end int, ok bool) {
	line := text[at:min(len(text), at+4000)]
	if i := strings.IndexByte(line, '\n'); i >= 0 {
		line = line[:i]
	}
	from := 0
	for range maxEnds {
		next, size := nextOf(line, from, k.ends)
		if next < 0 {
			break
		}
		from = next + 1
		p, fits := readPairs(line[:next], k.grid)
		k.work -= next + 100
		more := pairs{chars: p.chars - best.chars, cost: p.cost - best.cost}
		if fits && p.chars > best.chars && more.perChar() <= k.most+2 {
			best, end, ok = p, at+next+size, true
		}
	}
	if ok {
		return best, end, true
	}
	k.work -= len(line)
	line = strings.TrimRight(line, " \r") // the end sign is lost too, or was never needed
	best, ok = readPairs(line, k.grid)
	return best, at + len(line), ok && best.chars > 1 && best.perChar() <= k.most+2
}

// nextOf finds the first of some signs that begin with the same byte, so that one that is missing is not looked for again
// and again to the end.
func nextOf(s string, from int, signs []string) (at, size int) {
	for at = from; at < len(s); at++ {
		i := strings.IndexByte(s[at:], signs[0][0])
		if i < 0 {
			return -1, 0
		}
		at += i
		for _, sign := range signs {
			if strings.HasPrefix(s[at:], sign) {
				return at, len(sign)
			}
		}
	}
	return -1, 0
}
