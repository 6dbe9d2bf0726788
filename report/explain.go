package report

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"github.com/eml-inspect/eml-inspect/analyze"
	"github.com/eml-inspect/eml-inspect/report/catalogue"
)

// Explanation is what a finding code means, apart from any message.
type Explanation struct {
	Code  string // route-delay, ...
	Title string // what is wrong, in one line
	Cause string // how that comes about
	Fix   string // who should do what
}

// Codes lists the finding codes that can be explained, in alphabetical order.
func Codes() []string {
	return catalogue.Codes()
}

// Explain says what a finding code means in general. For a code that is not known it answers
// false.
func Explain(code string, lang Lang) (Explanation, bool) {
	said, known := catalogue.Say(code, lang, nil)
	if !known {
		return Explanation{}, false
	}
	return Explanation{Code: code, Title: said.Title, Cause: said.Cause, Fix: said.Fix}, true
}

// nothingWrong is the headline code of a message without a finding that matters. The other two are
// said in its place when there are findings all the same, and when the message is itself the notice
// of a failure.
const (
	nothingWrong = "nothing-wrong"
	onlyNotes    = "only-notes"
	noHeader     = "no-header"
	bounced      = "bounced"
)

// say gives the texts of a finding. One whose code has no texts yet is titled with its code.
func say(f *analyze.Finding, o *Options) catalogue.Said {
	said, known := catalogue.Say(f.Code, o.Lang, factsOf(f, o))
	if !known {
		return catalogue.Said{Title: f.Code}
	}
	return said
}

// factsOf gives the facts of a finding as its texts say them.
func factsOf(f *analyze.Finding, o *Options) catalogue.Facts {
	return func(name string) string {
		value, known := f.Facts[name]
		switch {
		case name == "host":
			return clockHost(value, o)
		case name == "expired" || name == "received":
			return clock(value, o.Zone)
		case known:
			return value
		case name == "party":
			return string(f.Party)
		case name == "severity":
			return string(f.Severity)
		case name == "confidence":
			return string(f.Confidence)
		}
		return ""
	}
}

// headline is the sentence that stands first. A code without texts is shown as it is.
// A message in brief is told as what it is.
func headline(m *analyze.MessageReport, o *Options) string {
	if m.Brief {
		return brief(m, o)
	}
	code := headlineCode(m)
	if catalogue.Has("headline", code) {
		return o.phrase("headline", code, noticeFacts(m))
	}
	about := analyze.Finding{Code: code}
	for _, f := range m.Findings {
		if f.Code == code {
			about = f
			break
		}
	}
	about.Facts = m.Headline.Facts
	return cmp.Or(catalogue.Tell(code, o.Lang, catalogue.Headline, factsOf(&about, o)), code)
}

// noticeFacts are what the headline says of a notice that tells of no failure.
func noticeFacts(m *analyze.MessageReport) map[string]string {
	if m.Bounce == nil {
		return nil
	}
	return map[string]string{"type": m.Bounce.FeedbackType}
}

// headlineCode is the code that the headline speaks of.
func headlineCode(m *analyze.MessageReport) string {
	code := m.Headline.Code
	if code != "" && code != nothingWrong {
		return code
	}
	switch {
	case m.Delivery.State == bounced:
		return bounced
	case m.Bounce != nil && catalogue.Has("headline", m.Bounce.Kind):
		return m.Bounce.Kind
	case slices.Contains(m.Unknown, analyze.Unknown{Code: "header", Why: noHeader}):
		return noHeader
	case len(m.Findings) > 0:
		return onlyNotes
	}
	return nothingWrong
}

// headlineAndMore is the headline, and after it in how many more places it is so, and how many more problems there are.
// The key picks the wording: "more", or "more-below" where they are listed below.
func headlineAndMore(m *analyze.MessageReport, o *Options, key string) string {
	sentence := headline(m, o)
	add := func(key string, count int) {
		if count == 0 {
			return
		}
		if o.Lang != Chinese {
			sentence += " "
		}
		sentence += o.phrase("label", key, map[string]string{"count": decimal(count)})
	}
	add("more-places", morePlaces(m))
	add(key, moreProblems(m))
	return sentence
}

// morePlaces counts the further parts, fields and names that have the problem of which the headline speaks, as surely. What
// it says of a notice, the route and the signatures, it says of all of them.
func morePlaces(m *analyze.MessageReport) int {
	group, _, _ := strings.Cut(m.Headline.Code, "-")
	switch group {
	case "attach", "head", "name", "text", "transfer":
	default:
		return 0
	}
	count := 0
	for i := range m.Findings {
		f, first := &m.Findings[i], &m.Findings[0]
		if f.Code == m.Headline.Code && f.Severity == first.Severity && f.Confidence == first.Confidence {
			count++
		}
	}
	return max(count-1, 0)
}

// moreProblems counts the codes of warnings and failures that the headline does not speak of.
func moreProblems(m *analyze.MessageReport) int {
	if m.Brief {
		return 0
	}
	seen := make([]string, 1, 16)
	seen[0] = m.Headline.Code
	for i := range m.Findings {
		if f := &m.Findings[i]; f.Severity != analyze.Note && !slices.Contains(seen, f.Code) {
			seen = append(seen, f.Code)
		}
	}
	return len(seen) - 1
}

// whoActs names who has to do something, "" where the analysis does not say. Over the notice of a
// failed delivery, whose reason was not looked for, it does not say that nobody has.
func whoActs(m *analyze.MessageReport, o *Options) string {
	act := m.Act
	if act.Who == "" || act.Who == "nobody" && headlineCode(m) == bounced {
		return ""
	}
	who := o.word("act", act.Who)
	if act.WaitSeconds == nil || *act.WaitSeconds <= 0 {
		return who
	}
	return o.phrase("act", "wait", map[string]string{"who": who, "seconds": decimal(*act.WaitSeconds)})
}

// sameInstant reports whether two stamps name one time, be it in two zones.
func sameInstant(a, b string) bool {
	t, err := time.Parse(time.RFC3339, a)
	u, other := time.Parse(time.RFC3339, b)
	return err == nil && other == nil && t.Equal(u)
}

// askText writes the question for somebody who has a log, or who remembers.
func askText(a analyze.Ask, o *Options) string {
	facts := map[string]string{
		"to":       o.phrase("ask", "to-"+a.To, map[string]string{"host": a.Host}),
		"queue_id": a.QueueID,
		"from":     clock(a.From, nil),
		"until":    clock(a.Until, nil),
	}
	if sameInstant(a.From, a.Until) {
		facts["at"], facts["from"], facts["until"] = facts["until"], "", ""
	}
	if a.Host == "" && a.QueueID == "" && catalogue.Has("ask", a.To) {
		return o.phrase("ask", a.To, facts)
	}
	return o.phrase("ask", "sentence", facts)
}
