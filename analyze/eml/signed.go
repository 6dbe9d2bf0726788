package eml

import "github.com/eml-inspect/eml-inspect/analyze/cms"

// openSigned reads the entity in an S/MIME object that is only signed (RFC 8551, section 3.5.2): its text and
// its files can be read by anybody, though many programs show nothing but smime.p7m.
func (p *parser) openSigned(part *Part) {
	if part.Message != nil || len(part.Parts) > 0 || p.depth >= p.limits.Depth || p.parts >= p.limits.Parts ||
		!part.SMIME() {
		return
	}
	object, ok := cms.Read(part.Decoded.Data)
	if !ok || object.Kind != cms.Signed {
		return
	}
	layer := newLayer(p.message.carriedPath(part.Section()), object.Content)
	inner := p.parser(layer, layer.whole(), p.message, p.depth+1)
	part.Parts = []*Part{inner.entity(part.childPath(1), "text/plain")}
}

// SMIME reports whether the content of a part should be a CMS object that holds the message.
func (p *Part) SMIME() bool {
	switch p.Type {
	case "application/pkcs7-mime", "application/x-pkcs7-mime":
		return true
	case "application/octet-stream":
		return hasEnding(p.Name(), ".p7m")
	}
	return false
}
