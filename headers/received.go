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

	idAt Span // of ID in the text
}

// TLS is the encryption of a connection as the receiving host wrote it down.
type TLS struct{ Version, Cipher string }

// ReadReceived reads a Received field in whatever dialect it is written. One reader serves all: clauses
// begin with a keyword, an empty clause ends at the next one, and the date is looked for after the last
// semicolon and, where there is none, at the end.
func ReadReceived(f Field) Hop {
	hop := Hop{Field: f}
	var room [32]Word
	clauses := hop.beforeDate(room[:0])
	if n := countComments(clauses); n > 0 {
		hop.Comments = make([]string, 0, n)
	}
	r := clauseReader{hop: &hop, words: clauses, clause: -1}
	for i := range clauses {
		r.word(i)
	}
	r.close(len(clauses))
	hop.host()
	return hop
}

func countComments(words []Word) (n int) {
	for i := range words {
		if words[i].Kind == Comment {
			n++
		}
	}
	return n
}

// beforeDate finds the date and gives the words before it. Nearly always a date as it is usually written stands behind
// the last semicolon, up to the end: then its words are not needed. It has no character that ends what a semicolon before
// it may be in.
func (h *Hop) beforeDate(words []Word) []Word {
	end := strings.LastIndexByte(h.Text, ';')
	if end >= 0 && len(h.Text)-end <= maxDate {
		if d, ok := usualDate(h.Text[end+1:]); ok {
			if clauses := appendWords(words, h.Text[:end], ";"); len(clauses) < maxWords {
				d.Span, d.Usual = d.Shift(end+1), true
				h.Date = d
				return clauses
			}
		}
	}
	return h.takeDate(appendWords(words, h.Text, ";"))
}

// maxDate is how many characters are read as a date.
const maxDate = 512

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
			if h.Date.Start == w.Start {
				return words[:i]
			}
			h.Date = Date{}
		}
	}
	for len(words) > 0 && words[len(words)-1].Kind == Special {
		words = words[:len(words)-1]
	}
	return words
}

func (h *Hop) dateAt(start int) bool {
	d := ReadDate(h.Text[start:min(len(h.Text), start+maxDate)])
	if d.OK() {
		d.Span = d.Shift(start)
		h.Date = d
	}
	return d.OK()
}

// clauseReader sorts the words of a Received field into its clauses.
type clauseReader struct {
	hop    *Hop
	words  []Word
	clause int // which clause is being read, -1 before the first
	start  int // its first word
	seen   [clauses]bool
}

// The clauses of a Received field.
const (
	clauseFrom = iota
	clauseBy
	clauseVia
	clauseWith
	clauseID
	clauseFor
	clauses // how many there are
)

// clauseOf gives the clause that a word begins, -1 if none. "whith" is what one large provider writes.
func clauseOf(w *Word) int {
	if w.Kind != Atom || len(w.Text) < len("by") || len(w.Text) > len("whith") {
		return -1
	}
	clause, name := -1, ""
	switch w.Text[0] | 0x20 {
	case 'f':
		clause, name = clauseFrom, "from"
		if len(w.Text) == len("for") {
			clause, name = clauseFor, "for"
		}
	case 'b':
		clause, name = clauseBy, "by"
	case 'v':
		clause, name = clauseVia, "via"
	case 'i':
		clause, name = clauseID, "id"
	case 'w':
		clause, name = clauseWith, "with"
		if len(w.Text) == len("whith") {
			name = "whith"
		}
	}
	if len(name) != len(w.Text) || !strings.EqualFold(w.Text, name) {
		return -1
	}
	return clause
}

func (r *clauseReader) word(i int) {
	if clause := clauseOf(&r.words[i]); clause >= 0 && r.begins(clause, i) {
		r.close(i)
		r.clause, r.start = clause, i+1
	}
}

// begins reports whether the keyword at i begins a clause here. A clause comes once; a keyword right after
// "from" or "by" that is followed by another keyword is a host with that name.
func (r *clauseReader) begins(clause, i int) bool {
	if r.seen[clause] {
		return false
	}
	host := r.clause == clauseFrom || r.clause == clauseBy
	if host && i == r.start && i+1 < len(r.words) && clauseOf(&r.words[i+1]) >= 0 {
		return false
	}
	r.seen[clause] = true
	return true
}

// close stores the clause that ends before word end.
func (r *clauseReader) close(end int) {
	h, words := r.hop, r.words[r.start:end]
	for i := range words {
		if words[i].Kind == Comment {
			h.Comments = append(h.Comments, words[i].Content())
		}
	}
	if n := len(words); n > 0 {
		h.TLS.read(h.Text[words[0].Start:words[n-1].End])
	}
	switch r.clause {
	case -1:
		h.clientInComment(words)
	case clauseFrom:
		h.From = firstWord(words).Text
		h.client(words)
	case clauseBy:
		h.By = hostName(firstWord(words).Text)
	case clauseVia:
		h.Via = clauseText(words)
	case clauseWith:
		h.With = clauseText(untilWord(words, "tls"))
	case clauseID:
		w := firstWord(words)
		h.ID, h.idAt = strings.Trim(w.Text, "<>"), w.Span
	case clauseFor:
		h.For = strings.Trim(clauseText(untilWord(words, "from")), "<>, ")
	}
}

// untilWord gives the words of a clause before one that begins another: the cipher (RFC 8314, section 7.4), or the sender
// behind the recipient, as Domino writes.
func untilWord(words []Word, keyword string) []Word {
	for i := 1; i < len(words); i++ {
		if words[i].Kind == Atom && strings.EqualFold(words[i].Text, keyword) {
			return words[:i]
		}
	}
	return words
}

// clauseText joins the words of a clause that are no comments.
func clauseText(words []Word) string {
	var room [4]string
	parts := room[:0]
	for i := range words {
		if words[i].Kind != Comment {
			parts = append(parts, words[i].Content())
		}
	}
	return strings.Join(parts, " ")
}

func firstWord(words []Word) Word {
	for i := range words {
		if k := words[i].Kind; k == Atom || k == Literal || k == Quoted {
			return words[i]
		}
	}
	return Word{}
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
