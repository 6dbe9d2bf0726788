package analyze

import (
	"net/mail"
	"strings"
)

// repeated reports fields that are there again. It is more than a note where people see different senders. Who wrote them
// cannot be told.
func (p *Pass) repeated() {
	severity := Note
	var where []Place
	for _, same := range p.Header().Repeated() {
		for _, f := range same {
			where = append(where, p.at(p.layer(), f.Span, ""))
			if f.Is("From") && f.Unfolded() != same[0].Unfolded() {
				severity = Warning
			}
		}
	}
	if len(where) > 0 {
		p.report(Finding{Code: "raw-field-malformed", Severity: severity, Confidence: Certain, Party: Nobody, Where: where},
			"why", "repeated", "fields", strings.Join(p.Header().NamesRepeated(), ", "), "offset", itoa(where[0].Start))
	}
}

// lacking reports a message that servers have passed on without the fields that every one has (RFC 5322, section 3.6).
// Those that an empty line cut off are there; and where nothing follows the header, it may be that more of it is missing.
func (p *Pass) lacking() {
	names, why, sure := p.Header().Lacking(), "lacking", Certain
	switch {
	case p.endsInHeader():
		why, sure = "cut", Likely
	case len(names) == 0 || len(p.Hops) == 0:
		return
	}
	p.report(Finding{Code: "raw-field-malformed", Severity: Note, Confidence: sure, Party: Nobody},
		"why", why, "fields", strings.Join(names, ", "))
}

// unreadDate reports a Date that cannot be read, or only by those who know more forms than RFC 5322 has (section 3.3 and 4.3).
func (p *Pass) unreadDate() {
	date, ok := p.Header().Find("Date")
	why := "date"
	switch d := &p.Way.Date; {
	case !ok || d.Usual:
		return
	case d.OK() && (plainDate(date.Text) || plainDate(date.Text+" +0000")):
		return
	case d.OK():
		why = "date-form"
	}
	p.report(Finding{Code: "raw-field-malformed", Severity: Note, Confidence: Certain, Party: Nobody, Where: p.field(date)},
		"why", why, "value", brief(printable(date.Unfolded())), "offset", itoa(date.Span.Start))
}

// plainDate reports whether a strict reader makes out a date.
func plainDate(text string) bool {
	_, err := mail.ParseDate(strings.TrimSpace(text))
	return err == nil
}
