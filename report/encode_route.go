package report

import "github.com/eml-inspect/eml-inspect/analyze"

func (e *encoder) route(r *analyze.Route) {
	objects(e, "hops", r.Hops, (*encoder).hop)
	numberOrNull(e, "total_seconds", r.TotalSeconds)
	numberOrNull(e, "slowest", r.Slowest)
	objects(e, "clocks", r.Clocks, (*encoder).clock)
	objects(e, "witnesses", r.Witnesses, (*encoder).witness)
}

func (e *encoder) hop(h *analyze.Hop) {
	number(e, "index", h.Index)
	e.object("from")
	e.textIf("helo", h.From.Helo)
	e.textIf("name", h.From.Name)
	e.textIf("ip", h.From.IP)
	e.end()
	e.text("by", h.By)
	e.textIf("with", h.With)
	e.textIf("id", h.ID)
	e.textIf("for", h.For)
	objectOrNull(e, "tls", h.TLS, (*encoder).tls)
	e.textIf("time", h.Time)
	numberOrNull(e, "delay_seconds", h.DelaySeconds)
	e.textIf("held_by", h.HeldBy)
	numberOrNull(e, "at_least_seconds", h.AtLeastSeconds)
	numberOrNull(e, "at_most_seconds", h.AtMostSeconds)
	e.text("party", string(h.Party))
	e.textIf("software", h.Software)
	e.flag("trusted", h.Trusted)
	e.span("span", h.Span)
}

func (e *encoder) tls(t *analyze.HopTLS) {
	e.textIf("version", t.Version)
	e.textIf("cipher", t.Cipher)
}

func (e *encoder) clock(c *analyze.Clock) {
	e.text("host", c.Host)
	number(e, "offset_seconds", c.OffsetSeconds)
	e.text("why", c.Why)
}

func (e *encoder) witness(w *analyze.Witness) {
	e.text("source", w.Source)
	e.text("time", w.Time)
	e.textIf("host", w.Host)
}
