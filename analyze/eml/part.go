package eml

import (
	"iter"
	"slices"
	"strconv"
	"strings"

	"github.com/eml-inspect/eml-inspect/analyze/mapi"
	"github.com/eml-inspect/eml-inspect/analyze/msg"
	"github.com/eml-inspect/eml-inspect/analyze/tnef"
	"github.com/eml-inspect/eml-inspect/headers"
)

// Part is one node of the MIME tree (RFC 2045, section 2.4): a leaf, a multipart, or a message that is
// carried as it is.
type Part struct {
	headers.Span                 // header and body, in Layer
	Layer        *Layer          // what the spans refer to
	Path         string          // IMAP section number relative to its message (RFC 9051, section 6.4.5)
	Delimiter    headers.Span    // the boundary line before it, with the line end that belongs to it
	Header       headers.Block   // its header fields
	Content      headers.Params  // Content-Type as written
	Type         string          // the media type that holds, lower case: "text/plain" where none is stated
	Encoding     Encoding        // the transfer encoding that is stated
	Body         headers.Span    // what follows the header
	Boundary     string          // the boundary that its parts are divided by
	Preamble     headers.Span    // of a multipart: what stands before the first boundary
	Close        headers.Span    // of a multipart: the closing boundary; empty where it is missing
	Epilogue     headers.Span    // of a multipart: what stands after the closing boundary
	Parts        []*Part         // of a multipart, or the one entity of a message/rfc822
	Message      *Message        // the message it carries, nil if none
	Decoded      Decoded         // of a leaf: its content with the transfer encoding taken off
	TNEF         *tnef.Stream    // the winmail.dat that its content is, nil if it is none
	Kept         *mapi.Text      // the text of an item of Outlook that it stands for, nil in mail as it was sent
	Attached     *msg.Attachment // the file in an item of Outlook that it stands for, nil in mail as it was sent
	Twice        []Encoding      // the encodings around its content, outermost first, where there are several
	Enclosed     []Enclosed      // of a text: the files in it that have an encoding of their own
	Entity       bool            // the content was a header and parts, encoded as a whole: Parts holds it
	Defects      []Defect        // what is wrong with its structure
	Lost         Lost            // why ordinary programs do not see it, "" where they do
	Recovered    []*Part         // parts that stand in its text, divided from it by nothing
	bare         bool            // not looked into: the limit is reached
	near         bool            // the boundary line before it was damaged
	typed        bool            // its MIME fields were read, disposition among them
	disposition  *headers.Params // nil where no field states one
	cut          *cutHeader      // nil in nearly every part
}

// Late gives the MIME fields that an empty line cut off from the header.
func (p *Part) Late() headers.Block {
	if p.cut == nil {
		return headers.Block{}
	}
	return p.cut.late
}

// Whole gives the header with what empty lines cut off from it. Where one cut a field, that field holds it.
func (p *Part) Whole() headers.Block {
	if p.cut == nil {
		return p.Header
	}
	return p.cut.whole
}

// CutField gives the name of the field within which an empty line cuts the header; "" where it stands between two.
func (p *Part) CutField() string {
	last := len(p.Header.Fields) - 1
	if p.cut == nil || last < 0 || p.cut.whole.Fields[last].End == p.Header.Fields[last].End {
		return ""
	}
	return p.Header.Fields[last].Name
}

// cutHeader is a header of which empty lines cut off the rest.
type cutHeader struct {
	late, whole headers.Block // the rest; and the header with it
}

// Defect is something that strict readers stumble over.
type Defect struct {
	headers.Span        // in the layer of the part
	Kind         string // one of the Defect constants
	Value        string // what was found, or what was expected
}

// The kinds of defects.
const (
	DefectHeaderCut       = "header-cut"          // an empty line stands between MIME fields
	DefectBlankFirst      = "blank-first"         // empty lines stand before the header
	DefectTextFirst       = "text-first"          // a text stands before the header
	DefectNoBlankLine     = "no-blank-line"       // nothing separates header and body
	DefectBoundaryMissing = "boundary-missing"    // the stated boundary never occurs; Value is the real one
	DefectNoBoundary      = "no-boundary"         // a multipart states no boundary; Value is the real one
	DefectUnclosed        = "boundary-unclosed"   // the last boundary is missing
	DefectAfterClose      = "part-after-close"    // parts follow the closing boundary
	DefectLooseDelimiter  = "loose-delimiter"     // text stands on the line of a boundary
	DefectSameBoundary    = "same-boundary"       // a multipart has the boundary of one around it
	DefectBoundaryPrefix  = "boundary-prefix"     // a boundary begins with that of the multipart around it
	DefectBoundaryBlank   = "boundary-blank"      // a boundary is stated with a blank at its end
	DefectDelimiter       = "delimiter-damaged"   // a line is nearly a boundary; Value is what it says
	DefectUndeclared      = "parts-undeclared"    // no field says that the body has parts; Value is the boundary
	DefectEncodedMessage  = "encoding-message"    // a message that is carried is encoded (RFC 2046, section 5.2.1)
	DefectEncoding        = "encoding-unknown"    // a transfer encoding that nobody knows
	DefectMismatch        = "encoding-mismatch"   // the body is not encoded as it says; Value is what it is
	DefectHidden          = "encoding-undeclared" // the body is encoded and nothing says so; Value is the encoding
	DefectTwice           = "encoding-twice"      // the content was encoded twice; Value is the inner encoding
	DefectEncodedParts    = "encoding-multipart"  // a multipart is encoded as a whole (RFC 2045, section 6.4)
	DefectLimit           = "limit"               // deeper, or more parts, than is read
)

