package headers

import "strings"

// Hop is what one Received field says (RFC 5321, section 4.4). Empty strings mean that it does not say.
type Hop struct {
	Field
	From     string // the client as the field names it first
	Helo     string // what the client called itself
	Name     string // what DNS called the client
	IP       string // its address, without brackets and without an "IPv6:" prefix
	By       string // the host that wrote the field, or what a host-less program says of itself
	Via      string
	With     string // the protocol
	ID       string
	For      string // the envelope recipient, without angle brackets
	TLS      TLS
	Date     Date
	Comments []string // what stands in parentheses, in order, outside the date
}

// TLS is the encryption of a connection as the receiving host wrote it down.
type TLS struct{ Version, Cipher string }

// ReadReceived reads a Received field in whatever dialect it is written. One reader serves all: clauses
// begin with a keyword, an empty clause ends at the next one, and the date is looked for after the last
// semicolon and, where there is none, at the end.
func ReadReceived(f Field) Hop {
	hop := Hop{Field: f}
	words := Words(f.Text, ";")
	clauses := hop.takeDate(words)
	r := clauseReader{hop: &hop}
	for i, w := range clauses {
		r.word(w, clauses[i+1:])
	}
	r.close()
	hop.host()
	return hop
}

// takeDate finds the date and gives the words before it.
func (h *Hop) takeDate(words []Word) []Word {
	for tries, i := 0, len(words)-1; i >= 0 && tries < 4; i-- {
		if words[i].Kind != Special {
			continue
		}
		tries++
		if i+1 < len(words) && h.dateAt(words[i+1].Start) {
			return words[:i]
		}
	}
	return h.dateWithoutSemicolon(words)
}

// dateWords is how many words at the end of a field are tried as the beginning of its date.
const dateWords = 24

// dateWithoutSemicolon finds a date that nothing separates from the clauses, as SendGrid writes it.
func (h *Hop) dateWithoutSemicolon(words []Word) []Word {
	for i := max(1, len(words)-dateWords); i < len(words); i++ {
		w := words[i]
		_, weekday := weekdayOf(w.Text)
		if w.Kind == Atom && (weekday || isDigit(w.Text[0])) && h.dateAt(w.Start) {
			return words[:i]
		}
	}
	for len(words) > 0 && words[len(words)-1].Kind == Special {
		words = words[:len(words)-1]
	}
	return words
}

func (h *Hop) dateAt(start int) bool {
	d := ReadDate(h.Text[start:min(len(h.Text), start+512)])
	if d.OK() {
		d.Span = d.Shift(start)
		h.Date = d
	}
	return d.OK()
}

// clauseReader sorts the words of a Received field into its clauses.
type clauseReader struct {
	hop    *Hop
	clause string
	words  []Word
	seen   map[string]bool
}

var clauseNames = [...]string{"from", "by", "via", "with", "id", "for"}

// clauseOf gives the clause that a word begins. "whith" is what one large provider writes.
func clauseOf(w Word) string {
	if w.Kind != Atom || len(w.Text) > 5 {
		return ""
	}
	for _, name := range clauseNames {
		if strings.EqualFold(w.Text, name) {
			return name
		}
	}
	if strings.EqualFold(w.Text, "whith") {
		return "with"
	}
	return ""
}

func (r *clauseReader) word(w Word, rest []Word) {
	name := clauseOf(w)
	if name != "" && r.begins(name, rest) {
		r.close()
		r.clause, r.words = name, nil
		return
	}
	r.words = append(r.words, w)
}

// begins reports whether a keyword begins a clause here. A clause comes once; a keyword right after "from"
// or "by" that is followed by another keyword is a host with that name.
func (r *clauseReader) begins(name string, rest []Word) bool {
	if r.seen[name] {
		return false
	}
	host := r.clause == "from" || r.clause == "by"
	if host && len(r.words) == 0 && len(rest) > 0 && clauseOf(rest[0]) != "" {
		return false
	}
	if r.seen == nil {
		r.seen = make(map[string]bool, len(clauseNames))
	}
	r.seen[name] = true
	return true
}

// close stores the clause that has been read.
func (r *clauseReader) close() {
	h, text := r.hop, clauseText(r.words)
	for _, w := range r.words {
		if w.Kind == Comment {
			h.Comments = append(h.Comments, w.Content())
		}
	}
	if n := len(r.words); n > 0 {
		h.TLS.read(h.Text[r.words[0].Start:r.words[n-1].End])
	}
	switch r.clause {
	case "from":
		h.From = firstWord(r.words)
		h.client(r.words)
	case "by":
		h.By = hostName(firstWord(r.words))
	case "via":
		h.Via = text
	case "with":
		h.With = text
	case "id":
		h.ID = strings.Trim(firstWord(r.words), "<>")
	case "for":
		h.For = strings.Trim(text, "<>, ")
	}
}

// clauseText joins the words of a clause that are no comments.
func clauseText(words []Word) string {
	var parts []string
	for _, w := range words {
		if w.Kind != Comment {
			parts = append(parts, w.Content())
		}
	}
	return strings.Join(parts, " ")
}

func firstWord(words []Word) string {
	for _, w := range words {
		if w.Kind == Atom || w.Kind == Literal || w.Kind == Quoted {
			return w.Text
		}
	}
	return ""
}

// host fills in who wrote the field where no by clause says it: programs without a host name put what
// they are into a comment, as qmail does.
func (h *Hop) host() {
	if h.By != "" {
		return
	}
	for _, c := range h.Comments {
		if words := strings.Fields(c); len(words) > 0 && !looksLikeIP(strings.Trim(words[0], "[]")) {
			h.By = words[0]
			return
		}
	}
}
