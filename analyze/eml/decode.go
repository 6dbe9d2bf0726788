package eml

import "github.com/eml-inspect/eml-inspect/headers"

// Decoded is the content of a body with the transfer encoding taken off, and what was wrong with it.
type Decoded struct {
	Name          string // of the file, where the encoding brings it along: raw bytes
	Data          []byte
	Faults        []Fault
	End           int      // the offset in the body after the last byte of data
	Around        Encoding // the encoding that was put around the stated one; faults are not told then
	same          bool     // Data is the body as it stands
	open          bool     // of base64: the last line is a full one
	whole         *content // where Data is only the beginning
	escapes, soft int      // of quoted-printable: how many escapes and soft line breaks were read
}

// Fault is damage in encoded data. Its span is of the encoded body.
type Fault struct {
	headers.Span
	Kind  FaultKind
	Count int // how many characters, escapes or lines
	Size  int // how many bytes in all
}

// FaultKind says what is wrong with encoded data.
type FaultKind string

const (
	FaultIllegal  FaultKind = "illegal"  // characters or escapes that the encoding does not have
	FaultForeign  FaultKind = "foreign"  // lines of other text inside or after the data
	FaultPadding  FaultKind = "padding"  // the padding of base64 is missing, or stands inside
	FaultShort    FaultKind = "short"    // the data end in the middle of a group
	FaultMissing  FaultKind = "missing"  // a line lacks characters, or has some too many
	FaultAlphabet FaultKind = "alphabet" // the URL-safe alphabet of base64 (RFC 4648, section 5)
	FaultName     FaultKind = "no-data"  // a uuencoded body that has no "begin" line
)

// Decode takes the transfer encoding off a body. It never fails: it goes on after damage and says where
// the damage is.
func Decode(body []byte, e Encoding) Decoded {
	switch e {
	case Base64:
		return decodeBase64(body)
	case QuotedPrintable:
		return decodeQuotedPrintable(body)
	case Uuencode, YEnc, BinHex:
		return decodeUuencode(body)
	}
	return Decoded{Data: body, same: true}
}

// note adds a fault, or widens the last one of the same kind.
//
//go:noinline
func (d *Decoded) note(kind FaultKind, start, end, count int) {
	for i := range d.Faults {
		if d.Faults[i].Kind == kind {
			d.Faults[i].Count += count
			d.Faults[i].Size += end - start
			if kind == FaultForeign && d.Faults[i].End+2 >= start {
				d.Faults[i].End = end
			}
			return
		}
	}
	d.Faults = append(d.Faults, Fault{Span: headers.Span{Start: start, End: end}, Kind: kind, Count: count,
		Size: end - start})
}

// Fault gives the first fault of a kind.
func (d Decoded) Fault(kind FaultKind) (Fault, bool) {
	for _, f := range d.Faults {
		if f.Kind == kind {
			return f, true
		}
	}
	return Fault{}, false
}

// Same reports whether the content is the body as it stands: nothing was encoded.
func (d Decoded) Same() bool { return d.same }

// OpenEnd reports whether base64 ends as it does where it was cut: without padding, behind a full line or
// in a group.
func (d Decoded) OpenEnd() bool {
	_, short := d.Fault(FaultPadding)
	return d.open || short
}

// Escapes gives how many escapes of quoted-printable were decoded.
func (d Decoded) Escapes() int { return d.escapes }
