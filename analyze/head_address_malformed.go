package analyze

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/eml-inspect/eml-inspect/charset"
	"github.com/eml-inspect/eml-inspect/headers"
)

// headAddressMalformed reports addresses that cannot work, or that programs read differently, in the fields
// that people fill in. What is shown of a list may differ from the envelope that was used, so a
// message that arrived may carry one; it is the reply that fails.
var headAddressMalformed = Check{
	Codes: []string{"head-address-malformed"},
	Run: func(p *Pass) {
		fields := p.Header().Fields
		for i := range fields {
			if f := &fields[i]; shown(f) == "addresses" {
				p.addresses(f)
			}
		}
	},
}

// addresses reports what is wrong in one field, once for each kind of fault. Where raw bytes of the field
// had to be decoded first, the place is the whole field.
func (p *Pass) addresses(f *headers.Field) {
	text, list := f.Text, p.addressesOf(f)
	var seen []headers.AddressProblem
	if !utf8.ValidString(text) {
		read := charset.Unstructured(text, p.likely...)
		if text, list = read.Text, headers.ReadAddressList(read.Text); len(read.Readings) > 0 {
			seen = append(seen, headers.InvisibleChar) // too few bytes to tell what they are
		}
	}
	report := func(fault headers.AddressFault, value string, at headers.Span) {
		if slices.Contains(seen, fault.Why) {
			return
		}
		seen = append(seen, fault.Why)
		sure, severity := certainty(fault.Why)
		party := Sender
		if fault.Why == headers.BlankInside {
			party = Nobody // a gateway that folds long lines does so too
		}
		p.report(Finding{Code: "head-address-malformed", Severity: severity, Confidence: sure, Party: party,
			Where: []Place{p.at(p.layer(), at, "")}},
			"field", f.Name, "value", brief(escapeInvisible(printable(value))), "why", string(fault.Why))
	}
	for _, fault := range list.Faults() {
		at := f.Value
		if text == f.Text {
			at = fault.Span.Shift(f.Value.Start)
		}
		report(fault, text[fault.Start:fault.End], at)
	}
	for _, fault := range p.encodedAddresses(f) {
		report(fault, f.Text[fault.Start:fault.End], fault.Span.Shift(f.Value.Start))
	}
}

// certainty says how sure it is that an address cannot work. A domain may be spelled so on purpose; missing
// brackets and semicolons are read well by many programs.
func certainty(why headers.AddressProblem) (Confidence, Severity) {
	switch why {
	case headers.TopLevelTypo:
		return Possible, Note
	case headers.Unbalanced, headers.BlankInside:
		return Likely, Note
	case headers.SemicolonList, headers.CommaMissing, headers.Directory, headers.CurlyQuotes:
		return Likely, Warning
	}
	return Certain, Warning
}

// encodedAddresses finds members whose address is hidden in the encoded word of the name: programs that
// encode a field as a whole make nobody of it.
func (p *Pass) encodedAddresses(f *headers.Field) []headers.AddressFault {
	if !strings.Contains(f.Text, "=?") {
		return nil
	}
	var faults []headers.AddressFault
	for _, a := range p.addressesOf(f).Addresses() {
		if a.Addr != "" || !strings.Contains(a.Name, "=?") {
			continue
		}
		name := charset.Phrase(a.Name, p.likely...).Text
		if at := strings.IndexAny(name, "@＠"); at > 0 && strings.IndexByte(name[at:], '.') > 1 {
			faults = append(faults, headers.AddressFault{Span: a.Span, Why: headers.EncodedInside})
		}
	}
	return faults
}

// escapeInvisible writes the characters of an address that nobody sees as <U+200B>.
func escapeInvisible(s string) string {
	var out strings.Builder
	for _, r := range s {
		if headers.Invisible(r) {
			out.WriteString(fmt.Sprintf("<U+%04X>", r))
			continue
		}
		out.WriteRune(r)
	}
	return out.String()
}
