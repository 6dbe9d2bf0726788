package report

import "github.com/eml-inspect/eml-inspect/analyze"

func (e *encoder) auth(a *analyze.Auth) {
	objects(e, "dkim", a.DKIM, (*encoder).signature)
	objectKnown(e, "spf", a.SPF, (*encoder).spf)
	objectKnown(e, "dmarc", a.DMARC, (*encoder).dmarc)
	objectKnown(e, "arc", a.ARC, (*encoder).arc)
	objects(e, "claims", a.Claims, (*encoder).claim)
	e.textIf("field", a.Field)
}

func (e *encoder) signature(s *analyze.Signature) {
	e.text("domain", s.Domain)
	e.text("selector", s.Selector)
	e.text("algorithm", s.Algorithm)
	e.text("canonicalization", s.Canonicalization)
	e.textIf("time", s.Time)
	e.textIf("expires", s.Expires)
	e.text("result", s.Result)
	e.text("body_hash", s.BodyHash)
	e.text("header_hash", s.HeaderHash)
	e.text("key", s.Key)
	e.flag("aligned", s.Aligned)
	e.textIf("why", s.Why)
	objectOrNull(e, "altered", s.Altered, (*encoder).altered)
	e.textsIf("weak", s.Weak)
	e.textIf("second_opinion", s.Second)
	e.span("span", s.Span)
}

func (e *encoder) altered(a *analyze.Altered) {
	e.text("what", a.What)
	e.text("proof", a.Proof)
	numberKnown(e, "bytes", a.Bytes)
}

func (e *encoder) spf(s *analyze.SPF) {
	e.text("result", s.Result)
	e.textIf("identity", s.Identity)
	e.textIf("domain", s.Domain)
	e.textIf("ip", s.IP)
	number(e, "hop", s.Hop)
	e.textIf("mechanism", s.Mechanism)
	e.textsIf("path", s.Path)
	e.textIf("record", s.Record)
	number(e, "lookups", s.Lookups)
	e.textIf("why", s.Why)
}

func (e *encoder) dmarc(d *analyze.DMARC) {
	e.text("result", d.Result)
	e.textIf("policy", d.Policy)
	e.textIf("domain", d.Domain)
	e.textIf("organization", d.Organization)
	e.flag("aligned_dkim", d.AlignedDKIM)
	e.flag("aligned_spf", d.AlignedSPF)
	e.textIf("why", d.Why)
}

func (e *encoder) arc(a *analyze.ARC) {
	e.text("result", a.Result)
	numberIf(e, "instance", a.Instance)
	e.textIf("why", a.Why)
	objects(e, "sets", a.Sets, (*encoder).arcSet)
}

func (e *encoder) arcSet(s *analyze.ARCSet) {
	number(e, "instance", s.Instance)
	e.text("domain", s.Domain)
	e.text("cv", s.CV)
	e.textIf("time", s.Time)
	e.text("body_hash", s.BodyHash)
}

func (e *encoder) claim(c *analyze.Claim) {
	e.text("method", c.Method)
	e.text("result", c.Result)
	e.text("by", c.By)
	e.text("field", c.Field)
	e.textIf("domain", c.Domain)
	e.textIf("reason", c.Reason)
	e.flag("trusted", c.Trusted)
	e.span("span", c.Span)
}

func (e *encoder) verdict(v *analyze.Verdict) {
	e.text("by", v.By)
	e.text("verdict", v.Verdict)
	e.textIf("score", v.Score)
	e.textIf("threshold", v.Threshold)
	e.text("field", v.Field)
	e.texts("fields", v.Fields)
	e.text("set_by", v.SetBy)
	e.textIf("place", v.Place)
	e.textIf("host", v.Host)
	e.textIf("client", v.Client)
	e.flag("outgoing", v.Outgoing)
	e.flag("trusted", v.Trusted)
	objects(e, "reasons", v.Reasons, (*encoder).reason)
}

func (e *encoder) reason(r *analyze.VerdictReason) {
	e.text("name", r.Name)
	e.textIf("points", r.Points)
	e.textIf("why", r.Why)
	e.textIf("about", r.About)
}
