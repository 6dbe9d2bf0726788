package auth

import "strings"

// spfMacros is a macro-string in pieces (RFC 7208, section 7.1).
type spfMacros []spfPiece

// spfPiece is literal text, or a macro.
type spfPiece struct {
	text       string // of a literal, or of %% %_ %-
	letter     byte   // lower case; 0 for text
	escaped    bool   // written with a capital: URL escaping (section 7.3)
	keep       int    // how many parts on the right stay, 0 for all
	reverse    bool
	delimiters string // what parts stand between
}

// readSPFMacros reads a macro-string. The letters c, r and t stand in explanations only (section
// 7.2).
func readSPFMacros(text string, explanation bool) (spfMacros, bool) {
	var out spfMacros
	for text != "" {
		i := strings.IndexByte(text, '%')
		if i != 0 {
			if i < 0 {
				i = len(text)
			}
			out = append(out, spfPiece{text: text[:i]})
			text = text[i:]
			continue
		}
		piece, rest, ok := readSPFMacro(text, explanation)
		if !ok {
			return nil, false
		}
		out, text = append(out, piece), rest
	}
	return out, true
}

// readSPFMacro reads one macro, which begins with a percent sign.
func readSPFMacro(text string, explanation bool) (p spfPiece, rest string, ok bool) {
	if len(text) < 2 {
		return p, "", false
	}
	switch text[1] {
	case '%':
		return spfPiece{text: "%"}, text[2:], true
	case '_':
		return spfPiece{text: " "}, text[2:], true
	case '-':
		return spfPiece{text: "%20"}, text[2:], true
	case '{':
		inner, rest, closed := strings.Cut(text[2:], "}")
		if closed && inner != "" {
			return readSPFExpand(inner, rest, explanation)
		}
	}
	return p, "", false
}

// readSPFExpand reads what stands in the braces: a letter, digits, r, delimiters.
func readSPFExpand(inner, rest string, explanation bool) (p spfPiece, after string, ok bool) {
	letters := "slodiphv"
	if explanation {
		letters += "crt"
	}
	p.letter = inner[0] | 0x20
	p.escaped = inner[0] < 'a'
	if !spfLetter(inner[0]) || strings.IndexByte(letters, p.letter) < 0 {
		return p, "", false
	}
	inner = inner[1:]
	digits := inner[:len(inner)-len(strings.TrimLeft(inner, "0123456789"))]
	for i := range len(digits) {
		p.keep = min(p.keep*10+int(digits[i]-'0'), maxSender)
	}
	if digits != "" && p.keep == 0 {
		return p, "", false
	}
	inner = inner[len(digits):]
	if inner != "" && inner[0]|0x20 == 'r' {
		p.reverse, inner = true, inner[1:]
	}
	p.delimiters = inner
	return p, rest, strings.Trim(inner, ".-+,/_=") == ""
}

// readSPFTarget reads a domain-spec: it ends with a macro, or with a dot and a top label.
func readSPFTarget(text string) (spfMacros, SPFDetail) {
	if text == "" {
		return nil, SPFMissingValue
	}
	out, ok := readSPFMacros(text, false)
	if !ok {
		return nil, SPFBadMacro
	}
	last := out[len(out)-1]
	if last.letter != 0 || last.isSign() {
		return out, ""
	}
	name := strings.TrimSuffix(last.text, ".")
	i := strings.LastIndexByte(name, '.')
	switch {
	case i >= 0 && spfTopLabel(name[i+1:]):
		return out, ""
	case domainLiteral(text):
		return nil, SPFAddressAsName
	}
	return nil, SPFBadName
}

// isSign reports whether a piece was written %%, %_ or %-, which no literal text in a term can be.
func (p spfPiece) isSign() bool { return p.text == "%" || p.text == " " || p.text == "%20" }

// spfTopLabel reports whether a label can be the last one: letters, digits and dashes inside, not
// digits alone.
func spfTopLabel(label string) bool {
	if label == "" || label[0] == '-' || label[len(label)-1] == '-' {
		return false
	}
	digits := true
	for i := range len(label) {
		c := label[i]
		if !spfLetter(c) && !spfDigit(c) && c != '-' {
			return false
		}
		digits = digits && spfDigit(c)
	}
	return !digits
}
