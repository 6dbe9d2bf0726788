package analyze

import (
	"context"
	"net/netip"
	"strings"
	"time"

	"github.com/eml-inspect/eml-inspect/analyze/auth"
)

// SPFEvidence is our own evaluation of SPF.
type SPFEvidence struct {
	auth.SPFResult
	IP  string
	Hop int // whose client was checked: that of the border
}

// dnsTimeout is how long the DNS may keep one message waiting; each question has a limit of its own.
const dnsTimeout = time.Minute

// authenticate computes what the signatures say, and asks for what only the DNS knows.
func (e *Evidence) authenticate(ctx context.Context) {
	dns := e.Options.DNS
	if dns == nil {
		e.compute(ctx, auth.Offline{})
		return
	}
	ctx, cancel := context.WithTimeout(ctx, dnsTimeout)
	defer cancel()
	e.compute(ctx, dns)
	if e.Options.SecondOpinion && len(e.Signatures) > 0 {
		e.Second = auth.SecondOpinion(ctx, e.Message, dns)
	}
	e.checkSPF(ctx, dns)
	e.checkDMARC(ctx, dns)
}

// compute computes the signatures with the keys that dns gives.
func (e *Evidence) compute(ctx context.Context, dns auth.Resolver) {
	e.Signatures, e.Chain = auth.Examine(ctx, e.Message, dns, e.receivedAt())
	if len(e.Signatures) < auth.MaxSignatures {
		return
	}
	count := 0
	for range e.Header().All("DKIM-Signature") {
		count++
	}
	if count > auth.MaxSignatures {
		e.reached(limitSignatures)
	}
}

// receivedAt is when the recipient's side took the message, unless the reader names another time; zero
// where no stamp can be read, its clock is wrong, or the author's Date is of another week later.
func (e *Evidence) receivedAt() time.Time {
	w := e.Way
	if at := e.Options.At; !at.IsZero() || len(e.Hops) == 0 || w.wrong(w.Border) {
		return at
	}
	at := w.When[w.Border]
	if known(&w.Date) && w.Date.Time.Sub(at) > writtenLater {
		return time.Time{}
	}
	return at
}

// writtenLater is how much later than its receipt a message may say that it was written, before neither clock
// can be relied on.
const writtenLater = 7 * 24 * time.Hour

// checkSPF evaluates SPF as the border host could: for its client and the envelope sender. Where the header
// does not hold what it takes, nothing is evaluated.
func (e *Evidence) checkSPF(ctx context.Context, dns auth.Resolver) {
	if len(e.Hops) == 0 {
		return
	}
	hop := e.Hops[e.Way.Border]
	sender, known := e.envelopeSender()
	ip, err := netip.ParseAddr(hop.IP)
	if err != nil || local(hop.IP) || !known {
		return
	}
	result := auth.CheckHost(ctx, dns, auth.SPFQuery{IP: ip, Helo: lowerHost(printable(hop.Helo)), MailFrom: sender,
		Receiver: e.Way.Hosts[e.Way.Border], Time: e.receivedAt()})
	e.SPF = &SPFEvidence{SPFResult: result, IP: hop.IP, Hop: e.Way.Border}
}

// envelopeSender gives the MAIL FROM that the border host was told: as it claims itself, or as final
// delivery wrote it down (RFC 5321, section 4.4). It is empty for a bounce.
func (e *Evidence) envelopeSender() (sender string, known bool) {
	for _, c := range e.Claims {
		if c.Method != "spf" || !c.Trusted {
			continue
		}
		for _, name := range [...]string{"smtp.mailfrom", "smtp.mail"} {
			if v := c.Prop(name); v != "" {
				return v, true
			}
		}
	}
	f, ok := e.Header().Find("Return-Path")
	if !ok || len(e.Hops) > 0 && f.Start > e.Hops[e.Way.Border].Start {
		return "", false
	}
	return strings.TrimSpace(f.Text), true
}

// checkDMARC evaluates DMARC for the author, by what was computed here.
func (e *Evidence) checkDMARC(ctx context.Context, dns auth.Resolver) {
	from := e.fromDomain()
	if from == "" {
		return
	}
	var signers []auth.DKIMDomain
	for _, s := range e.Signatures {
		signers = append(signers, auth.DKIMDomain{Domain: s.Domain, Pass: s.Result == auth.Pass,
			Unknown: s.Result == auth.NotKnown || s.Result == auth.TempError})
	}
	sender := auth.SPFDomain{Domain: from, Unknown: true} // it might have been this one
	if address, ok := e.envelopeSender(); ok {
		sender.Domain = address[strings.LastIndexByte(address, '@')+1:]
	}
	if e.SPF != nil {
		sender = auth.SPFDomain{Domain: e.SPF.Domain, Pass: e.SPF.Result == auth.SPFPass,
			Unknown: e.SPF.Result == auth.SPFUnknown || e.SPF.Result == auth.SPFTemperror}
	}
	result := auth.DMARC(ctx, dns, from, signers, sender)
	e.DMARC = &result
}
