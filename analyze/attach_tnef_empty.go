package analyze

import (
	"strings"

	"github.com/eml-inspect/eml-inspect/analyze/eml"
	"github.com/eml-inspect/eml-inspect/analyze/mapi"
	"github.com/eml-inspect/eml-inspect/analyze/tnef"
)

// attachTNEFEmpty reports a winmail.dat without any file in it: no attachment is missing. What else it
// holds may be: the text of a mail that has none beside it, or an appointment.
var attachTNEFEmpty = Check{
	Codes: []string{"attach-tnef-empty"},
	Run: func(p *Pass) {
		p.streams(func(c Content) {
			if len(c.TNEF.Attachments) > 0 || len(damages(c.TNEF)) > 0 {
				return
			}
			severity, holds := Note, holding(c.TNEF)
			if holds == "text" && !p.bare() && p.hidesText(c.TNEF) {
				severity = Warning
			} else if holds == "text" {
				holds = "formatting"
			}
			p.report(Finding{Code: "attach-tnef-empty", Severity: severity, Confidence: Certain, Party: Sender,
				Where: p.streamAt(c)}, "holds", holds, "part", c.Section())
		})
	},
}

// holding says what a stream without files is there for: an appointment, a task, a contact, a text, or
// formatting alone.
func holding(s *tnef.Stream) string {
	holds := "formatting"
	for _, t := range s.Message.TextsUpTo(maxText) {
		switch {
		case t.Format == mapi.Card:
			return "contact"
		case t.Format == mapi.Calendar && strings.Contains(t.Text, "\nBEGIN:VTODO"):
			return "task"
		case t.Format == mapi.Calendar:
			return "appointment"
		}
		holds = "text"
	}
	return holds
}

// bare reports whether the winmail.dat was handed in without the mail around it.
func (p *Pass) bare() bool { return p.Message.Stored == eml.KindTNEF }
