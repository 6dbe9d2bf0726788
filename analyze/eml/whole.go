package eml

import (
	"bytes"
	"strings"

	"github.com/eml-inspect/eml-inspect/headers"
)

// openEntity reads the parts in a text that is a MIME entity, encoded as a whole: a header with a multipart
// type and its parts, or the parts alone. Sending programs that build the parts themselves and hand them to a
// library as the text write such mail.
func (p *parser) openEntity(part *Part) {
	if !part.shown() || part.Decoded.same || p.depth >= p.limits.Depth || p.parts >= p.limits.Parts {
		return
	}
	data := part.Decoded.Data
	boundary := entityBoundary(data)
	if boundary == "" {
		return
	}
	if !part.Rescued() {
		part.defect(DefectEncodedParts, part.Body, string(part.Encoding))
	}
	p.readEntity(part, part.Section(), data, boundary)
	part.Entity = len(part.Parts) > 0
}

// readEntity reads the parts in decoded bytes, which begin with a header or with the boundary itself, as children of a path.
func (p *parser) readEntity(part *Part, path string, data []byte, boundary string) {
	layer := newLayer(p.message.carriedPath(part.Section()), data)
	inner := p.parser(layer, layer.whole(), p.message, p.depth+1)
	shadow := &Part{Layer: layer, Path: path, Type: "multipart/mixed", Boundary: boundary}
	if data[0] == '-' {
		inner.multipart(shadow)
		part.Defects = append(part.Defects, shadow.Defects...)
	} else {
		shadow.Parts = []*Part{inner.entity(shadow.childPath(1), "text/plain")}
	}
	for _, child := range shadow.Parts {
		child.lose(LostEncoded)
	}
	part.Parts = shadow.Parts
}

// entityBoundary gives the boundary that divides the parts of an entity, "" where bytes are none: the one its
// header states, or that of its first line, if it is closed and MIME fields follow.
func entityBoundary(data []byte) string {
	const reach = 8 << 10
	head := data[:min(len(data), reach)]
	switch {
	case bytes.HasPrefix(head, []byte("--")):
		end, next := nextLineAt(head, 0)
		name := strings.TrimRight(string(head[2:end]), " \t")
		closing := bytes.Contains(data, []byte("\n--"+name+"--")) || bytes.Contains(data, []byte("\r--"+name+"--"))
		if name == "" || len(head) < next+8 || !strings.EqualFold(string(head[next:next+8]), "content-") || !closing {
			return ""
		}
		return name
	case !begins(head, "content-") && !begins(head, "mime-version"):
		return ""
	}
	f, ok := headers.Scan(head, headers.Span{End: len(head)}).Find("Content-Type")
	if !ok {
		return ""
	}
	params := headers.ReadParams(f.Text)
	boundary := params.Get("boundary")
	if !strings.HasPrefix(params.Value, "multipart/") || boundary == "" || !bytes.Contains(data, []byte("--"+boundary)) {
		return ""
	}
	return boundary
}

// encodedWhole gives the encoding in which a multipart stands as a whole: the one it states, or base64 that
// nothing states.
func (part *Part) encodedWhole() Encoding {
	if !part.Encoding.identity() {
		return part.Encoding
	}
	if _, ok := FindBase64(part.Raw(), ""); ok {
		return Base64
	}
	return Identity
}
