package analyze

import (
	"strings"

	"github.com/eml-inspect/eml-inspect/headers"
)

// repeated reports fields that are there again. It is more than a note where people see different senders.
func (p *Pass) repeated() {
	again := p.Header().Repeated()
	if len(again) == 0 {
		return
	}
	severity := Note
	var where []Place
	for i, f := range again {
		first, _ := p.Header().Find(f.Name)
		if len(headers.NamesOf(again[:i])) < len(headers.NamesOf(again[:i+1])) {
			where = append(where, p.at(p.layer(), first.Span, ""))
		}
		where = append(where, p.at(p.layer(), f.Span, ""))
		if f.Is("From") && f.Unfolded() != first.Unfolded() {
			severity = Warning
		}
	}
	p.report(Finding{Code: "raw-field-malformed", Severity: severity, Confidence: Certain, Party: Sender, Where: where},
		"why", "repeated", "fields", strings.Join(headers.NamesOf(again), ", "), "offset", itoa(where[0].Start))
}

// lacking reports a message that servers have passed on without the fields that every one has (RFC 5322, section 3.6), or
// whose Date cannot be read.
func (p *Pass) lacking() {
	if date, ok := p.Header().Find("Date"); ok && !p.Way.Date.OK() {
		p.report(Finding{Code: "raw-field-malformed", Severity: Note, Confidence: Certain, Party: Sender, Where: p.field(date)},
			"why", "date", "value", brief(printable(strings.TrimSpace(date.Unfolded()))), "offset", itoa(date.Span.Start))
		return
	}
	if names := p.Header().Lacking(); len(names) > 0 && len(p.Hops) > 0 {
		p.report(Finding{Code: "raw-field-malformed", Severity: Note, Confidence: Certain, Party: Nobody},
			"why", "lacking", "fields", strings.Join(names, ", "))
	}
}
