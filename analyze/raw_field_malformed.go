package analyze

import (
	"iter"
	"slices"
	"strings"

	"github.com/eml-inspect/eml-inspect/headers"
)

// rawFieldMalformed reports lines of the header that are no fields, or that lost the white space of a
// folded line, which strict programs take for the end of the header; fields that are there twice, or lacking; and a Date
// that cannot be read. Some servers refuse such a message.
var rawFieldMalformed = Check{
	Codes: []string{"raw-field-malformed"},
	Run: func(p *Pass) {
		stray := p.strayLines()
		p.repeated()
		if swallowed := p.swallowed(); !stray && !swallowed {
			p.lacking()
			p.unreadDate()
		}
	},
}

// strayLines reports lines that are no fields, and whether there are any.
func (p *Pass) strayLines() bool {
	var where []Place
	count, bare, why := 0, 0, ""
	fields, cut := p.Root.Header.Fields, p.cutField()
	for i := range fields {
		f := &fields[i]
		if f.Kind != headers.Stray && !f.LostFold || f == cut {
			continue
		}
		if count++; count <= 3 {
			where = append(where, p.at(p.layer(), f.Span, ""))
		}
		if f.LostFold {
			bare++
		}
	}
	if bare == count && count >= copiedFields {
		why = "folds"
	}
	if count > 0 {
		p.report(Finding{Code: "raw-field-malformed", Severity: Note, Confidence: Certain, Party: Nobody, Where: where},
			"why", why, "offset", itoa(where[0].Start), "count", itoa(count))
	}
	return count > 0
}

// copiedFields is from how many fields on, where no other lines are odd, folds without white space come of copying.
const copiedFields = 3

// swallowed reports fields whose lines begin with white space, which makes them a part of the field before, and whether
// there are any: only names that the header lacks, each once, and in fields whose values hold no such line.
func (p *Pass) swallowed() bool {
	var names, holders []string
	var where []Place
	severity := Note
	missed := p.missed()
	fields := p.Header().Fields
	for i := range fields {
		f := &fields[i]
		if !f.Folded || f.IsOf(structured[:]) < 0 {
			continue
		}
		for at, line := range foldedLines(f) {
			name, _, ok := strings.Cut(line, ":")
			k := slices.IndexFunc(needed[:], func(n string) bool { return strings.EqualFold(n, name) })
			if !ok || k < 0 || !missed[k] {
				continue
			}
			if missed[k] = false; k < shownOf {
				severity = Warning
			}
			start := f.Value.Start + at
			where = append(where, p.at(p.layer(), headers.Span{Start: start, End: start + len(line)}, ""))
			names, holders = append(names, needed[k]), append(holders, f.Name)
		}
	}
	if len(names) > 0 {
		p.report(Finding{Code: "raw-field-malformed", Severity: severity, Confidence: Certain, Party: Nobody, Where: where},
			"why", "swallowed", "swallowed", strings.Join(names, ", "), "holder", holders[0], "offset", itoa(where[0].Start))
	}
	return len(names) > 0
}

// missed says which of the fields that are needed the header lacks.
func (p *Pass) missed() (list [len(needed)]bool) {
	for k, name := range needed {
		_, there := p.Header().Find(name)
		list[k] = !there
	}
	return list
}

// needed are fields that a header has at most once and that something depends on; the first of them, what people see.
var needed = [...]string{"Subject", "From", "To", "Date", "Content-Type", "Content-Transfer-Encoding", "MIME-Version", "Message-ID"}

// shownOf is how many of the fields that are needed people miss.
const shownOf = 5

// structured are fields whose values hold no other field (RFC 5322, section 3.6; RFC 2045).
var structured = [...]string{"References", "In-Reply-To", "Message-ID", "Content-Type", "Content-Transfer-Encoding", "MIME-Version",
	"Date", "From", "To", "Cc", "Reply-To", "Return-Path", "Sender"}

// foldedLines gives the lines that a field goes on with, without the white space before them, and where they begin in
// its value.
func foldedLines(f *headers.Field) iter.Seq2[int, string] {
	return func(yield func(int, string) bool) {
		for at := strings.IndexByte(f.Text, '\n'); at >= 0 && at < len(f.Text); {
			line := f.Text[at+1:]
			start := at + 1 + len(line) - len(strings.TrimLeft(line, " \t"))
			end := strings.IndexByte(f.Text[start:], '\n')
			if at = start + end; end < 0 {
				at = len(f.Text)
			}
			if !yield(start, strings.TrimRight(f.Text[start:at], "\r")) {
				return
			}
		}
	}
}
