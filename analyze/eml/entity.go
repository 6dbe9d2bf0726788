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

// readType settles media type, boundary and transfer encoding.
func (part *Part) readType(defaultType string) {
	part.Type = defaultType
	if _, ok := part.Field("Content-Disposition"); ok {
		part.disposition = new(part.Disposition())
	}
	part.typed = true
	if f, ok := part.TypeField(); ok {
		part.Content = headers.ReadParams(f.Text)
		part.Type = statedType(part.Content.Value, defaultType)
		part.Boundary = strings.TrimRight(part.Content.Get("boundary"), " \t")
		if part.Boundary != "" && !validType(part.Content.Value) {
			part.Type = "multipart/mixed" // nothing else states a boundary
		}
	}
	if f, ok := part.Field("Content-Transfer-Encoding"); ok {
		known := true
		part.Encoding, known = ReadEncoding(f.Text)
		if !known {
			part.defect(DefectEncoding, f.Value, f.Unfolded())
		}
	}
}

// statedType gives the media type that a field means. Of a broken one, the first word tells multiparts and files.
func statedType(t, defaultType string) string {
	if validType(t) {
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
	return ok && major != "" && minor != "" && !strings.ContainsAny(t, " \t;,=\"")
}
