package report

import (
	"cmp"
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/eml-inspect/eml-inspect/analyze"
)

// describeVerdicts tells what filters wrote about the message: a row for each that says something, and a line for the
// fields that tell nothing.
func describeVerdicts(verdicts []analyze.Verdict, o *Options, m medium) {
	if len(verdicts) == 0 {
		return
	}
	t := table{columns: []column{
		{head: o.word("column", "filter"), least: 12},
		{head: o.word("column", "verdict"), least: 12, wrap: true},
		{head: o.word("column", "score"), least: 8},
		{head: o.word("column", "reasons"), least: 16, wrap: true},
		{head: o.word("column", "field"), least: 12},
		{head: o.word("column", "remark"), least: 8, wrap: true},
	}}
	silent := map[string][]string{}
	for _, v := range verdicts {
		if v.Verdict == "opaque" || v.Verdict == "scanned" && v.Place == "" && v.Score == "" {
			silent[v.Verdict] = append(silent[v.Verdict], o.word("filter-name", v.By)+" ("+strings.Join(v.Fields, ", ")+")")
			continue
		}
		t.row(theirs(o.word("filter-name", v.By)), ours(verdictWords(v, o)), theirs(scoreWords(v, o)),
			theirs(reasonWords(v, o)), theirs(v.Field), ours(verdictTrust(v, o)))
	}
	m.section(o.word("heading", "verdicts"), "")
	if len(t.rows) > 0 {
		m.table(t)
	}
	var notes []string
	for _, kind := range []string{"scanned", "opaque"} {
		if list := silent[kind]; len(list) > 0 {
			facts := map[string]string{"fields": clip(strings.Join(list, "; "))}
			notes = append(notes, Safe(o.phrase("label", "verdict-"+kind, facts)))
		}
	}
	m.remarks(notes)
}

// verdictWords says what was decided, by whose rule, and where the message was put.
func verdictWords(v analyze.Verdict, o *Options) string {
	list := []string{o.word("verdict", v.Verdict)}
	if v.SetBy == "user" || v.SetBy == "admin" {
		list = append(list, o.word("set-by", v.SetBy))
	}
	if v.Place != "" {
		list = append(list, o.word("folder", v.Place))
	}
	return remark(o, list...)
}

// scoreWords gives the score and the limit beside it.
func scoreWords(v analyze.Verdict, o *Options) string {
	if v.Score == "" {
		return ""
	}
	return o.phrase("label", "score-of", map[string]string{"score": v.Score, "threshold": v.Threshold})
}

// verdictTrust says whether the recipient's side wrote it.
func verdictTrust(v analyze.Verdict, o *Options) string {
	switch {
	case v.Outgoing:
		return o.word("label", "verdict-outgoing")
	case v.Trusted:
		return o.word("label", "trusted")
	}
	return o.word("label", "untrusted")
}

// reasonsShown is how many reasons of a verdict are told unless all are asked for.
const reasonsShown = 4

// reasonWords tells the weightiest reasons, each with its points and what it means.
func reasonWords(v analyze.Verdict, o *Options) string {
	reasons := make([]*analyze.VerdictReason, len(v.Reasons))
	for i := range v.Reasons {
		reasons[i] = &v.Reasons[i]
	}
	slices.SortStableFunc(reasons, func(a, b *analyze.VerdictReason) int { return cmp.Compare(weight(*b), weight(*a)) })
	var list []string
	for i, r := range reasons {
		if i == reasonsShown && !o.Verbose {
			more := map[string]string{"count": decimal(len(reasons) - i)}
			list = append(list, o.phrase("label", "reasons-more", more))
			break
		}
		text := r.Name
		if r.Points != "" {
			text += " " + r.Points
		}
		if r.Why != "" {
			text = joinLabel(o, text, o.word("verdict-why", r.Why))
		}
		list = append(list, text)
	}
	if o.Lang == Chinese {
		return strings.Join(list, "；")
	}
	return strings.Join(list, "; ")
}

// weight is how much a reason counted, for or against; one without points counts little.
func weight(r analyze.VerdictReason) float64 {
	n, err := strconv.ParseFloat(r.Points, 64)
	if err != nil {
		return 0.01
	}
	return math.Abs(n)
}
