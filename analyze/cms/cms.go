// Package cms reads S/MIME objects (RFC 5652) as far as that needs no key: what kind each is, and the content
// of one that is only signed. It verifies nothing. It keeps the law that every length in them is checked, as
// the writers of hostile mail expect that somebody forgets to.
package cms

// Kind says what an object is for.
type Kind string

const (
	Signed       Kind = "signed"       // signed-data with its content: anybody can read it
	Certificates Kind = "certificates" // signed-data without content: certificates, or a signature that stands apart
	Encrypted    Kind = "encrypted"    // enveloped-data, authenticated or not: only the recipient's key opens it
	Compressed   Kind = "compressed"   // compressed-data (RFC 3274)
)

// Object is a CMS object.
type Object struct {
	Kind    Kind
	Content []byte // of signed-data: what was signed, a MIME entity in mail (RFC 8551, section 3.5.2)
}

// The object identifiers of content types (RFC 5652, RFC 5083, RFC 3274), encoded.
const (
	oidSigned        = "\x2a\x86\x48\x86\xf7\x0d\x01\x07\x02"
	oidEnveloped     = "\x2a\x86\x48\x86\xf7\x0d\x01\x07\x03"
	oidEncrypted     = "\x2a\x86\x48\x86\xf7\x0d\x01\x07\x06"
	oidCompressed    = "\x2a\x86\x48\x86\xf7\x0d\x01\x09\x10\x01\x09"
	oidAuthEnveloped = "\x2a\x86\x48\x86\xf7\x0d\x01\x09\x10\x01\x17"
)

// The tags that matter (X.690, section 8.1.2).
const (
	tagInteger     = 0x02
	tagOctets      = 0x04
	tagOID         = 0x06
	tagSequence    = 0x30
	tagSet         = 0x31
	tagOctetPieces = 0x24
	tagExplicit    = 0xa0
)

// Read reads a ContentInfo (RFC 5652, section 3), false where the bytes are none.
func Read(b []byte) (Object, bool) {
	info, ok := enter(b, tagSequence)
	if !ok {
		return Object{}, false
	}
	oid, rest, ok := expect(info, tagOID)
	if !ok {
		return Object{}, false
	}
	switch string(oid) {
	case oidSigned:
		return signed(rest), true
	case oidEnveloped, oidEncrypted, oidAuthEnveloped:
		return Object{Kind: Encrypted}, true
	case oidCompressed:
		return Object{Kind: Compressed}, true
	}
	return Object{}, false
}

// signed reads the content of signed-data (RFC 5652, section 5.1).
func signed(b []byte) Object {
	o := Object{Kind: Certificates}
	b, ok := enter(b, tagExplicit)
	if ok {
		b, ok = enter(b, tagSequence)
	}
	for _, tag := range [...]byte{tagInteger, tagSet} {
		if ok {
			_, b, ok = expect(b, tag)
		}
	}
	if ok {
		b, ok = enter(b, tagSequence)
	}
	if ok {
		_, b, ok = expect(b, tagOID)
	}
	if ok {
		b, ok = enter(b, tagExplicit)
	}
	if ok {
		o.Content, _, _ = octets(nil, b, 0)
	}
	if len(o.Content) > 0 {
		o.Kind = Signed
	}
	return o
}

// octets appends an octet string, joined where it was written in pieces (X.690, section 8.7), and gives what follows it.
func octets(out, b []byte, depth int) (joined, rest []byte, ok bool) {
	h, ok := begin(b)
	if !ok || h.tag != tagOctetPieces || depth > maxDepth {
		e, ok := next(b, 0)
		switch {
		case e.tag == tagOctets && out == nil:
			out = e.content[:len(e.content):len(e.content)] // all of it, mostly: nothing has to be copied
		case e.tag == tagOctets:
			out = append(out, e.content...)
		}
		return out, e.rest, ok
	}
	pieces := h.body[:h.size]
	for !ended(pieces) && ok {
		out, pieces, ok = octets(out, pieces, depth+1)
	}
	if !h.indefinite {
		return out, h.body[h.size:], true
	}
	return out, pieces[min(2, len(pieces)):], ok
}
