// Package analyze says what is wrong with a message, how sure that is, and which bytes show it. It gathers
// evidence once, lets each check look at it on its own, and writes nothing for people to read: words in
// their language come from package report.
package analyze

import (
	"context"
	"crypto/sha256"
	"encoding/hex"

	"github.com/eml-inspect/eml-inspect/analyze/bounce"
	"github.com/eml-inspect/eml-inspect/analyze/eml"
)

// Message examines one input: a message in any form that eml.Read knows, or a file of several. A report is
// returned in any case; what could not be read says so in Input.Error. It asks nobody but
// Options.DNS, stores nothing, and may be called from several goroutines at once. When ctx is cancelled, the messages not examined yet
// are left out and Input.Error says so.
func Message(ctx context.Context, input []byte, opt Options) *Report {
	sum := sha256.Sum256(input)
	report := &Report{Schema: SchemaVersion, Messages: []*MessageReport{}, Input: Input{
		Name: opt.Name, Size: len(input), SHA256: hex.EncodeToString(sum[:])}}
	file, err := eml.Read(input, opt.Name, opt.Limits)
	report.Input.Kind, report.Input.LineEnding = file.Kind, file.Layer.Ending
	if err != nil {
		report.Input.Error = err.Error()
	}
	opt.searches = newSearches()
	for _, m := range file.Messages {
		if ctx.Err() != nil {
			report.Input.Error = ctx.Err().Error()
			break
		}
		report.Messages = append(report.Messages, examine(ctx, file, m, opt))
	}
	return report
}

// examine makes the report about one message. A message that is not asked about is reported in brief. A
// crash of ours costs this message only, and is said.
func examine(ctx context.Context, f *eml.File, m *eml.Message, opt Options) (r *MessageReport) {
	defer func() {
		if recover() != nil {
			r = blank(m)
			r.Unknown = append(r.Unknown, Unknown{Code: "message", Why: "crashed"})
		}
	}()
	e := gather(ctx, f, m, opt)
	if e.givesBack() {
		m.MarkNotice()
	}
	m.MarkStandIn(standsForFiles)
	r = blank(m)
	r.Brief = m.Role != eml.RoleSubject && !opt.All
	if opt.Keep {
		r.Evidence = e
	}
	r.Summary, r.Parts, r.Texts, r.Attachments = e.summary(), e.parts(), e.texts(), e.attachments()
	if !r.Brief {
		e.explain()
	}
	r.Route, r.Auth, r.Delivery, r.Bounce = e.route(), e.auth(), e.delivery(), e.bounceReport()
	r.Verdicts = e.verdicts()
	r.Source = e.source()
	if r.Brief {
		return r
	}
	r.Findings, r.Unknown = runAll(e)
	r.Unknown = append(r.Unknown, e.unknown()...)
	r.Origin = e.origin(r)
	r.Headline, r.Act = headline(r.Findings, e.Bounce), e.whoActs(r.Findings)
	r.Asks = e.asks(r.Findings)
	return r
}

// blank is a report about a message of which nothing is known but where it stands.
func blank(m *eml.Message) *MessageReport {
	return &MessageReport{Path: m.Path, Role: m.Role, Parts: []Part{}, Texts: []Text{}, Attachments: []Attachment{},
		Route: Route{Hops: []Hop{}, Clocks: []Clock{}, Witnesses: []Witness{}},
		Auth:  Auth{DKIM: []Signature{}, Claims: []Claim{}}, Delivery: Delivery{State: "unknown", Why: "crashed"},
		Verdicts: []Verdict{}, Findings: []Finding{}, Act: Act{Who: "nobody"}, Asks: []Ask{}, Unknown: []Unknown{},
		Headline: headline(nil, nil)}
}

// headline is the finding that matters most, if one explains what a person suffers.
func headline(findings []Finding, notice *bounce.Bounce) Headline {
	if f := leading(findings, notice); f != nil {
		return Headline{Code: f.Code, Facts: f.Facts}
	}
	return Headline{Code: "nothing-wrong", Facts: map[string]string{}}
}
