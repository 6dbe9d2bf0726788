package eml

import (
	"slices"
	"strings"
)

// hidden gives the encoding that bytes are in although nothing says so.
func (part *Part) hidden(b []byte) Encoding {
	switch {
	case part.hiddenBase64(b):
		return Base64
	case part.shown() && FindQuoted(b, part.label()):
		return QuotedPrintable
	}
	return Identity
}

// hiddenBase64 reports whether bytes are base64 that nothing declares. A text that is a file of its own may
// be about base64; another file is decoded only if it becomes a known kind.
func (part *Part) hiddenBase64(b []byte) bool {
	at, ok := FindBase64(b, part.label())
	if !ok || part.shown() {
		return ok
	}
	return !part.Text() && !part.textFile() && fileKind(decodeBase64(b[at.Start:min(at.End, at.Start+1024)]).Data) != ""
}

// shown reports whether the part is a text that programs show, not a file.
func (part *Part) shown() bool {
	return part.Text() && part.Name() == "" && part.Disposition().Value != "attachment"
}

// textFile reports whether the name of a file, or its type, says that it holds letters for bytes.
func (part *Part) textFile() bool {
	return hasEnding(part.Name(), ".b64", ".base64", ".pem", ".asc", ".cer", ".crt", ".key", ".p7b", ".txt", ".uue",
		".json", ".xml", ".eml", ".mht", ".vcf", ".ldif") || strings.HasPrefix(part.Type, "message/") ||
		strings.HasPrefix(part.Type, "application/pgp")
}

// decodeAgain goes on where what was decoded is encoded itself. A body that nobody encoded is no such case.
func (part *Part) decodeAgain(outer Encoding) {
	if part.Decoded.Around != Identity {
		part.Twice = []Encoding{part.Decoded.Around, outer}
	}
	for range maxAgain {
		if part.Decoded.same || outer.identity() {
			break
		}
		inner := part.hidden(part.Decoded.Data)
		if inner == Identity {
			break
		}
		if len(part.Twice) == 0 {
			part.Twice = []Encoding{outer}
		}
		part.Twice, outer = append(part.Twice, inner), inner
		part.Decoded.Data = Decode(part.Decoded.Data, inner).Data
	}
	if len(part.Twice) > 0 {
		part.defect(DefectTwice, part.Body, string(part.Twice[1]))
	}
}

// Taken gives the transfer encoding that was taken off a leaf: the stated one, unless its bytes say another.
//
//go:noinline
func (p *Part) Taken() Encoding {
	i := slices.IndexFunc(p.Defects, func(d Defect) bool { return d.Kind == DefectMismatch || d.Kind == DefectHidden })
	if i >= 0 {
		return Encoding(p.Defects[i].Value)
	}
	return p.Encoding
}

// Rescued reports whether mail programs show the content wrongly because nothing, or something wrong, says
// how it is encoded.
func (p *Part) Rescued() bool {
	return p.has(DefectHidden) || p.has(DefectTwice) || p.has(DefectMismatch)
}

// Unpacked reports whether the content is a file that stood as letters in a text.
func (p *Part) Unpacked() bool {
	return p.Text() && (p.Rescued() || p.Taken().named()) && fileKind(p.Decoded.Data) != ""
}

// label gives the charset that is stated for a text.
func (p *Part) label() string { return p.Content.Get("charset") }
