package analyze

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// forwardWords is how programs write a forward.
type forwardWords struct {
	Prefixes, Replies, Markers []string
	Language                   []forwardLanguage
	labels                     map[string]uint // each name of a field, and which field it is
	markers                    func() *phrases // the lines that say that this is a forward
	about                      func() *phrases // the names of the subject, without which nothing is the header of an original
}

// forwardLanguage is how programs in one language name the fields of an original.
type forwardLanguage struct {
	Name, Source            string
	From, Date, To, Subject []string
	Try                     []struct {
		Subject, Text string
		None          bool
	}
}

// The fields of an original that a forward names.
const (
	saysFrom uint = 1 << iota
	saysDate
	saysTo
	saysSubject
)

var forwards = once(func() forwardWords {
	w := forwardData
	w.labels = make(map[string]uint)
	var about [][]string
	for _, l := range w.Language {
		for _, group := range [...]struct {
			names []string
			field uint
		}{{l.From, saysFrom}, {l.Date, saysDate}, {l.To, saysTo}, {l.Subject, saysSubject}} {
			for _, name := range group.names {
				w.labels[name] |= group.field
			}
		}
		about = append(about, l.Subject)
	}
	w.markers, w.about = lazyPhrases(w.Markers), lazyPhrases(slices.Concat(about...))
	return w
})

// forwardSubject reports whether a subject says that the message forwards another one: that is the first of
// its prefixes. answer says that it is an answer.
func forwardSubject(subject string) (forward, answer bool) {
	s := strings.TrimSpace(subject)
	for strings.HasPrefix(s, "[") {
		end := strings.IndexByte(s, ']')
		if end < 0 {
			break
		}
		s = strings.TrimSpace(s[end+1:])
	}
	prefix, _, ok := strings.Cut(strings.Replace(s, "：", ":", 1), ":")
	if !ok {
		return false, false
	}
	prefix = strings.ToLower(strings.TrimSpace(prefix))
	prefix, _, _ = strings.Cut(prefix, "[")
	return slices.Contains(forwards().Prefixes, prefix), slices.Contains(forwards().Replies, prefix)
}

// headBlock is where in a text the fields of a forwarded original stand.
type headBlock struct {
	Start, End int
	Marked     bool // a line above says that this is a forward
}

// blockLines is how many lines the fields of an original may take.
const blockLines = 12

// forwardReach is how far into a text, in bytes, the fields of an original are looked for.
const forwardReach = 64 << 10

// findBlock finds the fields of an original in a text: three of its sender, date, recipients and subject on
// lines close to each other. Some programs quote them. Unless the subject of the message says that it is a forward,
// a line above them has to.
func findBlock(text string, forward bool) (headBlock, bool) {
	var b headBlock
	text = shorten(text, forwardReach)
	if !forward && !forwards().markers().in(text) || !forwards().about().in(text) {
		return b, false
	}
	seen, left, at := uint(0), 0, 0
	for line := range strings.Lines(text) {
		start := at
		at += len(line)
		line = strings.TrimSpace(strings.ReplaceAll(line, "*", ""))
		field := fieldOf(strings.TrimPrefix(line, "> "))
		switch {
		case field&saysFrom != 0 && seen&saysFrom == 0:
			b.Start, seen, left = start, field&saysFrom, blockLines
		case seen != 0 && field != 0:
			seen |= field
		case seen == 0 && line != "":
			b.Marked = b.Marked || isMarker(line)
		}
		if seen&saysSubject != 0 && seen&saysFrom != 0 && seen&(saysDate|saysTo) != 0 {
			b.End = start + len(line)
			return b, forward || b.Marked
		}
		if left--; left <= 0 {
			seen = 0
		}
	}
	return b, false
}

// fieldOf says which field of a message a line gives, 0 for other lines.
func fieldOf(line string) uint {
	name, value, ok := strings.Cut(strings.Replace(line, "：", ":", 1), ":")
	if cell, rest, table := strings.Cut(line, "\t"); table && len(cell) < len(name) {
		name, value, ok = cell, rest, true
	}
	if !ok || len(name) > 40 || strings.TrimSpace(value) == "" && utf8.RuneCountInString(line) < 3 {
		return 0
	}
	return forwards().labels[strings.ToLower(strings.TrimSpace(name))]
}

// isMarker reports whether a line is one of those that stand over a forwarded original: short, with little beside the
// words.
func isMarker(line string) bool {
	if len(line) > 120 || isQuoted(line) {
		return false
	}
	line = strings.ToLower(line)
	return slices.ContainsFunc(forwards().Markers, func(w string) bool { return strings.Contains(line, w) && len(line) < len(w)+60 })
}
