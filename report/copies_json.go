package report

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"unicode/utf8"

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

// escapeControls spells out what JSON allows in a string as it is (RFC 8259, section 7), and appendQuoted does not write so.
func escapeControls(doc []byte) []byte {
	out := make([]byte, 0, len(doc))
	for len(doc) > 0 {
		r, length := utf8.DecodeRune(doc)
		if r == 0x7f || r > 0x7f && escaped(r, length) {
			out = fmt.Appendf(out, `\u%04x`, r)
		} else {
			out = append(out, doc[:length]...)
		}
		doc = doc[length:]
	}
	return out
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
