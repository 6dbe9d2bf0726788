package analyze

import (
	"time"

	"github.com/eml-inspect/eml-inspect/analyze/auth"
	"github.com/eml-inspect/eml-inspect/headers"
)

// auth writes down what was computed, and what hosts claim.
func (e *Evidence) auth() Auth {
	a := Auth{DKIM: []Signature{}, Claims: []Claim{}, SPF: e.spf(), DMARC: e.dmarc(), ARC: e.arc(), Field: e.resultsField()}
	from := e.fromDomain()
	for i, s := range e.Signatures {
		out := signature(s, from)
		out.Span = e.layer().AtSpan(s.Span)
		out.Altered = e.altered(i)
		if len(e.Second) == len(e.Signatures) {
			out.Second = string(e.Second[i])
		}
		a.DKIM = append(a.DKIM, out)
	}
	for _, c := range e.Claims {
		out := claim(c)
		out.Span = e.layer().AtSpan(headers.Span{Start: c.Start, End: c.End}.Shift(c.Field.Value.Start))
		a.Claims = append(a.Claims, out)
	}
	return a
}

// signature writes down one signature.
func signature(s auth.Signature, from string) Signature {
	out := Signature{Domain: printable(s.Domain), Selector: printable(s.Selector), Algorithm: printable(s.Algorithm),
		Canonicalization: printable(string(s.Header) + "/" + string(s.Body)), Result: string(s.Result),
		BodyHash: string(s.BodyHash), HeaderHash: string(s.HeaderHash), Key: string(s.Key), Why: s.Problem,
		Weak: s.Weak, Aligned: auth.Aligned(from, s.Domain, false)}
	switch {
	case out.Why != "":
	case s.KeyProblem != "":
		out.Why = s.KeyProblem
	case s.Expired:
		out.Why = "expired"
	case s.Undated():
		out.Why = "no-time"
	}
	out.Time, out.Expires = instant(s.Time), instant(s.Expires)
	return out
}

// altered writes down what was done after a signature was made, to the body or else to the header; nil where
// that is not proved.
func (e *Evidence) altered(i int) *Altered {
	if i >= len(e.Changes) {
		return nil
	}
	var out *Altered
	added := 0
	for _, c := range e.Changes[i] {
		added += c.Added.Len()
	}
	switch body, header := e.Changes[i], e.HeaderChanges[i]; {
	case len(body) > 0:
		out = &Altered{What: body[0].What, Proof: "body-hash"}
	case len(header) > 0:
		out = &Altered{What: header[0].What, Proof: "signature"}
		for _, c := range header {
			added += c.Added.Len()
		}
	}
	if added > 0 {
		out.Bytes = &added
	}
	return out
}

// instant writes a time down, "" where none is known.
func instant(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.Format(time.RFC3339)
}

// claim writes down one result that a host wrote.
func claim(c ClaimEvidence) Claim {
	return Claim{Method: printable(c.Method), Result: printable(c.Result), By: printable(c.By), Field: c.Field.Name,
		Reason: printable(c.Reason), Domain: printable(c.domain()), Trusted: c.Trusted}
}

// spf writes down our own evaluation, nil where nobody was asked or nothing could be evaluated.
func (e *Evidence) spf() *SPF {
	s := e.SPF
	if s == nil {
		return nil
	}
	var path []string
	for _, term := range s.Path {
		path = append(path, printable(term))
	}
	return &SPF{Path: path, Result: string(s.Result), Identity: s.Identity, Domain: printable(s.Domain), IP: s.IP, Hop: s.Hop,
		Mechanism: printable(s.Mechanism), Record: printable(s.Record), Lookups: s.Lookups, Why: s.why()}
}

// dmarc writes down our own evaluation, nil where nobody was asked.
func (e *Evidence) dmarc() *DMARC {
	d := e.DMARC
	if d == nil {
		return nil
	}
	return &DMARC{Result: string(d.Result), Policy: string(d.Policy), Domain: printable(d.Domain),
		Organization: printable(d.Organization), AlignedDKIM: d.AlignedDKIM, AlignedSPF: d.AlignedSPF, Why: string(d.Why)}
}

// arc writes down the chain of seals, nil where there is none.
func (e *Evidence) arc() *ARC {
	c := e.Chain
	if c.Result == "" || c.Result == auth.ARCNone {
		return nil
	}
	out := &ARC{Result: string(c.Result), Instance: c.Instance, Why: c.Why, Sets: []ARCSet{}}
	for _, s := range c.Sets {
		out.Sets = append(out.Sets, ARCSet{Instance: s.Instance, Domain: printable(s.Sealer), CV: printable(s.CV),
			Time: instant(s.SealTime), BodyHash: string(s.BodyHash)})
	}
	return out
}
