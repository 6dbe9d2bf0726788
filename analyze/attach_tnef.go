package analyze

import (
	"strings"

	"github.com/eml-inspect/eml-inspect/analyze/eml"
	"github.com/eml-inspect/eml-inspect/analyze/tnef"
	"github.com/eml-inspect/eml-inspect/headers"
)

// attachTNEF reports files that are locked in a winmail.dat, which only Outlook and few others open.
var attachTNEF = Check{
	Codes: []string{"attach-tnef"},
	Run: func(p *Pass) {
		p.streams(func(c Content) {
			if count, names := locked(c.TNEF); count > 0 {
				holds, damage := "", ""
				if !p.bare() && p.hidesText(c.TNEF) {
					holds = "text"
				}
				if faults := damages(c.TNEF); len(faults) > 0 {
					worst, _ := worstOf(faults)
					damage = string(worst.Kind)
				}
				p.report(Finding{Code: "attach-tnef", Severity: Failure, Confidence: Certain, Party: Sender,
					Where: p.streamAt(c)}, "count", itoa(count), "names", names, "holds", holds, "damage", damage, "part", c.Section())
			}
		})
	},
}

// streams runs over the winmail.dat files of a message. A message that stands inside one is none itself.
func (p *Pass) streams(see func(c Content)) {
	if p.Message.Stored == eml.KindTNEF && p.Carrier != nil {
		return
	}
	for _, c := range p.Contents {
		if c.TNEF != nil {
			see(c)
		}
	}
}

// maxNames is the most names that a finding lists.
const maxNames = 20

// locked counts the files in a stream, those of messages in it too, and names them.
func locked(s *tnef.Stream) (count int, names string) {
	var list []string
	for _, file := range s.Files() {
		if count++; len(list) < maxNames {
			list = append(list, nameInside(file))
		}
	}
	if count > maxNames {
		list = append(list, "…")
	}
	return count, strings.Join(nonEmpty(list), ", ")
}

// nameInside is what a person would call an attachment: a message by its subject.
func nameInside(file *tnef.Attachment) string {
	if file.Embedded != nil {
		if subject := file.Embedded.Message.Subject(); subject != "" {
			return subject
		}
	}
	return file.Name
}

func nonEmpty(list []string) []string {
	out := list[:0]
	for _, s := range list {
		if s != "" {
			out = append(out, s)
		}
	}
	return out
}

// streamAt shows the signature of a stream, which decides what it is.
func (p *Pass) streamAt(c Content) []Place {
	return p.content(c, headers.Span{End: len(tnef.Signature)})
}
