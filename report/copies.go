package report

import (
	"fmt"
	"io"
	"strings"

	"github.com/eml-inspect/eml-inspect/analyze"
	"github.com/eml-inspect/eml-inspect/report/catalogue"
)

// CopiesText writes a comparison for a person in a terminal: what happened and whom to ask, and the ways of the
// copies side by side. The error is the writer's.
func CopiesText(w io.Writer, r *analyze.CopiesReport, o Options) error {
	t := &terminal{width: o.width(), color: o.Color, lang: o.Lang}
	describeCopies(r, &o, t)
	_, err := io.WriteString(w, strings.TrimLeft(t.out.String(), "\n"))
	return err
}

// CopiesMarkdown writes the same for a ticket.
func CopiesMarkdown(w io.Writer, r *analyze.CopiesReport, o Options) error {
	m := &ticket{lang: o.Lang}
	describeCopies(r, &o, m)
	_, err := io.WriteString(w, m.out.String())
	return err
}

// CopiesArticle writes the same as an article of a page, in both languages; see Article.
func CopiesArticle(w io.Writer, r *analyze.CopiesReport, o Options) error {
	var b strings.Builder
	b.WriteString("<article>\n")
	for _, lang := range []Lang{English, Chinese} {
		o.Lang = lang
		s := &sheet{lang: lang, anchor: o.Anchor}
		fmt.Fprintf(&b, "<div class=\"%s\" lang=\"%s\">\n", lang, langTag(lang))
		describeCopies(r, &o, s)
		s.finish()
		b.WriteString(s.out.String())
		b.WriteString("</div>\n")
	}
	b.WriteString("</article>\n")
	_, err := io.WriteString(w, b.String())
	return err
}

// describeCopies tells a comparison on a medium: each group of copies, then what has no copy.
func describeCopies(r *analyze.CopiesReport, o *Options, m medium) {
	for i, f := range r.Findings {
		if len(r.Findings) > 1 {
			facts := map[string]string{"number": decimal(i + 1), "count": decimal(len(r.Findings))}
			m.heading(o.phrase("copies", "group", facts))
		}
		describeSplit(r, f, r.Splits[i], o, m)
	}
	if len(r.Splits) == 0 {
		m.lead(strong, "", o.word("copies", "one"))
	}
	describeLone(r, o, m)
}

// describeSplit tells where the copies of one group parted.
func describeSplit(r *analyze.CopiesReport, f analyze.Finding, s analyze.Split, o *Options, m medium) {
	said := say(&f, o)
	m.lead(tone(f.Severity), "", said.Headline)
	if o.Quiet {
		return
	}
	m.pairs(splitPairs(r, s, o))
	for at := 0; s.Stage != "not-copies" && at < len(s.Copies); at += abreast {
		m.section(o.word("copies", "ways"), waysAbout(s, o))
		m.table(waysTable(s, s.Copies[at:min(at+abreast, len(s.Copies))], at, o))
	}
	m.section(o.word("heading", "findings"), "")
	m.finding(1, findingInWords(f, o))
	m.section(o.word("copies", "compared"), "")
	m.remarks(splitRemarks(s, o))
	describeAsks(s.Asks, o, m)
}

// splitPairs names the message and its copies.
func splitPairs(r *analyze.CopiesReport, s analyze.Split, o *Options) []pair {
	var list []pair
	if first := r.Inputs[s.Group[0]].Summary; first != nil && s.Stage != "not-copies" {
		for _, p := range []struct{ label, value string }{
			{"from", first.From}, {"subject", first.Subject}, {"date", clock(first.Date, o.Zone)},
			{"message-id", first.MessageID},
		} {
			if p.value != "" {
				list = append(list, pair{o.word("label", p.label), theirs(clip(p.value))})
			}
		}
	}
	for k, c := range s.Copies {
		list = append(list, pair{copyName(k, o), theirs(aboutCopy(r.Inputs[c.Input], c, o))})
	}
	return list
}

// copyName numbers a copy, from one.
func copyName(k int, o *Options) string {
	return o.phrase("copies", "copy", map[string]string{"number": decimal(k + 1)})
}

// aboutCopy names the input of a copy, the mailbox it lies in and the list it came through.
func aboutCopy(in analyze.CopyInput, c analyze.SplitCopy, o *Options) string {
	parts := []string{inputName(in), catalogue.Bytes(o.Lang, int64(in.Size))}
	if c.Delivered != "" {
		parts = append(parts, o.phrase("copies", "for", map[string]string{"address": clip(c.Delivered)}))
	}
	if c.List != "" {
		parts = append(parts, o.phrase("copies", "list", map[string]string{"list": clip(c.List)}))
	}
	return joinList(o, parts)
}

// inputName names a message: its input, and where it stands in it.
func inputName(in analyze.CopyInput) string {
	if in.Path == "" {
		return in.Name
	}
	return in.Name + " " + in.Path
}

// describeLone names what has no copy, and what could not be read.
func describeLone(r *analyze.CopiesReport, o *Options, m medium) {
	if o.Quiet {
		return
	}
	var names []string
	for _, group := range r.Groups {
		if len(group) == 1 && (len(r.Splits) == 0 || r.Splits[0].Stage != "not-copies") {
			names = append(names, inputName(r.Inputs[group[0]]))
		}
	}
	if len(names) > 0 {
		m.section(o.word("copies", "lone"), "")
		count := len(names)
		if count > loneShown && !o.Verbose {
			names = append(names[:loneShown:loneShown], "…")
		}
		m.remarks(names)
	}
	for _, in := range r.Inputs {
		if in.Error != "" {
			why := o.phrase("label", "input-error", map[string]string{"error": in.Error})
			m.remarks([]string{joinLabel(o, in.Name, why)})
		}
	}
}

// loneShown is how many messages without a copy are named unless all are asked for.
const loneShown = 20
