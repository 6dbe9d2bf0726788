package analyze

import (
	"slices"

	"github.com/eml-inspect/eml-inspect/analyze/msg"
	"github.com/eml-inspect/eml-inspect/headers"
)

// attachMSGDamaged reports an Outlook item (.msg) that is broken, and how many files were saved from it whole.
// What is wrong with the file is said of each message in it, as only those that are asked about are reported.
var attachMSGDamaged = Check{
	Codes: []string{"attach-msg-damaged"},
	Run: func(p *Pass) {
		item, why := p.Message.Item, msg.Fault("")
		if item == nil {
			return
		}
		for m := p.Message; m != nil && m.Item != nil && why == ""; m = m.Carrier {
			why = damageOf(m.Item)
		}
		if why == "" {
			return
		}
		whole := 0
		for _, a := range item.Files() {
			if a.Embedded == nil && a.Damage == "" && a.Method.Carries() {
				whole++
			}
		}
		p.report(Finding{Code: "attach-msg-damaged", Severity: Failure, Confidence: Certain, Party: Nobody,
			Where: []Place{p.at(p.layer(), headers.Span{Start: p.Header().Start, End: p.Header().End}, "")}},
			"recovered", itoa(whole), "why", string(why))
	},
}

// damageOf gives the first fault of an item that means a loss.
func damageOf(it *msg.Item) msg.Fault {
	for _, f := range it.Faults {
		if slices.Contains([]msg.Fault{msg.Truncated, msg.TreeDamaged, msg.SmallLost, msg.StreamShort, msg.NoData,
			msg.NoProperties, msg.Limit}, f) {
			return f
		}
	}
	return ""
}
