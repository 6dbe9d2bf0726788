package report

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"

	"github.com/eml-inspect/eml-inspect/analyze"
)

// CopiesJSON writes a comparison as one indented document. The error is the writer's.
func CopiesJSON(w io.Writer, r *analyze.CopiesReport, o Options) error {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	if err := e.Encode(newComparison(r, &o)); err != nil {
		return err
	}
	_, err := w.Write(escapeControls(b.Bytes()))
	return err
}

// escapeControls spells out the controls that JSON allows in a string as they are (RFC 8259,
// section 7): DEL and U+0080 to U+009F. A terminal obeys some of them, and a reader that parts lines
// as Unicode does (U+0085, NEXT LINE) would break a document in two.
func escapeControls(doc []byte) []byte {
	var out []byte
	done := 0
	for i := range doc {
		length := controlAt(doc[i:])
		if length == 0 {
			continue
		}
		out = append(out, doc[done:i]...)
		out = fmt.Appendf(out, `\u%04x`, doc[i+length-1])
		done = i + length
	}
	if done == 0 {
		return doc
	}
	return append(out, doc[done:]...)
}

// controlAt is the number of bytes of the control that a text in UTF-8 begins with, 0 for none. The
// last of them is its code.
func controlAt(text []byte) int {
	switch {
	case text[0] == 0x7f:
		return 1
	case text[0] == 0xc2 && len(text) > 1 && text[1] >= 0x80 && text[1] < 0xa0:
		return 2
	}
	return 0
}

// comparison is a comparison with the words of one language.
type comparison struct {
	Schema   int                 `json:"schema"`
	Inputs   []analyze.CopyInput `json:"inputs"`
	Groups   [][]int             `json:"groups"`
	Findings []finding           `json:"findings"`
	Splits   []analyze.Split     `json:"splits"`
}

// newComparison fills in the words, and leaves the report as it is.
func newComparison(r *analyze.CopiesReport, o *Options) comparison {
	c := comparison{Schema: r.Schema, Inputs: list(r.Inputs), Groups: list(r.Groups), Findings: inWords(r.Findings, o),
		Splits: []analyze.Split{}}
	for _, s := range r.Splits {
		asks := []analyze.Ask{}
		for _, a := range s.Asks {
			a.Text = Safe(askText(a, o))
			asks = append(asks, a)
		}
		s.Asks, s.Further = asks, list(s.Further)
		c.Splits = append(c.Splits, s)
	}
	return c
}
