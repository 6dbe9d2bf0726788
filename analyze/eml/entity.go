package eml

import (
	"strings"

	"github.com/eml-inspect/eml-inspect/headers"
)

// missingBlankLine records that text follows the header at once.
func (p *parser) missingBlankLine(part *Part) {
	if !part.Header.Separator.Empty() || p.pos >= p.end || part.Header.Named() == 0 || p.cutField(part) {
		return
	}
	if end, _ := p.lineEnd(p.pos); !p.delimits(p.data[p.pos:end]) {
		part.defect(DefectNoBlankLine, headers.Span{Start: p.pos, End: p.pos}, "")
	}
}

// mimeFields are the fields that say what a part is, nil where they are missing.
type mimeFields struct {
	content, disposition, encoding *headers.Field
	types                          int // how many state a media type
}

// mimeFields finds them in one go over the fields of the header, and what was cut off from it.
func (part *Part) mimeFields() (found mimeFields) {
	fields := part.Whole().Fields
	for i := range fields {
		switch f := &fields[i]; {
		case f.Is("Content-Type"):
			found.types++
			keepFirst(&found.content, f)
		case f.Is("Content-Disposition"):
			keepFirst(&found.disposition, f)
		case f.Is("Content-Transfer-Encoding"):
			keepFirst(&found.encoding, f)
		}
	}
	if found.types > 1 {
		f, _ := part.TypeField()
		found.content = &f
	}
	return found
}

func keepFirst(first **headers.Field, f *headers.Field) {
	if *first == nil {
		*first = f
	}
}

// readType settles media type, boundary and transfer encoding.
func (part *Part) readType(defaultType string) {
	part.Type, part.typed = defaultType, true
	found := part.mimeFields()
	if f := found.disposition; f != nil {
		part.disposition = new(headers.ReadParams(f.Text))
	}
	if f := found.content; f != nil {
		part.Content = headers.ReadParams(f.Text)
		valid := validType(part.Content.Value)
		part.Type = statedType(part.Content.Value, valid, defaultType)
		part.Boundary = strings.TrimRight(part.Content.Get("boundary"), " \t")
		if part.Boundary != "" && !valid {
			part.Type = "multipart/mixed" // nothing else states a boundary
		}
	}
	if f := found.encoding; f != nil {
		known := true
		part.Encoding, known = ReadEncoding(f.Text)
		if !known {
			part.defect(DefectEncoding, f.Value, f.Unfolded())
		}
	}
}

// statedType gives the media type that a field means. Of a broken one, the first word tells multiparts and files.
func statedType(t string, valid bool, defaultType string) string {
	if valid {
		return t
	}
	word := strings.FieldsFunc(t, func(r rune) bool { return r < 'a' || r > 'z' })
	if len(word) == 0 {
		return defaultType
	}
	switch word[0] {
	case "multipart":
		return "multipart/mixed"
	case "application", "image", "audio", "video", "octet":
		return "application/octet-stream"
	case "html":
		return "text/html"
	}
	return defaultType
}

// validType reports whether a media type has both halves (RFC 2045, section 5.1).
func validType(t string) bool {
	major, minor, ok := strings.Cut(t, "/")
	return ok && major != "" && minor != "" && strings.IndexFunc(t, endsType) < 0
}

// endsType reports whether a character stands in no media type.
func endsType(r rune) bool {
	return r == ' ' || r == '\t' || r == ';' || r == ',' || r == '=' || r == '"'
}
