package report

import (
	"bytes"
	"cmp"
	"encoding/json"
	"fmt"
	"io"

	"github.com/eml-inspect/eml-inspect/analyze"
	"github.com/eml-inspect/eml-inspect/report/catalogue"
)

// JSON writes a report as one indented document, in the shape that Schema describes. Lists are
// never null, what is unknown is null or absent. The error is the writer's.
func JSON(w io.Writer, r *analyze.Report, o Options) error {
	return encode(w, r, o, "  ")
}

// NDJSON writes the same document in one line, which ends with a line feed.
func NDJSON(w io.Writer, r *analyze.Report, o Options) error {
	return encode(w, r, o, "")
}

// encode writes a report as JSON without HTML escapes, in one write.
func encode(w io.Writer, r *analyze.Report, o Options, indent string) error {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", indent)
	if err := e.Encode(newDocument(r, o)); err != nil {
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

// document is a report with the words of one language.
type document struct {
	Schema   int           `json:"schema"`
	Input    analyze.Input `json:"input"`
	Messages []message     `json:"messages"`
}

// message is the analysis of one message with a headline. Its own lists take the place of those of
// the same name in the analysis.
type message struct {
	Headline string `json:"headline"`
	analyze.MessageReport
	Findings []finding     `json:"findings"`
	Asks     []analyze.Ask `json:"asks"`
}

// finding is a finding in words.
type finding struct {
	analyze.Finding
	Title string `json:"title"`
	Cause string `json:"cause"`
	Fix   string `json:"fix"`
}

// newDocument fills in the words, and leaves the report as it is.
func newDocument(r *analyze.Report, o Options) document {
	d := document{Schema: r.Schema, Input: r.Input, Messages: []message{}}
	for _, m := range r.Messages {
		d.Messages = append(d.Messages, newMessage(m, o))
	}
	return d
}

// newMessage copies a message, with words and without null lists.
func newMessage(r *analyze.MessageReport, o Options) message {
	m := message{
		Headline: Safe(headlineAndMore(r, o, "more")), MessageReport: *r,
		Findings: []finding{}, Asks: []analyze.Ask{},
	}
	m.Route.Hops = list(m.Route.Hops)
	m.Route.Clocks = list(m.Route.Clocks)
	m.Route.Witnesses = list(m.Route.Witnesses)
	m.Auth.DKIM = list(m.Auth.DKIM)
	m.Auth.Claims = list(m.Auth.Claims)
	if m.Auth.ARC != nil {
		arc := *m.Auth.ARC
		arc.Sets = list(arc.Sets)
		m.Auth.ARC = &arc
	}
	m.Parts = list(m.Parts)
	m.Texts = list(m.Texts)
	m.Attachments = list(m.Attachments)
	if m.Bounce != nil {
		b := *m.Bounce
		b.Recipients = list(b.Recipients)
		m.Bounce = &b
	}
	m.Verdicts = verdictLists(m.Verdicts)
	m.Unknown = list(m.Unknown)
	for _, f := range r.Findings {
		m.Findings = append(m.Findings, newFinding(f, o))
	}
	for _, a := range r.Asks {
		a.Text = Safe(askText(a, o))
		m.Asks = append(m.Asks, a)
	}
	return m
}

// verdictLists makes lists of those that are missing in verdicts.
func verdictLists(verdicts []analyze.Verdict) []analyze.Verdict {
	out := []analyze.Verdict{}
	for _, v := range verdicts {
		v.Fields, v.Reasons = list(v.Fields), list(v.Reasons)
		out = append(out, v)
	}
	return out
}

// newFinding copies a finding, with words. Words are for people, so they are safe to show; the
// facts are the values themselves.
func newFinding(f analyze.Finding, o Options) finding {
	facts := factsOf(&f, o)
	tell := func(text catalogue.Text) string { return Safe(catalogue.Tell(f.Code, o.Lang, text, facts)) }
	title := cmp.Or(tell(catalogue.Title), Safe(f.Code))
	cause, fix := tell(catalogue.Cause), tell(catalogue.Fix)
	if f.Facts == nil {
		f.Facts = map[string]string{}
	}
	f.Where = list(f.Where)
	return finding{f, title, cause, fix}
}

// list makes an empty list of none at all.
func list[T any](l []T) []T {
	if l == nil {
		return []T{}
	}
	return l
}
