package report

import "github.com/eml-inspect/eml-inspect/analyze"

func (e *encoder) mimePart(p *analyze.Part) {
	e.text("path", p.Path)
	e.text("type", p.Type)
	e.textIf("charset", p.Charset)
	e.textIf("encoding", p.Encoding)
	e.textIf("disposition", p.Disposition)
	e.textIf("name", p.Name)
	e.span("span", p.Span)
	number(e, "size", p.Size)
}

func (e *encoder) reading(t *analyze.Text) {
	e.text("part", t.Part)
	e.text("field", t.Field)
	e.textOrNull("declared", t.Declared)
	e.textOrNull("actual", t.Actual)
	e.flag("repaired", t.Repaired)
	e.text("text", t.Text)
	e.flagIf("cut", t.Cut)
}

func (e *encoder) attachment(a *analyze.Attachment) {
	e.text("name", a.Name)
	e.text("type", a.Type)
	number(e, "size", a.Size)
	e.text("sha256", a.SHA256)
	e.text("part", a.Part)
	e.text("source", a.Source)
	e.flag("hidden", a.Hidden)
	e.textIf("actual", a.Actual)
}

func (e *encoder) bounce(b *analyze.Bounce) {
	e.text("kind", b.Kind)
	e.textIf("reporter", b.Reporter)
	e.textIf("feedback_type", b.FeedbackType)
	e.textIf("source_ip", b.SourceIP)
	objects(e, "recipients", b.Recipients, (*encoder).recipient)
	objectOrNull(e, "original", b.Original, (*encoder).original)
}

func (e *encoder) recipient(r *analyze.BounceRecipient) {
	e.text("address", r.Address)
	e.textIf("typed", r.Typed)
	e.text("action", r.Action)
	e.text("status", r.Status)
	e.text("reply", r.Reply)
	e.text("diagnostic", r.Diagnostic)
	e.text("remote", r.Remote)
	e.flag("refused", r.Refused)
	e.text("reason", r.Reason)
	e.textIf("rule", r.Rule)
	e.text("party", string(r.Party))
	e.textIf("who", r.Who)
	e.flag("permanent", r.Permanent)
	numberKnown(e, "wait_seconds", r.WaitSeconds)
	e.textIf("retries_until", r.RetriesUntil)
}

func (e *encoder) original(o *analyze.BounceOriginal) {
	e.textIf("path", o.Path)
	e.text("message_id", o.MessageID)
	e.text("from", o.From)
	e.text("to", o.To)
	e.text("subject", o.Subject)
	e.text("date", o.Date)
	numberIf(e, "size", o.Size)
	e.flag("signed", o.Signed)
	numberKnown(e, "queued_seconds", o.QueuedSeconds)
}
