package analyze

import (
	"bytes"
	"slices"

	"github.com/eml-inspect/eml-inspect/analyze/eml"
)

// hasVersion reports whether parts are those of PGP/MIME: one that states the version, and next to it an
// armored message (RFC 3156, section 4).
func hasVersion(parts []*eml.Part) bool {
	i := slices.IndexFunc(parts, func(p *eml.Part) bool { return p.Type == "application/pgp-encrypted" })
	return i >= 0 && slices.ContainsFunc(parts, func(p *eml.Part) bool {
		data := p.Decoded.Data
		return bytes.Contains(data[:min(len(data), 4096)], []byte(pgpBegin))
	})
}

// pgpPart reports whether a content is a part of PGP/MIME, which is reported as a whole.
func (p *Pass) pgpPart(c Content) bool {
	h := p.Hiding()
	return h.pgp[h.parent[c.Part]]
}

// wrapsPGP reports whether the parts of a multipart are those of PGP/MIME.
func wrapsPGP(p *eml.Part) bool { return p.Type == "multipart/encrypted" || hasVersion(p.Parts) }
