package mend

import (
	"slices"
	"strings"

	"github.com/eml-inspect/eml-inspect/analyze/eml"
	"github.com/eml-inspect/eml-inspect/charset"
	"github.com/eml-inspect/eml-inspect/headers"
)

// contentField reports whether a field describes the body, and is therefore written anew with it.
func contentField(name string) bool {
	switch strings.ToLower(name) {
	case "content-type", "content-transfer-encoding", "content-disposition":
		return true
	}
	return false
}

// stale reports whether a field is no longer true of a body that was written anew.
func stale(name string) bool {
	switch strings.ToLower(name) {
	case "content-length", "content-md5", "lines", "mime-version":
		return true
	}
	return false
}

// kept gives the fields of a part that do not describe its body, mended where need be. Lines that are no field are
// kept in fields of their own.
func (w *mender) kept(p *eml.Part) []field {
	var list []field
	for _, f := range p.Whole().Fields {
		switch {
		case f.Kind == headers.Mark:
			w.changed(p.Path, ChangedLines, "BOM")
		case f.Kind == headers.Envelope, f.Kind == headers.Before:
		case f.Kind == headers.Stray, f.Name == "":
			w.changed(p.Path, ChangedStray, "")
			text := charset.UnstructuredText(string(p.Layer.Bytes(f.Span)))
			list = append(list, field{"X-Eml-Inspect-Stray", unstructured(text)})
		case contentField(f.Name), stale(f.Name):
		default:
			list = append(list, field{fieldName(f.Name), w.value(p, f)})
		}
	}
	if len(p.Late().Fields) > 0 {
		w.changed(p.Path, ChangedStructure, "header-cut")
	}
	return list
}

// fieldName takes out of a name what RFC 5322, section 2.2, does not allow there.
func fieldName(name string) string {
	clean := strings.Map(func(r rune) rune {
		if r <= ' ' || r >= 0x7f || r == ':' {
			return -1
		}
		return r
	}, name)
	switch {
	case clean == "":
		return "X-Unnamed"
	case clean != name && strings.TrimSpace(name) != clean:
		return "X-" + clean // not a field that it only looks like now
	}
	return clean
}

// value gives the value of a field: as it stands if it can, else its texts in encoded words.
func (w *mender) value(p *eml.Part, f headers.Field) string {
	text, changed := w.rewritten(p, f)
	if !isASCII(text) {
		switch {
		case addresses(f.Name):
			text = strings.ToValidUTF8(text, "?")
		default:
			text = words(visible(charset.UnstructuredText(text)))
		}
		changed = true
	}
	tidy := tidyLines(text)
	if changed || tidy != strings.TrimSpace(lineEnds.Replace(f.Text)) {
		w.changed(p.Path, ChangedField, f.Name)
	}
	return tidy
}

func addresses(name string) bool {
	switch strings.ToLower(name) {
	case "from", "to", "cc", "reply-to", "sender", "bcc":
		return true
	}
	return false
}

// rewritten puts the texts of a field that are garbled into proper encoded words.
func (w *mender) rewritten(p *eml.Part, f headers.Field) (text string, changed bool) {
	var b strings.Builder
	done := 0
	for _, h := range w.texts[fieldAt{p.Layer, f.Start}] {
		if !garbled(h.HeaderText) {
			continue
		}
		from, to := h.At.Start-f.Value.Start, h.At.End-f.Value.Start
		if from < done || to > len(f.Text) {
			continue
		}
		b.WriteString(f.Text[done:from])
		if addresses(f.Name) {
			b.WriteString(" " + phrase(h.HeaderText.Text) + " ")
		} else {
			b.WriteString(unstructured(h.HeaderText.Text))
		}
		done, changed = to, true
	}
	return b.String() + f.Text[done:], changed
}

// garbled reports whether some program shows a text of a field wrongly.
func garbled(h charset.HeaderText) bool {
	if h.Repaired || h.RawStart >= 0 || h.RawCharset != "" || h.Split || h.Malformed != "" {
		return true
	}
	return slices.ContainsFunc(h.Words, func(word charset.Word) bool { return word.Verdict != charset.Fits })
}

// tidyLines writes the folded lines of a value so that strict readers take them: each begins with a blank, none is
// empty, too long or ends otherwise than in CRLF; control characters are left out.
func tidyLines(text string) string {
	var lines []string
	for line := range strings.SplitSeq(lineEnds.Replace(text), "\r\n") {
		line = strings.Map(func(r rune) rune {
			if r < ' ' && r != '\t' || r == 0x7f {
				return -1
			}
			return r
		}, line)
		if strings.TrimSpace(line) == "" {
			continue
		}
		if len(lines) > 0 && line[0] != ' ' && line[0] != '\t' {
			line = " " + line
		}
		lines = append(lines, fold(line))
	}
	return strings.TrimSpace(strings.Join(lines, "\r\n"))
}
