package analyze

import (
	"strings"

	"github.com/eml-inspect/eml-inspect/analyze/eml"
	"github.com/eml-inspect/eml-inspect/analyze/filetype"
	"github.com/eml-inspect/eml-inspect/headers"
)

// attachHidden reports files that are in the message whole, but that programs may not list: they take them
// for pieces of the text. Its reasons are those of hiding. It matters where common programs show nothing at all.
var attachHidden = Check{
	Codes: []string{"attach-hidden"},
	Run: func(p *Pass) {
		h := p.Hiding()
		for _, c := range p.Contents {
			why, severity := h.why(c)
			if why == "" || p.full() {
				continue
			}
			p.report(Finding{Code: "attach-hidden", Severity: severity, Confidence: Likely, Party: Sender,
				Where: p.headAt(c)}, "name", printable(c.Name.Text), "why", why, "type", printable(c.Type),
				"part", c.Section())
		}
		p.carriedFiles()
	},
}

// headAt gives the place of the field that says how a part is shown, or of its header.
func (p *Pass) headAt(c Content) []Place {
	at := c.Header.Span
	for _, name := range [...]string{"Content-Disposition", "Content-Type"} {
		if f, ok := c.Field(name); ok {
			at = headers.Span{Start: f.Start, End: f.Value.End}
			break
		}
	}
	return []Place{p.at(c.Layer, at, c.Section())}
}

// carriedFiles reports messages that were attached: programs show them within the text, or under a name of
// their own. What a bounce or a digest carries is meant to be there.
func (p *Pass) carriedFiles() {
	if p.Root.Type == "multipart/digest" || p.Root.Type == "multipart/report" || p.Message.Item != nil {
		return
	}
	for part := range p.Root.All() {
		if p.full() || part.Message == nil || part.Message.Role == eml.RoleOriginal {
			continue
		}
		p.report(Finding{Code: "attach-hidden", Severity: Note, Confidence: Likely, Party: Sender,
			Where: []Place{p.at(part.Layer, part.Header.Span, part.Section())}}, "name", printable(part.Name()),
			"why", "message", "type", printable(part.Type), "part", part.Section())
	}
}

// hiding knows what decides whether a file is listed: where it stands, and whether the text shows it.
type hiding struct {
	parent map[*eml.Part]*eml.Part
	shown  func() map[string]bool // the Content-IDs, and the names of files, that HTML texts show
	pgp    map[*eml.Part]bool     // the multiparts that are PGP/MIME
}

// Hiding gives what decides whether files are listed. It is found out when it is first asked for.
func (e *Evidence) Hiding() hiding { return e.hiding() }

// findHiding goes over the parts. The HTML texts are looked over for the first file that they may show.
func (e *Evidence) findHiding() hiding {
	h := hiding{shown: once(e.findShown)}
	if len(e.Root.Parts) == 0 {
		return h
	}
	h.parent, h.pgp = make(map[*eml.Part]*eml.Part), make(map[*eml.Part]bool)
	for part := range e.Root.All() {
		if part.Multipart() && wrapsPGP(part) {
			h.pgp[part] = true
		}
		for _, child := range part.Parts {
			h.parent[child] = part
		}
	}
	return h
}

// findShown goes over the HTML texts.
func (e *Evidence) findShown() map[string]bool {
	shown := make(map[string]bool)
	for i := range e.Contents {
		if c := &e.Contents[i]; c.Reading != nil && c.Type == "text/html" {
			collectShown(shorten(c.Reading.Text, maxProse), shown)
		}
	}
	return shown
}

// why says why a file may not be listed, "" where it is, or where the text shows it: calendar, appledouble,
// blocked, text-inline, alternative, related, content-id, inline, no-name.
func (h hiding) why(c Content) (string, Severity) {
	how, in := c.Disposition().Value, h.parent[c.Part]
	switch {
	case c.Lost != "", c.shownInText(), c.Kept != nil:
		return "", Note // no program sees it at all: attach-lost; or Outlook keeps it as a piece of the text
	case c.Type == "text/calendar" || c.Type == "application/ics":
		return onlyIf(how != "attachment", "calendar"), Note
	case c.Type == "application/applefile":
		return "appledouble", Note
	case c.Body || c.TNEF != nil || sealed(c.Type) || blankFile(c) || isSignature(c.Name.Text) || c.SMIME():
		return "", Note
	case filetype.Blocked(filetype.Ending(c.Name.Text)):
		return "blocked", Warning
	case h.referenced(c), strings.Contains(c.Type, "signature"), h.pgp[in]:
		return "", Note
	case in != nil && in.Type == "multipart/alternative":
		return onlyIf(!c.Text() && c.Name.Text != "", "alternative"), h.weight(c)
	case c.Text():
		return onlyIf(how != "attachment" && c.Name.Text != "" && in != nil && !isNotice(c), "text-inline"), Note
	case in != nil && in.Type == "multipart/related" && in.Parts[0] != c.Part:
		return "related", unlessMarked(how, h.weight(c))
	}
	return lessHidden(c, how), Note
}

// lessHidden says what makes only few programs leave out a file.
func lessHidden(c Content, how string) string {
	_, id := c.Field("Content-ID")
	switch {
	case how == "attachment":
		return onlyIf(c.Name.Text == "", "no-name")
	case id:
		return "content-id"
	case c.Name.Text == "":
		return "no-name"
	}
	return onlyIf(how == "inline", "inline")
}

// unlessMarked makes a note of what is marked as an attachment: most programs believe that.
func unlessMarked(how string, s Severity) Severity {
	if how == "attachment" {
		return Note
	}
	return s
}

// isNotice reports whether a text stands in the place of a file that was taken out.
func isNotice(c Content) bool {
	if c.Reading == nil {
		return false
	}
	own := c
	return len(takenOut(&Prose{Content: &own, Text: shorten(c.Reading.Text, maxShown)})) > 0
}

func onlyIf(holds bool, why string) string {
	if holds {
		return why
	}
	return ""
}

// pictureSize is from how many bytes on a picture is taken for one that somebody sent, not for a logo.
const pictureSize = 100 << 10

// weight says how much it matters that a file which the text does not show is not listed: pictures of that
// kind are mostly logos of an older message.
func (h hiding) weight(c Content) Severity {
	if strings.HasPrefix(c.Type, "image/") && c.Decoded.Size() < pictureSize {
		return Note
	}
	return Warning
}
