package report

import (
	"fmt"
	"slices"
	"strings"

	"github.com/eml-inspect/eml-inspect/analyze"
	"github.com/eml-inspect/eml-inspect/analyze/eml"
	"github.com/eml-inspect/eml-inspect/report/catalogue"
)

// describe tells one report on a medium, from the top.
func describe(r *analyze.Report, o *Options, m medium) {
	m.input(r.Input.Name, aboutInput(r.Input, o))
	if r.Input.Error != "" {
		m.lead(failure, "", o.phrase("label", "input-error", map[string]string{"error": r.Input.Error}))
	}
	for _, message := range r.Messages {
		if message.Brief {
			m.lead(quiet, "", brief(message, o))
			continue
		}
		if len(r.Messages) > 1 || o.several {
			m.heading(whichMessage(message, o))
		}
		describeMessage(message, o, m)
	}
}

// aboutInput says what kind of file was read and how large it is.
func aboutInput(in analyze.Input, o *Options) string {
	list := []string{o.word("kind", string(in.Kind)), catalogue.Bytes(o.Lang, int64(in.Size))}
	if in.Kind == "" {
		list = list[1:]
	}
	switch in.LineEnding {
	case eml.EndingNone:
	case eml.EndingMixed:
		list = append(list, o.word("ending", string(in.LineEnding)))
	default:
		list = append(list, strings.ToUpper(string(in.LineEnding)))
	}
	if o.Verbose && in.SHA256 != "" {
		list = append(list, "SHA-256 "+in.SHA256)
	}
	return joinList(o, list)
}

// whichMessage names one message of several.
func whichMessage(m *analyze.MessageReport, o *Options) string {
	facts := map[string]string{"path": m.Path, "role": o.word("role", string(m.Role))}
	switch {
	case m.Path == "":
		return o.phrase("label", "whole", facts)
	case slices.ContainsFunc(m.Unknown, func(u analyze.Unknown) bool { return u.Why == "pasted" }):
		return o.phrase("label", "pasted", facts)
	}
	return o.phrase("label", "inside", facts)
}

// brief is all that is said about a carrier.
func brief(m *analyze.MessageReport, o *Options) string {
	return o.phrase("label", "brief", map[string]string{
		"role":    o.word("role", string(m.Role)),
		"from":    m.Summary.From,
		"subject": m.Summary.Subject,
		"date":    clock(m.Summary.Date, o.Zone),
	})
}

// describeMessage tells everything about one message, the most important first.
func describeMessage(r *analyze.MessageReport, o *Options, m medium) {
	more := "more-below"
	if o.Quiet {
		more = "more"
	}
	m.lead(headlineTone(r), "", headlineAndMore(r, o, more))
	if who := whoActs(r, o); who != "" {
		m.lead(plain, o.word("label", "act"), who)
	}
	if o.Quiet {
		return
	}
	if l, ok := m.(writer); ok {
		l.remedy(o.word("label", "fix"), whatToDo(r, o))
	}
	describeSummary(r, o, m)
	describeBounce(r.Bounce, o, m)
	describeRoute(r.Route, o, m)
	describeFindings(r.Findings, o, m)
	describeAuth(r, o, m)
	describeAttachments(r, o, m)
	describeTexts(r, o, m)
	describeVerdicts(r.Verdicts, o, m)
	describeUnknown(r.Unknown, o, m)
	describeAsks(r.Asks, o, m)
	if l, ok := m.(writer); ok {
		l.letters(letters(r, o))
	}
}

// headlineTone is the severity of the finding that the headline speaks of.
func headlineTone(r *analyze.MessageReport) tone {
	for _, f := range r.Findings {
		if f.Code == r.Headline.Code {
			return tone(f.Severity)
		}
	}
	return strong
}

// describeSummary tells the fields a person looks at first, those that are there.
func describeSummary(r *analyze.MessageReport, o *Options, m medium) {
	s := r.Summary
	fields := []struct{ label, value string }{
		{"from", s.From}, {"to", s.To}, {"cc", s.Cc}, {"subject", s.Subject},
		{"date", clock(s.Date, o.Zone)}, {"message-id", s.MessageID}, {"mailer", s.Mailer},
	}
	var list []pair
	for _, field := range fields {
		if field.value != "" {
			list = append(list, pair{o.word("label", field.label), theirs(clip(field.value))})
		}
	}
	if r.Delivery.State != "" {
		list = append(list, pair{o.word("label", "delivery"), ours(delivery(r.Delivery, o))})
	}
	m.pairs(list)
}

// delivery says how far the message came and how that is known.
func delivery(d analyze.Delivery, o *Options) string {
	state := o.word("delivery", d.State)
	if d.Why == "" {
		return state
	}
	why := o.word("delivery-why", d.Why)
	if o.Lang == Chinese {
		return fmt.Sprintf("%s（%s）", state, why)
	}
	return fmt.Sprintf("%s (%s)", state, why)
}

// describeUnknown lists what could not be checked, each with its reason.
func describeUnknown(unknown []analyze.Unknown, o *Options, m medium) {
	if len(unknown) == 0 {
		return
	}
	m.section(o.word("heading", "unknown"), "")
	var list []string
	for _, u := range unknown {
		list = append(list, joinLabel(o, o.word("unknown", u.Code), o.word("why", u.Why)))
	}
	m.remarks(list)
}

// joinLabel puts a label before a text, with the colon of the language.
func joinLabel(o *Options, label, text string) string {
	if text == "" {
		return label
	}
	if o.Lang == Chinese {
		return label + "：" + text
	}
	return label + ": " + text
}

// describeAsks lists the questions for those who have a log.
func describeAsks(asks []analyze.Ask, o *Options, m medium) {
	if len(asks) == 0 {
		return
	}
	m.section(o.word("heading", "asks"), "")
	var list []string
	for _, a := range asks {
		list = append(list, askText(a, o))
	}
	m.remarks(list)
}
