package analyze

import (
	"bytes"
	"slices"
	"strings"

	"github.com/eml-inspect/eml-inspect/analyze/eml"
	"github.com/eml-inspect/eml-inspect/charset"
	"github.com/eml-inspect/eml-inspect/headers"
)

// maxHintLabels bounds how many labels of a message are taken as hints.
const maxHintLabels = 16

// hints gathers what the message as a whole says about the charset of a text that does not say so
// itself.
func (e *Evidence) hints() charset.Hints {
	h := e.Header()
	hints := charset.Hints{Language: h.Get("Content-Language"), Mailer: h.Get("X-Mailer") + " " + h.Get("User-Agent")}
	if d := e.Way.Date; d.OK() && d.Zone == headers.ZoneNumeric {
		hints.Zone = d.Time.Format("-0700")
	}
	for _, text := range [...]charset.HeaderText{e.about, e.sender} {
		for _, w := range text.Words {
			hints.Labels = addLabel(hints.Labels, w.Label)
		}
	}
	return hints
}

func addLabel(labels []string, label string) []string {
	if label == "" || len(labels) == maxHintLabels || slices.Contains(labels, label) {
		return labels
	}
	return append(labels, label)
}

// labeled are the first leaves of a message that state a charset.
func labeled(m *eml.Message) (parts []*eml.Part) {
	for p := range m.Root.All() {
		if len(parts) < maxHintLabels && !p.Multipart() && p.Content.Get("charset") != "" {
			parts = append(parts, p)
		}
	}
	return parts
}

// inherit hands the charset of a multipart on to its parts. Only leaves have one by RFC 2045, section 5, but
// programs that sign mail wrap the body and leave the label outside.
func inherit(p *eml.Part, inherited map[*eml.Part]string) {
	if !p.Multipart() {
		return
	}
	label := p.Content.Get("charset")
	if label == "" {
		label = inherited[p]
	}
	if label == "" {
		return
	}
	for _, child := range p.Parts {
		inherited[child] = label
	}
}

// hintsFor adds what the part itself and the other parts say.
func hintsFor(p *eml.Part, hints charset.Hints, others []*eml.Part) charset.Hints {
	if f, ok := p.Field("Content-Language"); ok {
		hints.Language = strings.TrimSpace(f.Text)
	}
	if lang := htmlLanguage(p); lang != "" {
		hints.Language = lang
	}
	hints.Labels = slices.Clip(hints.Labels)
	for _, other := range others {
		if other != p {
			hints.Labels = addLabel(hints.Labels, other.Content.Get("charset"))
		}
	}
	return hints
}

// htmlLanguage gives the language that an <html> element states, "" where it does not.
func htmlLanguage(p *eml.Part) string {
	const reach = 512
	if p.Type != "text/html" {
		return ""
	}
	element := afterHTML(p.Decoded.Data[:min(len(p.Decoded.Data), reach)])
	element, _, _ = bytes.Cut(element, []byte(">"))
	_, value, ok := bytes.Cut(bytes.ToLower(element), []byte(" lang="))
	if !ok {
		return ""
	}
	value = bytes.TrimLeft(value, "\"'")
	if end := bytes.IndexAny(value, "\"' "); end >= 0 {
		value = value[:end]
	}
	return string(value)
}

// afterHTML gives what stands behind the first "<html", whatever its case; nothing where there is none.
func afterHTML(text []byte) []byte {
	const tag = "<html"
	for {
		i := bytes.IndexByte(text, tag[0])
		if i < 0 || len(text) < i+len(tag) {
			return nil
		}
		if text = text[i:]; bytes.EqualFold(text[:len(tag)], []byte(tag)) {
			return text[len(tag):]
		}
		text = text[1:]
	}
}
