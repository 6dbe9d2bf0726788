package report

import (
	"fmt"
	"slices"
	"strings"

	"github.com/eml-inspect/eml-inspect/analyze"
)

// mostRaw is how much of a header is shown in a page, in bytes.
const mostRaw = 256 << 10

// rawHeader is a header that a page shows as it stands, with the places that findings point at.
type rawHeader struct {
	number int // of the message in the report
	source analyze.Source
	marks  []span
}

// span is a part of the header. Its fields are those of headers.Span, so that the program holds one sort for both.
type span struct{ Start, End int }

// rawHeaders lists the headers of a report that are shown, with their places.
func rawHeaders(r *analyze.Report) []rawHeader {
	var list []rawHeader
	for i, m := range r.Messages {
		if m.Brief || len(m.Source.Header) == 0 {
			continue
		}
		h := rawHeader{number: i, source: m.Source}
		h.source.Header = h.source.Header[:min(len(h.source.Header), mostRaw)]
		for _, f := range m.Findings {
			for _, p := range f.Where {
				if s, ok := h.within(p); ok {
					h.marks = append(h.marks, s)
				}
			}
		}
		slices.SortFunc(h.marks, func(a, b span) int {
			if a.Start != b.Start {
				return a.Start - b.Start
			}
			return b.End - a.End
		})
		h.marks = slices.Compact(h.marks)
		list = append(list, h)
	}
	return list
}

// within gives a place as a span of the header, if it stands in it.
func (h rawHeader) within(p analyze.Place) (span, bool) {
	s := span{p.Start - h.source.Start, min(p.End-h.source.Start, len(h.source.Header))}
	return s, p.Layer == h.source.Layer && s.Start >= 0 && s.Start < s.End
}

// target is the id of the mark at a place, "" where the page shows none.
func (s *sheet) target(p analyze.Place) string {
	for _, h := range s.raw {
		if at, ok := h.within(p); ok {
			return h.id(s.anchor, at)
		}
	}
	return ""
}

func (h rawHeader) id(anchor string, at span) string {
	return fmt.Sprintf("%sraw%d-%d", anchor, h.number, at.Start)
}

// writeRaw shows the headers as they stand, once for both languages.
func writeRaw(b *strings.Builder, r *analyze.Report, o *Options) {
	for _, h := range rawHeaders(r) {
		b.WriteString("<details class=\"raw\"><summary>")
		for _, lang := range []Lang{English, Chinese} {
			text := (&Options{Lang: lang}).phrase("web", "raw", map[string]string{"path": r.Messages[h.number].Path})
			fmt.Fprintf(b, "<span class=\"%s\" lang=\"%s\">%s</span>", lang, langTag(lang), escape(text))
		}
		b.WriteString("</summary>\n<pre>")
		h.write(b, o.Anchor)
		b.WriteString("</pre></details>\n")
	}
}

// write writes the header with its marks. A mark within another one only has its id.
func (h rawHeader) write(b *strings.Builder, anchor string) {
	at, open := 0, -1
	text := func(to int) {
		b.WriteString(rawText(h.source.Header[at:to]))
		at = to
	}
	last := -1
	for _, m := range h.marks {
		if open >= 0 && m.Start >= open {
			text(open)
			b.WriteString("</mark>")
			open = -1
		}
		text(m.Start)
		id := ""
		if m.Start != last {
			id = ` id="` + escape(h.id(anchor, m)) + `"`
		}
		last = m.Start
		switch {
		case open < 0:
			b.WriteString("<mark" + id + ">")
			open = m.End
		case id != "":
			b.WriteString("<span" + id + "></span>")
		}
		open = max(open, m.End)
	}
	if open >= 0 {
		text(open)
		b.WriteString("</mark>")
	}
	text(len(h.source.Header))
}

// rawText is bytes of a header, made harmless line by line.
func rawText(data []byte) string {
	var b strings.Builder
	for i, line := range strings.Split(strings.ReplaceAll(string(data), "\r\n", "\n"), "\n") {
		if i > 0 {
			b.WriteByte('\n')
		}
		for n, piece := range strings.Split(line, "\t") {
			if n > 0 {
				b.WriteByte('\t')
			}
			b.WriteString(escape(piece))
		}
	}
	return b.String()
}
