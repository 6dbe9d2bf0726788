package analyze

import (
	"slices"
	"strings"
	"time"

	"github.com/eml-inspect/eml-inspect/analyze/copies"
)

// CopiesSplit is the one code that Copies reports.
const CopiesSplit = "copies-split"

// Report compares what was added.
func (c *Comparison) Report() *CopiesReport {
	r := &CopiesReport{Schema: SchemaVersion, Inputs: c.inputs, Groups: [][]int{}, Findings: []Finding{}, Splits: []Split{}}
	if r.Inputs == nil {
		r.Inputs = []CopyInput{}
	}
	list := make([]*copies.Copy, len(c.messages))
	for i, m := range c.messages {
		list[i] = &m.Copy
	}
	groups := copies.Group(list)
	fetchedOld := c.restored(groups)
	for _, members := range groups {
		r.Groups = append(r.Groups, c.inputsOf(members))
		if len(members) > 1 {
			s := copies.Compare(chosen(list, members))
			if s.Why == copies.FetchedTwice && fetchedOld {
				s.Why = copies.Restored
			}
			c.report(r, s, members)
			r.Splits[len(r.Splits)-1].Further = c.further(list, s, members, 0)
		}
	}
	if len(r.Splits) == 0 && len(list) > 1 {
		c.report(r, copies.Apart(list), all(len(list)))
	}
	return r
}

// restored reports whether the copies of several messages that were each delivered once are of many days: then a
// program has forgotten what it had fetched, or a mailbox was restored.
func (c *Comparison) restored(groups [][]int) bool {
	var first, last time.Time
	several := 0
	for _, members := range groups {
		if len(members) < 2 {
			continue
		}
		if d := c.messages[members[0]].Date; !d.IsZero() {
			first, last = earlier(first, d), later(last, d)
			several++
		}
	}
	return several >= 3 && last.Sub(first) >= 7*24*time.Hour
}

func all(n int) []int {
	list := make([]int, n)
	for i := range list {
		list[i] = i
	}
	return list
}

func chosen(list []*copies.Copy, members []int) []*copies.Copy {
	var out []*copies.Copy
	for _, i := range members {
		out = append(out, list[i])
	}
	return out
}

// inputsOf gives the inputs of messages.
func (c *Comparison) inputsOf(members []int) []int {
	var list []int
	for _, i := range members {
		list = append(list, c.messages[i].input)
	}
	return list
}

// report adds what is said about one group.
func (c *Comparison) report(r *CopiesReport, s copies.Split, members []int) {
	split := c.split(s, members)
	r.Splits = append(r.Splits, split)
	f := Finding{Code: CopiesSplit, Severity: Warning, Confidence: sureness(s), Party: partyOfStage(s.Stage),
		Where: []Place{}}
	hop := itoa(s.Hop)
	if s.Stage == copies.NotCopies || s.Stage == copies.Undecided {
		f.Severity, hop = Note, ""
	}
	p := Pass{}
	p.report(f, "stage", string(s.Stage), "hop", hop, "why", string(s.Why), "copies", itoa(len(members)),
		"inputs", joined(split.Group), "host", split.Host, "queue_id", split.QueueID, "spacing", joined(split.Spacing),
		"schedule", s.Schedule, "fields", strings.Join(firstOf(split.Fields, 12), ", "), "same_mail", boolText(s.SameMail),
		"lists", strings.Join(c.distinct(members, func(m *comparedMessage) string { return m.List }), ", "),
		"addresses", strings.Join(c.distinct(members, func(m *comparedMessage) string { return m.Delivered }), ", "))
	r.Findings = append(r.Findings, p.findings...)
}

// sureness says how well the fields support where the copies parted and why.
func sureness(s copies.Split) Confidence {
	switch {
	case s.Stage == copies.Undecided:
		return Possible
	case s.Certain:
		return Certain
	case s.Why == copies.RetryAfterLoss && s.Schedule == "":
		return Possible
	}
	return Likely
}

// partyOfStage says on whose side the copies came about.
func partyOfStage(s copies.Stage) Party {
	switch s {
	case copies.SenderClient, copies.SenderServer:
		return Sender
	case copies.InTransit, copies.AtList:
		return Transit
	case copies.RecipientServer, copies.RecipientClient:
		return Recipient
	}
	return Nobody
}

// distinct lists what the messages say, each once, without those that say nothing.
func (c *Comparison) distinct(members []int, say func(*comparedMessage) string) []string {
	var list []string
	for _, i := range members {
		if s := say(c.messages[i]); s != "" && !slices.Contains(list, s) {
			list = append(list, s)
		}
		if len(list) == maxDistinct {
			break
		}
	}
	return list
}

// maxDistinct is how many lists and mailboxes are named.
const maxDistinct = 6

func firstOf[T any](list []T, n int) []T { return list[:min(n, len(list))] }

// joined writes numbers with commas between them.
func joined[T ~int | ~int64](list []T) string {
	var parts []string
	for _, n := range list {
		parts = append(parts, itoa(n))
	}
	return strings.Join(parts, ",")
}
