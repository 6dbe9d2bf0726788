package mend

import (
	"slices"
	"strings"

	"github.com/eml-inspect/eml-inspect/analyze"
	"github.com/eml-inspect/eml-inspect/analyze/eml"
)

// mender rewrites one message and those it carries.
type mender struct {
	token      string // stands in no part of the input
	boundaries int
	thorough   bool
	reports    map[*eml.Message]*analyze.MessageReport
	rewrite    map[*eml.Message]bool // the messages that are written anew; others are copied
	changes    []Change
	now        *eml.Message // the one being written
	contents   map[*eml.Part]analyze.Content
	texts      map[fieldAt][]analyze.HeaderText
}

// fieldAt is where a field stands.
type fieldAt struct {
	layer *eml.Layer
	start int
}

// index makes what was read of a message easy to find.
func (w *mender) index(e *analyze.Evidence) {
	if w.contents == nil {
		w.contents, w.texts = make(map[*eml.Part]analyze.Content), make(map[fieldAt][]analyze.HeaderText)
	}
	for _, c := range e.Contents {
		w.contents[c.Part] = c
	}
	for _, h := range e.HeaderTexts {
		at := fieldAt{h.Layer, h.Field.Start}
		w.texts[at] = append(w.texts[at], h)
	}
}

// content gives what was read of a part.
func (w *mender) content(p *eml.Part) analyze.Content {
	if c, ok := w.contents[p]; ok {
		return c
	}
	return analyze.Content{Part: p}
}

// changed notes what was done to a part of the message being written.
func (w *mender) changed(part, what, detail string) {
	path := w.reports[w.now].Path
	c := Change{Message: path, Part: part, What: what, Detail: detail}
	if len(w.changes) < maxChanges && !slices.Contains(w.changes[max(0, len(w.changes)-20):], c) {
		w.changes = append(w.changes, c)
	}
}

// maxChanges is the most changes that are listed.
const maxChanges = 1000

// beyondRepair are the findings that speak of what this copy does not hold.
var beyondRepair = []string{"text-lost", "mime-limit", "mime-partial", "attach-stripped", "attach-linked", "attach-encrypted",
	"attach-empty", "attach-tnef-damaged", "transfer-truncated"}

// repairable reports whether a finding says that programs show a message wrongly, and that it can be mended.
func (w *mender) repairable(f analyze.Finding) bool {
	family, _, _ := strings.Cut(f.Code, "-")
	switch {
	case slices.Contains(beyondRepair[:7], f.Code):
		return false
	case f.Code == "mime-readers-differ":
		return f.Facts["ours"] != "" || f.Severity != analyze.Note || w.thorough
	case strings.HasPrefix(f.Code, "attach-tnef"):
		return true
	case !slices.Contains([]string{"text", "head", "name", "transfer", "mime", "raw"}, family):
		return false
	}
	return w.thorough || f.Severity != analyze.Note
}

// needed reports whether a message, or one it carries, has to be written anew.
func (w *mender) needed(m *eml.Message) bool {
	return slices.ContainsFunc(m.All(), w.needs)
}

func (w *mender) needs(m *eml.Message) bool {
	r, ok := w.reports[m]
	if !ok {
		return false
	}
	return slices.ContainsFunc(r.Findings, func(f analyze.Finding) bool {
		return w.repairable(f) || f.Code == "attach-lost" && !w.sound(m.Root) // some are lost for good
	})
}

// why notes the findings that a message was written anew for, where no single change says it.
func (w *mender) why(m *eml.Message) {
	for _, one := range m.All() {
		w.now = one
		if r, ok := w.reports[one]; ok && len(w.changes) == 0 {
			for _, f := range r.Findings {
				family, _, _ := strings.Cut(f.Code, "-")
				kinds := map[string]string{"raw": ChangedLines, "transfer": ChangedEncoding, "text": ChangedText,
					"head": ChangedField, "name": ChangedName}
				if what, known := kinds[family]; known && w.repairable(f) {
					w.changed("", what, f.Code)
				} else if w.repairable(f) {
					w.changed("", ChangedStructure, f.Code)
				}
			}
		}
	}
}

// choose marks the messages that are written anew: those with findings or defects, and what carries them.
func (w *mender) choose(m *eml.Message) bool {
	again := w.needs(m) || !w.sound(m.Root) || m.Stored != ""
	for _, c := range m.Carried {
		if w.choose(c) {
			again = true
		}
	}
	w.rewrite[m] = again || m.Carrier == nil
	return w.rewrite[m]
}

// left lists what cannot be repaired.
func (w *mender) left(m *eml.Message) []Change {
	var list []Change
	for _, one := range m.All() {
		r, ok := w.reports[one]
		if !ok {
			continue
		}
		for _, f := range r.Findings {
			if f.Severity != analyze.Note && slices.Contains(beyondRepair, f.Code) {
				part := ""
				if len(f.Where) > 0 {
					part = f.Where[0].Part
				}
				list = append(list, Change{Message: r.Path, Part: part, What: f.Code, Detail: f.Facts["name"]})
			}
		}
	}
	return list
}

// sound reports whether a tree of parts has no defect that a strict reader stumbles over.
func (w *mender) sound(p *eml.Part) bool {
	for part := range p.All() {
		if len(part.Defects) > 0 || part.Lost != "" || len(part.Recovered) > 0 || part.TNEF != nil ||
			len(part.Decoded.Faults) > 0 || len(part.Late().Fields) > 0 || part.Multipart() && len(part.Parts) == 0 {
			return false
		}
		for _, f := range part.Header.Fields {
			if f.Name == "" || f.LostFold || !isASCII(f.Text) {
				return false
			}
		}
	}
	return true
}

func contains(list []string, s string) bool       { return slices.Contains(list, s) }
func join(list []string, separator string) string { return strings.Join(list, separator) }
