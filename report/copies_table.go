package report

import (
	"slices"
	"strings"

	"github.com/eml-inspect/eml-inspect/analyze"
	"github.com/eml-inspect/eml-inspect/report/catalogue"
)

// abreast is how many copies stand side by side.
const abreast = 3

// waysAbout says how far the ways agree.
func waysAbout(s analyze.Split, o *Options) string {
	longest := 0
	for _, c := range s.Copies {
		longest = max(longest, len(c.Hops))
	}
	if s.Common == longest {
		return o.phrase("copies", "all-common", map[string]string{"count": decimal(s.Common)})
	}
	return o.phrase("copies", "common", map[string]string{"count": decimal(s.Common)})
}

// waysTable shows the ways of some copies side by side, from the sender down; a line marks where they part. The first
// of them is that of copy number at.
func waysTable(s analyze.Split, list []analyze.SplitCopy, at int, o *Options) table {
	t := table{columns: []column{{head: o.word("column", "hop"), right: true}}}
	rows := 0
	for k, c := range list {
		t.columns = append(t.columns, column{head: copyName(at+k, o), least: 12, wrap: true})
		rows = max(rows, len(c.Hops))
	}
	for n := range rows {
		row := []words{ours(hopNumber(list, n))}
		for k, c := range list {
			row = append(row, wayCell(s, c, k, n, o))
		}
		t.row(row...)
	}
	t.ruleAt = s.Common
	if s.Common < rows {
		t.rule = o.word("copies", "fork")
		if s.Common == 0 {
			t.rule = ""
		}
	}
	return t
}

// hopNumber is the number of a row: the index of its hop in the first copy that has one.
func hopNumber(list []analyze.SplitCopy, n int) string {
	for _, c := range list {
		if n < len(c.Hops) {
			return decimal(c.Hops[n].Index)
		}
	}
	return ""
}

// wayCell shows one hop of one copy. What all have is written out once.
func wayCell(s analyze.Split, c analyze.SplitCopy, k, n int, o *Options) words {
	switch {
	case n >= len(c.Hops) && n == len(c.Hops) && n >= s.Common:
		return words{text: o.word("copies", "ends"), tone: quiet}
	case n >= len(c.Hops):
		return words{}
	case n < s.Common && k > 0:
		return words{text: "=", tone: quiet}
	}
	h := c.Hops[n]
	host := h.Host
	if host == "" {
		host = "?"
	}
	text := host + " " + strings.TrimSpace(timeOfDay(h.Time, o)+" "+h.ID)
	mark := plain
	if n == s.Common {
		mark = warning
	}
	return words{text: strings.TrimSpace(text), quoted: true, tone: mark}
}

// timeOfDay shows the time of a hop in the zone of the report, else in that of its host.
func timeOfDay(stamp string, o *Options) string {
	text := clock(stamp, o.Zone)
	if len(text) < len("2006-01-02 15:04:05") {
		return ""
	}
	return text[len("2006-"):]
}

// splitRemarks tells what was compared beside the ways.
func splitRemarks(s analyze.Split, o *Options) []string {
	var list []string
	key := "text-differs"
	switch {
	case s.SameMail:
		key = "same-mail"
	case s.SameBody:
		key = "same-body"
	case s.SameText:
		key = "same-text"
	}
	list = append(list, o.word("copies", key))
	if len(s.Fields) > 0 && !s.SameMail {
		list = append(list, o.phrase("copies", "fields", map[string]string{"fields": fieldNames(s, o)}))
	}
	if len(s.Spacing) > 0 {
		var gaps []string
		for _, seconds := range s.Spacing[:min(len(s.Spacing), 8)] {
			gaps = append(gaps, catalogue.Duration(o.Lang, seconds))
		}
		list = append(list, o.phrase("copies", "spacing", map[string]string{"gaps": joinList(o, gaps)}))
	}
	for _, f := range s.Further {
		list = append(list, o.phrase("copies", "further", map[string]string{"copies": copyNumbers(s, f, o), "host": f.Host,
			"id": f.QueueID, "reason": o.word("copies-head", f.Why)}))
	}
	if len(s.Copies) == 2 && s.Stage != "not-copies" && catalogue.Has("copies-third", s.Why) {
		list = append(list, o.word("copies-third", s.Why))
	}
	return list
}

// copyNumbers lists the numbers of the copies of a fork.
func copyNumbers(s analyze.Split, f analyze.Fork, o *Options) string {
	var numbers []string
	for k, c := range s.Copies {
		if slices.Contains(f.Group, c.Input) {
			numbers = append(numbers, decimal(k+1))
		}
	}
	return joinList(o, numbers)
}

// fieldsShown is how many names of fields are listed unless all are asked for.
const fieldsShown = 12

// fieldNames lists the fields that differ.
func fieldNames(s analyze.Split, o *Options) string {
	names := s.Fields
	if len(names) > fieldsShown && !o.Verbose {
		names = append(names[:fieldsShown:fieldsShown], "…")
	}
	return joinList(o, names)
}
