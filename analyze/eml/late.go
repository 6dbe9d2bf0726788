package eml

import (
	"strings"

	"github.com/eml-inspect/eml-inspect/headers"
)

// lateHeader looks for MIME fields that an empty line cut off from the header: the body begins with
// Content fields that the header does not have, and an empty line ends them. Mailing programs that mix
// line ends write such mail.
func (p *parser) lateHeader(part *Part) {
	if part.Header.Separator.Empty() || !p.mimeFieldAt(p.pos) {
		return
	}
	late := headers.ScanUntil(p.data, headers.Span{Start: p.pos, End: p.end}, p.delimits)
	if late.Separator.Empty() || !mimeFieldsOnly(late, part.Header) {
		return
	}
	part.Late = late
	part.defect(DefectHeaderCut, headers.Span{Start: part.Header.Separator.Start, End: late.End}, "")
	p.pos = late.Separator.End
}

// mimeFieldAt is a quick look: does the line at pos begin as a MIME field?
func (p *parser) mimeFieldAt(pos int) bool {
	if p.end-pos < len("Content-Type:") {
		return false
	}
	begin := string(p.data[pos : pos+len("Content-")])
	return strings.EqualFold(begin, "Content-") || strings.EqualFold(begin, "MIME-Ver")
}

// mimeFieldsOnly reports whether the block looks like the rest of that header: named fields only, a
// Content-Type or Content-Transfer-Encoding that the header lacks, and none that it has.
func mimeFieldsOnly(late, header headers.Block) bool {
	news := false
	for _, f := range late.Fields {
		if f.Kind != headers.Named {
			return false
		}
		if f.Is("Content-Type") || f.Is("Content-Transfer-Encoding") {
			if _, has := header.Find(f.Name); has {
				return false
			}
			news = true
		}
	}
	return news
}
