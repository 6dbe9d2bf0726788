package analyze

import (
	"slices"
	"strings"

	"github.com/eml-inspect/eml-inspect/analyze/eml"
	"github.com/eml-inspect/eml-inspect/headers"
)

// mimeLimit reports that there is more in the message, or in the file, than is read.
var mimeLimit = Check{
	Codes: []string{"mime-limit"},
	Run: func(p *Pass) {
		p.defects(eml.DefectLimit, func(part *eml.Part, d eml.Defect) {
			if len(p.findings) == 0 {
				p.reportLimit(p.place(part, d), limitParts, "part", part.Section())
			}
		})
		for _, limit := range p.Limits {
			p.reportLimit(nil, limit)
		}
	},
}

func (p *Pass) reportLimit(where []Place, limit string, facts ...string) {
	p.report(Finding{Code: "mime-limit", Severity: Warning, Confidence: Certain, Party: Nobody, Where: where},
		append([]string{"limit", limit}, facts...)...)
}

// findLimits notes which limits were reached when the message was read. That a file holds more messages is said
// of the last one that is examined.
func (e *Evidence) findLimits(f *eml.File) {
	if e.Header().Limit {
		e.reached(limitFields)
	}
	for part := range e.Root.All() {
		if part.Header.Cut {
			e.reached(limitText)
			break
		}
	}
	if slices.ContainsFunc(e.Header().Fields, crowded) {
		e.reached(limitAddresses)
	}
	if f.Limit != "" && e.Message == lastSubject(f) {
		e.reached(string(f.Limit))
	}
}

// reached notes a limit, once.
func (e *Evidence) reached(limit string) {
	if !slices.Contains(e.Limits, limit) {
		e.Limits = append(e.Limits, limit)
	}
}

// crowded reports whether a field that is shown lists more addresses than are read.
func crowded(f headers.Field) bool {
	return len(f.Text) > headers.MaxAddresses && shown(&f) == "addresses" &&
		strings.Count(f.Text, ",")+strings.Count(f.Text, ";") >= headers.MaxAddresses
}

// lastSubject gives the last message of a file that is reported in full.
func lastSubject(f *eml.File) *eml.Message {
	for _, m := range slices.Backward(f.Messages) {
		if m.Role == eml.RoleSubject {
			return m
		}
	}
	return nil
}
