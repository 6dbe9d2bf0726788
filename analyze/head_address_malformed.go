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
	if f.Is("From") {
		for _, at := range separatedName(f.Text, list.Addresses()) {
			report(headers.AddressFault{Span: at, Why: separatorInName}, text[at.Start:at.End], at.Shift(f.Value.Start))
		}
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
	case headers.Unbalanced, headers.BlankInside, separatorInName:
		return Likely, Note
	case headers.SemicolonList, headers.CommaMissing, headers.Directory, headers.CurlyQuotes:
		return Likely, Warning
	}
	return Certain, Warning
}

// separatorInName is what is wrong with an author whose name holds a comma or a semicolon that is neither quoted nor encoded.
const separatorInName headers.AddressProblem = "separator-in-name"

// separatedName gives the name of an author that strict programs take for two: "Last, First <address>" without quotes, or with
// the separator as it is in an encoded word (RFC 2047, section 5). Many servers refuse several authors.
func separatedName(text string, list []headers.Address) []headers.Span {
	switch {
	case len(list) == 2 && list[0].Addr == "" && list[0].Name != "" && list[1].Addr != "" && list[1].Name != "":
		return []headers.Span{{Start: list[0].Start, End: list[1].End}}
	case len(list) != 1:
		return nil
	}
	for _, w := range charset.Phrase(text).Words {
		if w.Encoding == 'Q' && strings.ContainsAny(text[w.Start:w.End], ",;") {
			return []headers.Span{{Start: w.Start, End: w.End}}
		}
	}
	return nil
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