// Multipart reports whether its parts are divided by boundaries.
func (p *Part) Multipart() bool { return strings.HasPrefix(p.Type, "multipart/") }

// Text reports whether a person would read it.
func (p *Part) Text() bool { return strings.HasPrefix(p.Type, "text/") }

// Leaf reports whether it has content of its own.
func (p *Part) Leaf() bool { return len(p.Parts) == 0 && !p.Multipart() && p.Message == nil }

// Raw gives the bytes of the body as they stand.
func (p *Part) Raw() []byte { return p.Layer.Bytes(p.Body) }

// Field gives the first field of this name, from the header or from what was cut off from it.
func (p *Part) Field(name string) (headers.Field, bool) { return p.Whole().Find(name) }

// TypeField gives the Content-Type that holds: the first one, but one that states a boundary before one that does
// not, since only one of them can be meant.
func (p *Part) TypeField() (headers.Field, bool) {
	first, ok := p.Field("Content-Type")
	for f := range p.Whole().All("Content-Type") {
		if f.Span != first.Span && !headers.ContainsFold(first.Text, "boundary") && headers.ContainsFold(f.Text, "boundary") {
			return f, true
		}
	}
	return first, ok
}

// Disposition reads the Content-Disposition field (RFC 2183).
func (p *Part) Disposition() headers.Params {
	if p.typed {
		if p.disposition == nil {
			return headers.Params{}
		}
		return *p.disposition
	}
	f, ok := p.Field("Content-Disposition")
	if !ok {
		return headers.Params{}
	}
	return headers.ReadParams(f.Text)
}

// Params reads a field of the part that has parameters, Content-Type or Content-Disposition; what was read already is
// not read again.
func (p *Part) Params(f headers.Field) headers.Params {
	switch {
	case p.typed && f.Is("Content-Disposition"):
		return p.Disposition()
	case p.typed && f.Is("Content-Type"):
		if held, ok := p.TypeField(); ok && held.Span == f.Span {
			return p.Content
		}
	}
	return headers.ReadParams(f.Text)
}

// All walks over the part and everything below it in its message, from the top down.
func (p *Part) All() iter.Seq[*Part] {
	return func(yield func(*Part) bool) { p.walk(yield) }
}

func (p *Part) walk(yield func(*Part) bool) bool {
	if !yield(p) {
		return false
	}
	if p.Message != nil {
		return true
	}
	for _, child := range p.Parts {
		if !child.walk(yield) {
			return false
		}
	}
	return true
}

// Section gives the section number of a part for people: the body of a message that is not multipart is "1".
//
//go:noinline
func (p *Part) Section() string {
	if p.Path == "" {
		return "1"
	}
	return p.Path
}

// childPath gives the section number of the n-th part, counted from one.
func (p *Part) childPath(n int) string {
	if p.Path == "" {
		return strconv.Itoa(n)
	}
	return p.Path + "." + strconv.Itoa(n)
}

func (p *Part) defect(kind string, at headers.Span, value string) {
	if n := len(p.Defects); n >= maxSame && p.Defects[n-1].Kind == kind {
		return
	}
	p.Defects = append(p.Defects, Defect{Span: at, Kind: kind, Value: value})
}

// has reports whether a defect of this kind was recorded.
func (p *Part) has(kind string) bool {
	return slices.ContainsFunc(p.Defects, func(d Defect) bool { return d.Kind == kind })
}

// Tiles gives the spans that the part is made of, in order, down to its leaves; together they are the
// part, byte for byte. What was decoded into layers of its own is not part of it.
func (p *Part) Tiles() []headers.Span {
	tiles := []headers.Span{p.Header.Span, p.Header.Separator, p.Late().Span, p.Late().Separator}
	if len(p.Parts) == 0 || p.Parts[0].Layer != p.Layer {
		return append(tiles, p.Body)
	}
	tiles = append(tiles, p.Preamble)
	for _, child := range p.Parts {
		tiles = append(append(tiles, child.Delimiter), child.Tiles()...)
	}
	return append(tiles, p.Close, p.Epilogue)
}
