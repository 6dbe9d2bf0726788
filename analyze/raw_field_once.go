package analyze

import (
	"slices"
	"strings"

	"github.com/eml-inspect/eml-inspect/headers"
)

// once are the fields that a header has at most once (RFC 5322, section 3.6).
var once = [...]string{"From", "Sender", "Reply-To", "To", "Cc", "Message-ID", "In-Reply-To", "References", "Subject", "Date"}

// repeated reports such fields that are there again. It is more than a note where people see different senders.
func (p *Pass) repeated() {
	var first [len(once)]*headers.Field
	var names []string
	var where []Place
	severity := Note
	fields := p.Header().Fields
	for i := range fields {
		f := &fields[i]
		k := slices.IndexFunc(once[:], f.Is)
		if k < 0 {
			continue
		}
		if first[k] == nil {
			first[k] = f
			continue
		}
		if once[k] == "From" && f.Unfolded() != first[k].Unfolded() {
			severity = Warning
		}
		if !slices.Contains(names, once[k]) {
			names = append(names, once[k])
			where = append(where, p.at(p.layer(), first[k].Span, ""))
		}
		where = append(where, p.at(p.layer(), f.Span, ""))
		if len(where) >= 6 {
			break
		}
	}
	if len(names) > 0 {
		p.report(Finding{Code: "raw-field-malformed", Severity: severity, Confidence: Certain, Party: Sender, Where: where},
			"why", "repeated", "fields", strings.Join(names, ", "), "offset", itoa(where[0].Start))
	}
}

// lacking reports a message that servers have passed on without the fields that every one has (RFC 5322, section 3.6), or
// whose Date cannot be read.
func (p *Pass) lacking() {
	if date, ok := p.Header().Find("Date"); ok && !p.Way.Date.OK() {
		p.report(Finding{Code: "raw-field-malformed", Severity: Note, Confidence: Certain, Party: Sender, Where: p.field(date)},
			"why", "date", "value", brief(printable(strings.TrimSpace(date.Unfolded()))), "offset", itoa(date.Span.Start))
		return
	}
	var names []string
	for _, name := range [...]string{"From", "Date"} {
		if _, ok := p.Header().Find(name); !ok {
			names = append(names, name)
		}
	}
	if len(names) > 0 && len(p.Hops) > 0 {
		p.report(Finding{Code: "raw-field-malformed", Severity: Note, Confidence: Certain, Party: Nobody},
			"why", "lacking", "fields", strings.Join(names, ", "))
	}
}
