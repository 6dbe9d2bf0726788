package analyze

import (
	"bytes"
	"strings"

	"github.com/eml-inspect/eml-inspect/analyze/cms"
	"github.com/eml-inspect/eml-inspect/analyze/filetype"
	"github.com/eml-inspect/eml-inspect/headers"
)

// attachEncrypted reports what is wrapped so that a program without the means for it shows nothing, or a
// file that it cannot open. Its kinds: smime-encrypted, smime-signed (the content stands in it and is given
// back), smime-compressed; pgp-mime, pgp-flattened (a server took the parts of PGP/MIME apart), pgp-inline,
// pgp-file; and the kinds of filetype.Lock, files that need a password.
var attachEncrypted = Check{
	Codes: []string{"attach-encrypted"},
	Run: func(p *Pass) {
		p.pgpMIME()
		for _, c := range p.Contents {
			if kind, severity := p.wrapping(c); kind != "" && !p.full() {
				p.reportWrapped(c, kind, severity)
			}
		}
	},
}

func (p *Pass) reportWrapped(c Content, kind string, severity Severity) {
	confidence, files := Certain, ""
	if kind == string(filetype.PDFPassword) {
		confidence = Possible
	}
	if kind == "smime-signed" {
		files = itoa(filesWithin(c))
	}
	p.report(Finding{Code: "attach-encrypted", Severity: severity, Confidence: confidence, Party: Sender,
		Where: p.content(c, headers.Span{End: min(len(c.Decoded.Data), 40)})}, "kind", kind, "name", printable(c.Name.Text),
		"count", files, "part", c.Section())
}

// wrapping says how a content is wrapped, and how much that matters.
func (p *Pass) wrapping(c Content) (kind string, severity Severity) {
	data := c.Decoded.Data
	switch {
	case c.SMIME():
		return smime(c)
	case c.Body && c.Reading != nil && armored(data):
		return "pgp-inline", Warning
	case c.Body || len(data) == 0:
		return "", Note
	case bytes.HasPrefix(bytes.TrimLeft(data[:min(len(data), 64)], " \t\r\n"), []byte(pgpBegin)) && !p.pgpPart(c):
		return "pgp-file", Note
	}
	return string(filetype.Locked(data)), Note
}

// smime says what an S/MIME object holds.
func smime(c Content) (kind string, severity Severity) {
	object, ok := cms.Read(c.Decoded.Data)
	switch {
	case object.Kind == cms.Encrypted:
		return "smime-encrypted", Warning
	case object.Kind == cms.Signed:
		return "smime-signed", Warning
	case object.Kind == cms.Compressed:
		return "smime-compressed", Warning
	case !ok && strings.EqualFold(c.Part.Content.Get("smime-type"), "enveloped-data"):
		return "smime-encrypted", Warning
	}
	return "", Note
}

// filesWithin counts the files in an S/MIME object that is only signed.
func filesWithin(c Content) int {
	n := 0
	for part := range c.All() {
		if part.Leaf() && (!part.Text() || part.Name() != "") && part != c.Part {
			n++
		}
	}
	return n
}

const (
	pgpBegin = "-----BEGIN PGP MESSAGE-----"
	pgpEnd   = "-----END PGP MESSAGE-----"
)

// pgpLine is the first line of an armored message, as a line of its own that is not quoted.
var pgpLine = pattern(`(?m)^` + pgpBegin + `[ \t\r]*$`)

// armored reports whether a text is an encrypted message of PGP, and not only speaks of one: little else
// stands in it (RFC 9580, section 6.2).
func armored(text []byte) bool {
	text = text[:min(len(text), maxProse)]
	if !bytes.Contains(text, []byte("PGP MESSAGE")) { // texts have few such letters, and many dashes
		return false
	}
	at := pgpLine().FindIndex(text)
	if at == nil {
		return false
	}
	end := bytes.LastIndex(text, []byte(pgpEnd))
	if end < at[0] {
		end = len(text)
	}
	return (end-at[0])*2 > len(bytes.TrimSpace(text))
}

// pgpMIME reports PGP/MIME (RFC 3156, section 4), and what is left of it where a server made multipart/mixed
// of multipart/encrypted.
func (p *Pass) pgpMIME() {
	for part := range p.Root.All() {
		kind := ""
		switch {
		case part.Type == "multipart/encrypted":
			kind = "pgp-mime"
		case part.Multipart() && wrapsPGP(part):
			kind = "pgp-flattened"
		}
		if kind == "" || p.full() || part.Header.Span.Empty() {
			continue
		}
		at := part.Header.Span
		if f, ok := part.Field("Content-Type"); ok {
			at = headers.Span{Start: f.Start, End: f.Value.End}
		}
		p.report(Finding{Code: "attach-encrypted", Severity: Warning, Confidence: Certain, Party: Sender,
			Where: []Place{p.at(part.Layer, at, part.Section())}}, "kind", kind, "part", part.Section())
	}
}
