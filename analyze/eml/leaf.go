package eml

import "bytes"

// decode takes the transfer encoding off a leaf: the one that is stated, or the one that its bytes are
// really in, and once more if they were encoded twice. What was found out is recorded. Of a large one only the
// beginning may be held.
func (part *Part) decode(held int) {
	raw := part.Raw()
	if d, ok := part.decodeHeld(raw, held); ok {
		part.Decoded = d
		return
	}
	part.Decoded = Decode(raw, part.Encoding)
	outer := part.Encoding
	if e, found := part.trueEncoding(raw); found {
		kind := DefectMismatch
		if part.Encoding.identity() && !part.has(DefectEncoding) {
			kind = DefectHidden
		}
		part.defect(kind, part.Body, string(e))
		part.Decoded, outer = Decode(raw, e), e
	}
	part.decodeAgain(outer)
	if (part.Text() || part.packed()) && !part.unmarked() {
		part.Enclosed = FindEnclosed(part.Decoded.Data)
	}
}

// unmarked reports whether the lines of a body that is not encoded are known, and no file stands in it, since none of
// them begins as one does.
func (part *Part) unmarked() bool {
	return part.Decoded.same && part.Layer.index.made && part.Layer.indexed() && markAt(part.Decoded.Data, 0) < 0 &&
		firstIn(part.Layer.index.marks, part.Body.Start, part.Body.End) < 0
}

// packed reports whether a file is a packed one by its type.
func (part *Part) packed() bool {
	switch part.Type {
	case "application/mac-binhex40", "application/binhex", "application/x-uuencode", "application/x-uue",
		"application/x-yenc", "application/yenc":
		return true
	}
	return false
}

// trueEncoding says how a body is encoded that is not encoded as it says.
func (part *Part) trueEncoding(raw []byte) (e Encoding, found bool) {
	switch part.Encoding {
	case Base64:
		return part.notBase64(raw)
	case QuotedPrintable:
		return part.notQuoted(raw)
	case Uuencode, YEnc, BinHex:
		if part.Decoded.same && len(bytes.TrimSpace(raw)) > 0 {
			if e := part.hidden(raw); e != Identity {
				return e, true
			}
			return plainAs(raw), true
		}
		return Identity, false
	}
	e = part.hidden(raw)
	return e, e != Identity
}

// plainAs names the encoding of a body that is not encoded.
func plainAs(raw []byte) Encoding {
	if bytes.IndexFunc(raw, func(r rune) bool { return r >= 0x80 }) >= 0 {
		return EightBit
	}
	return SevenBit
}

// notBase64 looks at a body that says base64. One that begins with other text, and holds more of it than
// data, was never encoded so.
func (part *Part) notBase64(raw []byte) (Encoding, bool) {
	if len(part.Decoded.Faults) == 0 && part.Decoded.Around == Identity && !inWords(raw) {
		return Identity, false
	}
	foreign, ok := part.Decoded.Fault(FaultForeign)
	other := ok && foreign.Size*2 > len(raw) && len(bytes.TrimSpace(raw[:foreign.Start])) == 0 &&
		fileKind(part.Decoded.Data) == "" && !readable(part.Decoded.Data, false, part.label())
	_, high, _, _ := countEscapes(raw)
	switch {
	case (high > 1 || bytes.IndexByte(raw, ' ') >= 0) && FindQuoted(raw, part.label()):
		return QuotedPrintable, true
	case !other && !inWords(raw):
		return Identity, false
	case part.encloses(raw):
		return Uuencode, true
	}
	return plainAs(raw), true
}

// inWords reports whether bytes are a text of words, not of data: most are letters only, or not of ASCII.
func inWords(raw []byte) bool {
	raw = raw[:min(len(raw), 4096)]
	words, other := 0, 0
	for word := range bytes.FieldsSeq(raw) {
		if len(word) > 40 {
			return false
		}
		if wordy(word) || len(word) == 1 || word[0] >= 0x80 {
			words++
		} else {
			other++
		}
	}
	return words > 2 && words > 2*other
}

// notQuoted looks at a body that says quoted-printable. It may be base64 or uuencoded, or not encoded: then
// hardly any "=" begins an escape.
func (part *Part) notQuoted(raw []byte) (Encoding, bool) {
	escapes, soft := part.Decoded.escapes, part.Decoded.soft
	if part.hiddenBase64(raw) {
		return Base64, true
	}
	illegal, ok := part.Decoded.Fault(FaultIllegal)
	switch {
	case !ok || soft > 0:
		return Identity, false
	case part.encloses(raw):
		return Uuencode, true
	}
	return plainAs(raw), illegal.Count >= plainEquals && illegal.Count > 4*escapes
}

// plainEquals is how many "=" that begin no escape show that a text is not encoded.
const plainEquals = 4

// encloses reports whether a body is a uuencoded file.
func (part *Part) encloses(raw []byte) bool {
	for _, e := range FindEnclosed(raw) {
		if e.Len()*2 > len(raw) && len(e.Faults) == 0 {
			return true
		}
	}
	return false
}
