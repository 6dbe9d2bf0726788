package rtf

// word takes a control word.
func (r *reader) word(t token) {
	star := r.group.star
	r.group.star = false
	if t.cut {
		r.fault(Truncated, len(r.lex.b))
	}
	if s, ok := r.character(string(t.text)); ok {
		r.special(s)
		return
	}
	switch dest, ok := destinationOf(string(t.text), r.kind); {
	case r.group.dest == toAnsi && star && string(t.text) == "ud":
		r.group.dest = toBody
	case r.group.dest == toVoid || r.group.dest == toAnsi:
		r.header(t)
	case ok:
		r.group.dest = dest
	case star:
		r.group.dest = toVoid
	case r.group.dest == toFonts:
		r.fontWord(t)
	default:
		r.state(t)
	}
}

// special writes the character of a control word, or skips it as a fallback of \uN.
func (r *reader) special(s string) {
	switch {
	case r.skip > 0 && s != r.lineEnd():
		r.skip--
	case r.group.dest == toFonts:
	default:
		r.skip = 0
		r.write(s)
	}
}

// header takes words that hold wherever they stand.
func (r *reader) header(t token) {
	if string(t.text) == "uc" {
		r.group.fallback = max(t.number, 0)
	}
	if string(t.text) == "u" {
		r.skip = r.group.fallback
	}
}

// state takes words that change how the text that follows is read.
func (r *reader) state(t token) {
	g := &r.group
	switch string(t.text) {
	case "u":
		r.unicode(t.number)
	case "uc":
		g.fallback = max(t.number, 0)
	case "f":
		g.font = t.number
	case "pard":
		r.begun = true
	case "plain":
		g.font, g.hidden = r.deff, false
	case "htmlrtf":
		g.rtfOnly = t.number != 0
	case "v":
		g.hidden = t.number != 0
	case "upr":
		g.choice = true
	case "row", "nestrow":
		r.row()
	default:
		r.document(t)
	}
}

// document takes words that hold for the whole document.
func (r *reader) document(t token) {
	switch string(t.text) {
	case "ansicpg":
		if t.number > 0 {
			r.ansi = t.number
		}
	case "deff":
		r.deff, r.group.font = t.number, t.number
	case "mac":
		r.ansi = 10000
	case "pc":
		r.ansi = 437
	case "pca":
		r.ansi = 850
	}
}

// row ends a row of a table: the tab after its last cell parts nothing.
func (r *reader) row() {
	if !r.shown() || r.kind == FromHTML {
		return
	}
	r.flush()
	if n := len(r.out); n > 0 && r.out[n-1] == '\t' {
		r.out = r.out[:n-1]
	}
	r.write(r.lineEnd())
}

func (r *reader) lineEnd() string { return "\r\n" }

// symbol takes a backslash with one character that is no letter.
func (r *reader) symbol(t token) {
	switch c := byte(t.number); c {
	case '*':
		r.group.star = true
	case '{', '}', '\\':
		r.text(token{at: t.at, text: []byte{c}})
	case '\r', '\n':
		r.special(r.lineEnd())
	case '\t':
		r.special("\t")
	case '~':
		r.special(r.either("\u00a0", "&nbsp;"))
	case '_':
		r.special(r.either("\u2011", "&shy;"))
	case '-':
		r.special(r.either("\u00ad", "&shy;"))
	}
}

// either chooses between a character and its name in HTML (MS-OXRTFEX, section 2.1.3.1.4.2).
func (r *reader) either(text, html string) string {
	if r.kind == FromHTML {
		return html
	}
	return text
}

// character gives the text that a control word stands for (RTF Specification 1.9.1, section
// "Special Characters"), and whether it stands for text.
func (r *reader) character(word string) (string, bool) {
	switch word {
	case "par", "line":
		return r.lineEnd(), true
	case "tab":
		return "\t", true
	case "lquote":
		return r.either("‘", "&lsquo;"), true
	case "rquote":
		return r.either("’", "&rsquo;"), true
	case "ldblquote":
		return r.either("“", "&ldquo;"), true
	case "rdblquote":
		return r.either("”", "&rdquo;"), true
	case "bullet":
		return r.either("•", "&bull;"), true
	case "endash":
		return r.either("–", "&ndash;"), true
	case "emdash":
		return r.either("—", "&mdash;"), true
	}
	if r.kind == FromHTML {
		return "", false
	}
	return layout(word)
}

// layout gives the text of words that part text, which has no meaning beside HTML.
func layout(word string) (string, bool) {
	switch word {
	case "sect", "page", "column", "softline", "softpage", "softcol":
		return "\r\n", true
	case "cell", "nestcell":
		return "\t", true
	case "enspace":
		return "\u2002", true
	case "emspace":
		return "\u2003", true
	case "qmspace":
		return "\u2005", true
	case "zwj":
		return "\u200d", true
	case "zwnj":
		return "\u200c", true
	case "ltrmark":
		return "\u200e", true
	case "rtlmark":
		return "\u200f", true
	}
	return "", false
}
