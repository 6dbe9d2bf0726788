package report

import (
	"slices"
	"strconv"
	"strings"

	"github.com/eml-inspect/eml-inspect/analyze"
)

// worstOf is the worst severity of the findings about a message, "" without any.
func worstOf(m *analyze.MessageReport) string {
	worst := analyze.Severity("")
	for _, f := range m.Findings {
		if worst == "" || f.Severity.Rank() > worst.Rank() {
			worst = f.Severity
		}
	}
	return string(worst)
}

// codesOf lists the codes of the findings, the most important first, each once.
func codesOf(m *analyze.MessageReport) string {
	var codes []string
	for _, f := range m.Findings {
		if !slices.Contains(codes, f.Code) {
			codes = append(codes, f.Code)
		}
	}
	return strings.Join(codes, " ")
}

// holder is the finding about the host that held a message longest, an empty one where none did.
func holder(m *analyze.MessageReport) analyze.Finding {
	var longest analyze.Finding
	for _, f := range m.Findings {
		if f.Code == "route-delay" && whole(f.Facts["seconds"]) >= whole(longest.Facts["seconds"]) {
			longest = f
		}
	}
	return longest
}

// csvBounce are the columns about a failed delivery: of the recipients of a notice the first that failed.
func csvBounce() []csvColumn {
	first := func(say func(analyze.BounceRecipient) string) func(*analyze.MessageReport) string {
		return func(m *analyze.MessageReport) string {
			if r := failedRecipient(m); r != nil {
				return say(*r)
			}
			return ""
		}
	}
	return []csvColumn{
		of("bounce_recipient", first(func(r analyze.BounceRecipient) string { return r.Address })),
		of("bounce_action", first(func(r analyze.BounceRecipient) string { return r.Action })),
		of("bounce_status", first(func(r analyze.BounceRecipient) string { return r.Status })),
		of("bounce_reply", first(func(r analyze.BounceRecipient) string { return r.Reply })),
		of("bounce_reason", first(func(r analyze.BounceRecipient) string { return r.Reason })),
		of("bounce_permanent", first(func(r analyze.BounceRecipient) string {
			if r.Permanent {
				return "true"
			}
			return "false"
		})),
	}
}

// failedRecipient is the first recipient of a notice that the message did not reach, nil where there is none.
func failedRecipient(m *analyze.MessageReport) *analyze.BounceRecipient {
	if m.Bounce == nil {
		return nil
	}
	for i, r := range m.Bounce.Recipients {
		if r.Action == "failed" || r.Action == "delayed" {
			return &m.Bounce.Recipients[i]
		}
	}
	return nil
}

// filtersOf lists what filters wrote: "who verdict score", parted by semicolons.
func filtersOf(m *analyze.MessageReport) string {
	var list []string
	for _, v := range m.Verdicts {
		list = append(list, strings.Join(strings.Fields(v.By+" "+v.Verdict+" "+v.Score), " "))
	}
	return strings.Join(list, "; ")
}

// whole reads a fact that is a number, 0 where it is none.
func whole(fact string) int64 {
	n, err := strconv.ParseInt(fact, 10, 64)
	if err != nil {
		return 0
	}
	return n
}
