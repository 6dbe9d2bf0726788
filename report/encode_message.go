package report

import "github.com/eml-inspect/eml-inspect/analyze"

// document writes a report.
func (e *encoder) document(d *document) {
	e.out = append(e.out, '{')
	number(e, "schema", d.Schema)
	e.object("input")
	e.input(&d.Input)
	e.end()
	objects(e, "messages", d.Messages, (*encoder).message)
	e.end()
}

func (e *encoder) input(in *analyze.Input) {
	e.text("name", in.Name)
	number(e, "size", in.Size)
	e.text("sha256", in.SHA256)
	e.text("kind", string(in.Kind))
	e.textIf("line_ending", string(in.LineEnding))
	e.textIf("error", in.Error)
}

// message writes one message. The lists of its own stand last.
func (e *encoder) message(m *message) {
	e.text("headline", m.Headline)
	e.text("path", m.Path)
	e.text("role", string(m.Role))
	e.object("summary")
	e.summary(&m.Summary)
	e.end()
	e.object("route")
	e.route(&m.Route)
	e.end()
	e.object("delivery")
	e.text("state", m.Delivery.State)
	e.text("why", m.Delivery.Why)
	e.end()
	e.object("auth")
	e.auth(&m.Auth)
	e.end()
	objects(e, "parts", m.Parts, (*encoder).mimePart)
	objects(e, "texts", m.Texts, (*encoder).reading)
	objects(e, "attachments", m.Attachments, (*encoder).attachment)
	objectOrNull(e, "bounce", m.Bounce, (*encoder).bounce)
	objects(e, "verdicts", m.Verdicts, (*encoder).verdict)
	e.object("act")
	e.text("who", m.Act.Who)
	numberKnown(e, "wait_seconds", m.Act.WaitSeconds)
	e.end()
	objects(e, "unknown", m.Unknown, (*encoder).unknown)
	objects(e, "findings", m.Findings, (*encoder).finding)
	objects(e, "asks", m.Asks, (*encoder).ask)
}

func (e *encoder) summary(s *analyze.Summary) {
	e.text("from", s.From)
	e.text("to", s.To)
	e.textIf("cc", s.Cc)
	e.text("subject", s.Subject)
	e.text("date", s.Date)
	e.text("message_id", s.MessageID)
	e.textIf("mailer", s.Mailer)
}

func (e *encoder) finding(f *finding) {
	e.text("code", f.Code)
	e.text("severity", string(f.Severity))
	e.text("confidence", string(f.Confidence))
	e.text("party", string(f.Party))
	e.facts("facts", f.Facts)
	objects(e, "where", f.Where, (*encoder).place)
	e.text("title", f.Title)
	e.text("cause", f.Cause)
	e.text("fix", f.Fix)
}

func (e *encoder) place(p *analyze.Place) {
	e.text("layer", p.Layer)
	number(e, "start", p.Start)
	number(e, "end", p.End)
	e.textIf("part", p.Part)
	number(e, "line", p.Line)
	number(e, "column", p.Column)
	e.text("quote", p.Quote)
}

func (e *encoder) ask(a *analyze.Ask) {
	e.text("to", a.To)
	e.textIf("host", a.Host)
	e.textIf("queue_id", a.QueueID)
	e.textIf("from", a.From)
	e.textIf("until", a.Until)
	e.textIf("text", a.Text)
}

func (e *encoder) unknown(u *analyze.Unknown) {
	e.text("code", u.Code)
	e.text("why", u.Why)
}
