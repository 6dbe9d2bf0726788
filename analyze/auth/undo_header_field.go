package auth

import (
	"slices"
	"strings"
)

// oftenAdded are names that lists and gateways add fields of.
var oftenAdded = []string{"reply-to", "sender", "cc", "list-id", "list-unsubscribe", "list-post",
	"list-help", "mime-version", "errors-to"}

// addedFields undoes fields that came in: each of those that the signature covers as the header stands.
func (u *headerUndoer) addedFields() {
	const most = 4 // of one name
	left, tried := make(map[string]int), make(map[string]int)
	for name, n := range u.wanted {
		left[name] = n
	}
	rank, standing := 4, make(map[string]int)
	for _, f := range u.fields {
		standing[f.lower]++
	}
	for at, f := range slices.Backward(u.fields) {
		if f.rawField.at == u.s.Start || left[f.lower] == 0 {
			continue
		}
		left[f.lower]--
		tried[f.lower]++
		if tried[f.lower] > most || len(tried) > maxUndoFields {
			continue
		}
		change := HeaderChange{What: FieldAdded, Field: f.Name, Added: f.Span}
		set := fieldSet{at: at, drop: true, changes: []HeaderChange{change}}
		likely := rank
		if standing[f.lower] > 1 || slices.Contains(oftenAdded, f.lower) {
			likely = 0
		}
		u.edits = append(u.edits, &headerEdit{likely, []fieldSet{set}})
		rank += 2
	}
}

// usualValues are values that many messages have. With fields of these names there is a chance to guess
// what is gone.
var usualValues = map[string][]string{
	"mime-version":              {"1.0"},
	"content-transfer-encoding": {"8bit", "7bit", "quoted-printable", "base64", "binary", "8BIT", "7BIT"},
	"content-type": {"text/plain; charset=utf-8", `text/plain; charset="utf-8"`, "text/plain; charset=UTF-8", `text/plain; charset="UTF-8"`,
		"text/plain; charset=us-ascii", "text/html; charset=utf-8", `text/html; charset="utf-8"`, "text/html; charset=UTF-8",
		`text/html; charset="UTF-8"`, "text/plain", "text/html", `text/plain; charset="us-ascii"`, "text/plain; charset=US-ASCII",
		"text/plain; charset=gb2312", `text/plain; charset="gb2312"`, "text/plain; charset=gbk", "text/plain;charset=UTF-8",
		"text/html;charset=UTF-8", "text/plain;charset=utf-8", "text/plain; charset=utf-8; format=flowed",
		"text/plain; charset=UTF-8; format=flowed", "text/plain; charset=iso-8859-1", `text/plain; charset="iso-8859-1"`,
		`text/plain; charset="UTF-8"; format=flowed`},
	"precedence":       {"bulk", "list"},
	"x-priority":       {"3", "1", "3 (Normal)"},
	"x-mailer":         nil,
	"reply-to":         nil,
	"importance":       {"normal", "Normal", "high"},
	"content-language": {"en-US", "zh-CN", "en"},
}

// usualNames are the spellings of names that are more than capital letters after hyphens.
var usualNames = map[string]string{"mime-version": "MIME-Version", "message-id": "Message-ID"}

// removedFields puts back fields that h= names and the message lacks.
func (u *headerUndoer) removedFields() {
	done := make(map[string]bool)
	for _, name := range u.s.Signed {
		lower := strings.ToLower(name)
		if done[lower] || u.stands(lower) {
			continue
		}
		done[lower] = true
		rank := 6
		for _, value := range u.values(lower) {
			for _, spelling := range u.spelledNames(name) {
				u.put(rank, spelling, " "+value)
			}
			rank += 2
		}
	}
}

// values gives what a field may have been: the author's address for a reply address, or what is usual.
func (u *headerUndoer) values(lower string) []string {
	if from, ok := u.header.Find("From"); ok && (lower == "reply-to" || lower == "sender") && len(from.Text) < maxUndoValue {
		return append(authorForms(from.Unfolded(), nil), usualValues[lower]...)
	}
	return usualValues[lower]
}

// spelledNames gives the spellings of a name, which only matter to the simple form (RFC 6376, section 3.4.1).
func (u *headerUndoer) spelledNames(name string) []string {
	if u.s.Header == Relaxed {
		return []string{name}
	}
	words := strings.Split(strings.ToLower(name), "-")
	for i, w := range words {
		if w != "" {
			words[i] = strings.ToUpper(w[:1]) + w[1:]
		}
	}
	out := []string{name, strings.Join(words, "-")}
	if usual, ok := usualNames[strings.ToLower(name)]; ok {
		out = append(out, usual)
	}
	return out
}

// stands reports whether the message has a field of this name.
func (u *headerUndoer) stands(lower string) bool {
	return slices.ContainsFunc(u.fields, func(f headerField) bool { return f.lower == lower && f.rawField.at != u.s.Start })
}

// copies puts back what z= kept (RFC 6376, section 3.5), where the kind of change has a name.
func (u *headerUndoer) copies() {
	for i, c := range u.s.Differing {
		lower := strings.ToLower(c.Name)
		if i >= maxUndoFields || len(c.Value) > maxUndoValue || u.wanted[lower] == 0 {
			continue
		}
		if !u.stands(lower) {
			u.put(0, c.Name, " "+c.Value)
			u.put(1, c.Name, c.Value)
			continue
		}
		for _, at := range u.standing(lower) {
			if what := u.difference(at, c.Value); what != "" {
				u.set(0, at, " "+c.Value, HeaderChange{What: what})
				u.set(1, at, c.Value, HeaderChange{What: what})
			}
		}
	}
}

// difference names what makes the value of a field another one than it was, "" where no name is right.
func (u *headerUndoer) difference(at int, was string) string {
	f := &u.fields[at]
	now := f.value
	switch {
	case squeeze(now) == squeeze(was):
		return spacing(now, was)
	case readable(now) == readable(was):
		return Reencoded
	case f.lower == "from":
		return FromRewritten
	case f.lower == "content-transfer-encoding":
		return Reencoded
	case f.lower == "subject" && strings.Contains(readable(now), readable(was)):
		return SubjectTagged
	}
	return ""
}
