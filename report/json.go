package report

import (
	"bytes"
	"cmp"
	"encoding/json"
	"io"

	"github.com/eml-inspect/eml-inspect/analyze"
	"github.com/eml-inspect/eml-inspect/report/catalogue"
)

// JSON writes a report as one indented document, in the shape that Schema describes. Lists are
// never null, what is unknown is null or absent. The error is the writer's.
func JSON(w io.Writer, r *analyze.Report, o Options) error {
	return encode(w, r, &o, "  ")
}

// NDJSON writes the same document in one line, which ends with a line feed.
func NDJSON(w io.Writer, r *analyze.Report, o Options) error {
	return encode(w, r, &o, "")
}

// encode writes a report as JSON without HTML escapes, in one write. Where it goes to a buffer it is written in its room.
func encode(w io.Writer, r *analyze.Report, o *Options, indent string) error {
	d := newDocument(r, o)
	e := encoder{}
	if b, ok := w.(*bytes.Buffer); ok && indent == "" {
		b.Grow(d.roughSize())
		e.out = b.AvailableBuffer()
	} else {
		e.out = make([]byte, 0, d.roughSize())
	}
	e.document(&d)
	out := e.out
	if indent != "" {
		var b bytes.Buffer
		if err := json.Indent(&b, out, "", indent); err != nil {
			return err
		}
		out = b.Bytes()
	}
	_, err := w.Write(append(out, '\n'))
	return err
}

// document is a report with the words of one language.
type document struct {
	Schema   int           `json:"schema"`
	Input    analyze.Input `json:"input"`
	Messages []message     `json:"messages"`
}

// roughSize is about how many bytes it takes in one line of JSON; a document may take more.
func (d *document) roughSize() int {
	size := 512
	for i := range d.Messages {
		m := &d.Messages[i]
		size += 1280 + 464*len(m.Route.Hops) + 384*len(m.Auth.DKIM) + 128*(len(m.Auth.Claims)+len(m.Parts)) +
			288*len(m.Attachments) + 384*len(m.Verdicts)
		for j := range m.Findings {
			f := &m.Findings[j]
			size += 192 + 224*len(f.Where) + 48*len(f.Facts) + len(f.Title) + len(f.Cause) + len(f.Fix)
		}
		for j := range m.Texts {
			size += 96 + len(m.Texts[j].Text)*17/16
		}
	}
	return size
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
func newDocument(r *analyze.Report, o *Options) document {
	d := document{Schema: r.Schema, Input: r.Input, Messages: make([]message, len(r.Messages))}
	for i, m := range r.Messages {
		d.Messages[i].take(m, o)
	}
	return d
}

// take copies a message into a place of its own, with words and without null lists.
func (m *message) take(r *analyze.MessageReport, o *Options) {
	m.Headline = Safe(headlineAndMore(r, o, "more"))
	m.MessageReport = *r
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
	m.Findings = inWords(r.Findings, o)
	m.Asks = append(make([]analyze.Ask, 0, len(r.Asks)), r.Asks...)
	for i := range m.Asks {
		m.Asks[i].Text = Safe(askText(r.Asks[i], o))
	}
}

// verdictLists makes lists of those that are missing in verdicts.
func verdictLists(verdicts []analyze.Verdict) []analyze.Verdict {
	out := append(make([]analyze.Verdict, 0, len(verdicts)), verdicts...)
	for i := range out {
		out[i].Fields, out[i].Reasons = list(out[i].Fields), list(out[i].Reasons)
	}
	return out
}

// inWords copies findings, with words.
func inWords(list []analyze.Finding, o *Options) []finding {
	out, teller := make([]finding, len(list)), &catalogue.Teller{}
	for i := range list {
		out[i].take(&list[i], teller, o)
	}
	return out
}

// take copies a finding into a place of its own, with words. Words are for people, so they are safe to show; the
// facts are the values themselves.
func (f *finding) take(of *analyze.Finding, teller *catalogue.Teller, o *Options) {
	facts := factsOf(of, o)
	tell := func(text catalogue.Text) string { return Safe(teller.Tell(of.Code, o.Lang, text, facts)) }
	f.Finding = *of
	f.Title = cmp.Or(tell(catalogue.Title), Safe(of.Code))
	f.Cause, f.Fix = tell(catalogue.Cause), tell(catalogue.Fix)
	if f.Facts == nil {
		f.Facts = map[string]string{}
	}
	f.Where = list(f.Where)
}

// list makes an empty list of none at all.
func list[T any](l []T) []T {
	if l == nil {
		return []T{}
	}
	return l
}
