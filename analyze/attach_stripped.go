package analyze

import (
	"slices"
	"strings"

	"github.com/eml-inspect/eml-inspect/analyze/eml"
	"github.com/eml-inspect/eml-inspect/charset"
)

// attachStripped reports files that were taken out of the message: by a filter, by a list, or by a person
// in a mailbox. What stands in their place says so.
var attachStripped = Check{
	Codes: []string{"attach-stripped"},
	Run: func(p *Pass) {
		for t := range p.proseAbout(removals, leftBehind) {
			p.reportStripped(t)
		}
		for i := range p.Contents {
			if c := &p.Contents[i]; c.Reading == nil { // the others have been looked at
				p.reportStripped(&Prose{Content: c})
			}
		}
		for part := range p.Root.All() {
			if m := part.Message; m != nil && standsForFiles(m) {
				p.reportStripped(&Prose{Content: &Content{Part: part, Name: charset.Unstructured(m.Header().Get("Subject"))}})
			}
		}
	},
}

// standsForFiles reports whether a message that is carried stands in the place of files which a filter still looks at.
func standsForFiles(m *eml.Message) bool { return StandsForFiles(m.Header().Get("Subject")) }

// StandsForFiles reports whether a name, or the subject of a message, is one under which a filter puts something in the place of
// files until they are scanned.
func StandsForFiles(name string) bool {
	file := strippers()
	return slices.ContainsFunc(file.Stripper, func(s stripper) bool { return s.Kind == "pending" && s.name != nil && s.nameFits(name) })
}

func (p *Pass) reportStripped(t *Prose) {
	for _, f := range takenOut(t) {
		if p.full() {
			return
		}
		p.reportNotice(t, f)
	}
}

// takenOut finds what was taken out of the message at a part: by the first record that a part as a whole
// fits, or by all whose notices stand among other lines.
func takenOut(t *Prose) []stripped {
	var list []stripped
	file := strippers()
	hinted := file.hinted(t.Text)
	for i := range file.Stripper {
		s := &file.Stripper[i]
		if !hinted && len(s.Hint) > 0 {
			continue
		}
		found := s.find(t)
		if len(found) > 0 && !s.Anywhere && len(list) == 0 {
			found[0].nameMissing(t)
			return found[:1]
		}
		if s.Anywhere {
			list = append(list, found...)
		}
	}
	return list
}

func (p *Pass) reportNotice(t *Prose, f stripped) {
	severity, party := Failure, Recipient
	switch {
	case f.Harmless || isSignature(f.Name):
		severity = Note
	case f.Kind == "list", f.Kind == "pending":
		severity = Warning
	}
	if f.Kind == "list" {
		party = Transit
	}
	confidence := Likely
	if f.silent() && f.name == nil {
		confidence = Certain
	}
	at := p.labelAt(*t.Content)
	if !f.Span.Empty() {
		words := f.URL
		if words == "" {
			words = firstLine(t.Text[f.Span.Start:f.Span.End])
		}
		at = p.locate(*t, words)
	}
	p.report(Finding{Code: "attach-stripped", Severity: severity, Confidence: confidence, Party: party, Where: at},
		"name", printable(f.Name), "by", f.By, "kind", f.Kind, "url", printable(f.URL), "part", t.Section())
}

// firstLine gives the first line of a text that holds anything.
func firstLine(s string) string {
	for line := range strings.Lines(s) {
		if line = strings.TrimSpace(line); line != "" {
			return line
		}
	}
	return ""
}

// nameInNotice finds the name of the file that a notice is about.
var nameInNotice = pattern(`(?i)(?:(?:attachment|file ?name|file|anhang|datei|pièce jointe|fichier|archivo(?: adjunto)?|adjunto|allegato|anexo|вложение)[:, ]+|` +
	`(?:附件|文件|添付ファイル)[:： ]*)["'“‘«„(「【]{0,2}([^"'”\n\t:]{1,120}?\.` + ending + `)\b|(?m)^([^\t\n:]{1,120}\.` + ending + `)\t`)

// nameMissing finds the name of the file that is missing, where the record has none.
func (f *stripped) nameMissing(t *Prose) {
	if f.Name == "" {
		f.Name = f.missingName(t)
	}
}

// missingName gives the name of the file that is missing: of the notice, or what is left of it in the name
// of the part, unless that is the name of such notices.
func (f *stripped) missingName(t *Prose) string {
	if m := nameInNotice().FindStringSubmatch(shorten(t.Text, maxNotice)); m != nil {
		return strings.TrimSpace(m[1] + m[2])
	}
	if t.Type == "message/external-body" {
		return externalName(*t.Content)
	}
	name := strings.TrimPrefix(t.Name.Text, "Deleted: ")
	if bare := strings.TrimSuffix(name, ".txt"); looksLikeFile().MatchString(bare) {
		return bare
	}
	if f.name != nil {
		return ""
	}
	return name
}

// isSignature reports whether a file is the signature of a message, which nobody opens.
func isSignature(name string) bool {
	switch strings.ToLower(name) {
	case "signature.asc", "smime.p7s", "openpgp_digital_signature.asc", "signature.pgp", "pgp.sig":
		return true
	}
	return false
}
