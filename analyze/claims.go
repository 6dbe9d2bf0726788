package analyze

import (
	"slices"
	"strings"

	"github.com/eml-inspect/eml-inspect/headers"
)

// ClaimEvidence is one result that a host wrote, and whether it may be believed.
type ClaimEvidence struct {
	headers.AuthResult
	Field   headers.Field
	By      string // the authserv-id, or who else the field names; "" where it names nobody
	Own     bool   // it is in the name of the recipient's side
	Trusted bool   // the recipient's side wrote it
}

// gatherClaims reads Authentication-Results, ARC-Authentication-Results and Received-SPF fields.
func (e *Evidence) gatherClaims(f headers.Field) {
	if len(e.Claims) > maxClaims {
		return
	}
	if f.Is("Received-SPF") {
		if c := spfClaim(f); c.Result != "" {
			e.Claims = append(e.Claims, c)
		}
		return
	}
	results := headers.ReadAuthResults(f.Text)
	for _, r := range results.Results {
		e.Claims = append(e.Claims, ClaimEvidence{AuthResult: r, Field: f, By: results.By})
	}
}

// spfClaim reads a Received-SPF field as what an Authentication-Results field would say.
func spfClaim(f headers.Field) ClaimEvidence {
	spf := headers.ReadReceivedSPF(f.Text)
	r := headers.AuthResult{Span: headers.Span{Start: 0, End: f.Value.Len()}, Method: "spf", Result: spf.Result,
		Comments: []string{spf.Comment}}
	for _, pair := range [...][2]string{{"envelope-from", "smtp.mailfrom"}, {"helo", "smtp.helo"}, {"client-ip", "smtp.remote-ip"}} {
		if v := spf.Pairs.Get(pair[0]); v != "" {
			r.Props = append(r.Props, headers.AuthProp{Name: pair[1], Value: v})
		}
	}
	return ClaimEvidence{AuthResult: r, Field: f, By: spf.Receiver}
}

// judgeClaims says which claims may be believed: those that stand where nobody but the recipient's side
// writes, and are in its name. A seal vouches for nobody's claims here.
func (e *Evidence) judgeClaims() {
	if len(e.Claims) == 0 {
		return
	}
	own, first := e.ownFamilies(), make(map[string]int)
	for i := range e.Claims {
		c := &e.Claims[i]
		mine := e.Way.familyOf(c.By).family
		c.Own = e.own(c.By) || mine != "" && slices.Contains(own, mine) || c.By == "" && e.unnamed()
		if c.Field.Is("ARC-Authentication-Results") || !c.Own {
			continue
		}
		name := strings.ToLower(c.Field.Name)
		if at, known := first[name]; !known || c.Field.Start < at {
			first[name] = c.Field.Start
		}
		c.Trusted = e.aboveBorder(c.Field) || e.belowBorder(c.Field) && c.Field.Start == first[name]
	}
}

// aboveBorder reports whether a field stands above what the border host wrote: the recipient's side added it.
func (e *Evidence) aboveBorder(f headers.Field) bool {
	return len(e.Hops) == 0 || f.Start < e.Hops[e.Way.Border].Start
}

// belowBorder reports whether a field stands next below what the border host wrote, where that host is of a
// provider that writes its results there. What came with the message follows them.
func (e *Evidence) belowBorder(f headers.Field) bool {
	return len(e.Hops) > 0 && e.Way.owners[e.Way.Border].ResultsBelow && e.nextBelow(f)
}

// nextBelow reports whether a field stands between what the border host wrote and the next lower hop. Filters
// of that host may write there, and so may whoever sent the message.
func (e *Evidence) nextBelow(f headers.Field) bool {
	i := e.Way.Border
	return len(e.Hops) > 0 && f.Start > e.Hops[i].Start && (i == 0 || f.Start < e.Hops[i-1].Start)
}

// ownFamilies lists the organisations of the recipient's side.
func (e *Evidence) ownFamilies() []string {
	var list []string
	for i := e.Way.Border; i < len(e.Way.Families); i++ {
		if f := e.Way.Families[i]; f != "" {
			list = append(list, f)
		}
	}
	return list
}

// unnamed reports whether the border host is of a provider that writes its claims without a name.
func (e *Evidence) unnamed() bool {
	return len(e.Hops) > 0 && e.Way.owners[e.Way.Border].ResultsUnnamed
}

// domain gives the domain that a claim is about, "" where it does not say.
func (c *ClaimEvidence) domain() string {
	for _, name := range [...]string{"header.d", "header.i", "smtp.mailfrom", "smtp.mail", "spfdomain", "smtp.helo", "header.from"} {
		if v := c.Prop(name); v != "" {
			return lowerHost(v[strings.LastIndexByte(v, '@')+1:])
		}
	}
	return ""
}
