package analyze

import (
	"slices"

	"github.com/eml-inspect/eml-inspect/analyze/tnef"
	"github.com/eml-inspect/eml-inspect/headers"
)

// attachTNEFDamaged reports a winmail.dat that is broken, and how many files were saved from it whole.
var attachTNEFDamaged = Check{
	Codes: []string{"attach-tnef-damaged"},
	Run: func(p *Pass) {
		p.streams(func(c Content) {
			faults := damages(c.TNEF)
			if len(faults) == 0 {
				return
			}
			whole := 0
			for _, file := range c.TNEF.Files() {
				if file.Embedded == nil && file.Damage == "" {
					whole++
				}
			}
			worst, sure := worstOf(faults)
			at := headers.Span{Start: worst.Offset, End: worst.Offset + 16}
			p.report(Finding{Code: "attach-tnef-damaged", Severity: Failure, Confidence: sure, Party: Nobody,
				Where: p.content(c, at)}, "recovered", itoa(whole), "why", string(worst.Kind), "part", c.Section())
		})
	},
}

// worstOf returns the fault that says what became of a stream, and how sure it is that the stream is damaged: the first
// fault that is its own, or else that we stopped reading at a limit, behind which it may be whole.
func worstOf(faults []tnef.Fault) (tnef.Fault, Confidence) {
	own := slices.IndexFunc(faults, func(f tnef.Fault) bool { return f.Kind != tnef.Limit })
	if own < 0 {
		return faults[0], Possible
	}
	return faults[own], Certain
}

// damages are the faults of a stream that mean a loss; some writers leave harmless ones.
func damages(s *tnef.Stream) []tnef.Fault {
	list := make([]tnef.Fault, 0, len(s.Faults))
	for _, f := range s.Faults {
		switch f.Kind {
		case tnef.BadStart, tnef.Checksum, tnef.Truncated, tnef.LengthOverrun, tnef.LengthWrong, tnef.Garbage, tnef.Limit, tnef.NoData:
			list = append(list, f)
		}
	}
	for i := range s.Attachments {
		a := &s.Attachments[i]
		if a.Damage == tnef.PropertyDamaged {
			list = append(list, tnef.Fault{Kind: a.Damage, Offset: a.DataAt})
		}
		if a.Embedded != nil {
			for _, f := range damages(a.Embedded) {
				list = append(list, tnef.Fault{Kind: f.Kind, Offset: a.DataAt + f.Offset})
			}
		}
	}
	slices.SortStableFunc(list, func(a, b tnef.Fault) int { return a.Offset - b.Offset })
	return list
}
