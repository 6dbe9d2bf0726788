package analyze

import (
	"bytes"
	"strings"
	"time"

	"github.com/eml-inspect/eml-inspect/analyze/bounce"
	"github.com/eml-inspect/eml-inspect/headers"
)

// bounced reports a delivery that failed or is late, for each recipient that a notice names.
var bounced = Check{
	Codes: []string{"bounce"},
	Run: func(p *Pass) {
		if p.Bounce == nil {
			return
		}
		list := p.Bounce.Recipients
		for i := range list {
			switch list[i].Action {
			case bounce.ActionFailed:
				p.reportBounce(list[i], Failure, p.othersThan(i))
			case bounce.ActionDelayed:
				p.reportBounce(list[i], Warning, p.othersThan(i))
			}
		}
	},
}

// othersThan says how many further recipients a message did not reach either, and whether all for the same reason.
func (p *Pass) othersThan(i int) []string {
	list, others, same := p.Bounce.Recipients, 0, true
	for k := range list {
		if k != i && list[k].Action == list[i].Action {
			others++
			same = same && list[k].Reason == list[i].Reason
		}
	}
	if others == 0 {
		return nil
	}
	return []string{"others", itoa(int64(others)), "same", boolText(same), "more", boolText(p.Bounce.More)}
}

// reportBounce reports what became of one recipient. It is certain where the answer itself says why, and the
// notice for whom; what was retold without its header may be anybody's words.
func (p *Pass) reportBounce(r bounce.Recipient, s Severity, others []string) {
	sure := Likely
	if r.Status != "" && r.Reason != bounce.Unknown && r.Address != "" && !p.Bounce.Retold {
		sure = Certain
	}
	if r.Reason == bounce.Unknown {
		sure = Possible
	}
	p.report(Finding{Code: "bounce", Severity: s, Confidence: sure, Party: Party(r.Party()), Where: p.answerAt(r)},
		append(append(p.proofs(r), others...), "recipient", printable(r.Address), "typed", printable(r.Typed), "status", r.Status,
			"reply", r.Reply,
			"reason", string(r.Reason), "party", r.Party(), "permanent", boolText(r.Permanent), "action",
			string(r.Action), "rule", r.Rule,
			"who", r.Who, "wait", waitText(r.Wait), "remote", printable(r.Remote), "refused", boolText(r.Refused),
			"provider", r.Provider,
			"diagnostic", printable(r.Diagnostic), "address_why", addressFault(r))...)
}

// addressFault says what is wrong with the address, where its writing may be why it failed.
func addressFault(r bounce.Recipient) string {
	switch r.Reason {
	case "no-such-user", "bad-address", "domain-not-found", "host-unreachable", "expired", "syntax", bounce.Unknown:
		if faults := headers.AddressFaults("<" + r.Address + ">"); len(faults) > 0 {
			return string(faults[0].Why)
		}
	}
	return ""
}

// proofs are what the message that came back shows about the reason.
func (p *Pass) proofs(r bounce.Recipient) []string {
	var facts []string
	o := p.Bounce.Original
	if o == nil {
		return nil
	}
	if r.Reason == "too-big" && o.Size > 0 {
		facts = append(facts, "size", itoa(o.Size), "limit", sizeLimit(r))
	}
	if (r.Reason == "dkim-fail" || r.Reason == "dmarc-fail") && o.Hops > 0 {
		facts = append(facts, "signed", boolText(o.Signed))
	}
	if r.Reason == "content-format" {
		facts = append(facts, "repeated", printable(o.Repeated), "lacking", o.Lacking)
	}
	if o.Queued >= time.Minute && (r.Reason == "expired" || !r.Permanent) {
		facts = append(facts, "queued", itoa(int64(o.Queued.Seconds())))
	}
	return append(facts, "original", printable(o.MessageID))
}

func sizeLimit(r bounce.Recipient) string {
	if n := bounce.SizeLimit(r.Diagnostic); n > 0 {
		return itoa(n)
	}
	return ""
}

// answerAt gives the place of the answer: the line that holds the reply, in the part where it stands. Where several
// recipients are named, many get the same answer: it is the one that stands with the address.
func (p *Pass) answerAt(r bounce.Recipient) []Place {
	if p.full() {
		return nil
	}
	if len(p.Bounce.Recipients) > 1 {
		if at := p.answerBy(r, answerNear); at != nil {
			return at
		}
	}
	return p.answerBy(r, func(data []byte, _ string, key []byte) int { return bytes.Index(data, key) })
}

// answerBy gives the line in which find sees the answer, or the address.
func (p *Pass) answerBy(r bounce.Recipient, find func(data []byte, address string, key []byte) int) []Place {
	for _, c := range p.Contents {
		if !strings.HasPrefix(c.Type, "text/") && !strings.HasPrefix(c.Type, "message/") {
			continue
		}
		data := c.Decoded.Data[:min(len(c.Decoded.Data), maxAnswerWithin)]
		for _, key := range [...]string{words(r.Diagnostic, 5), words(r.Diagnostic, 2), longWord(r.Diagnostic), r.Address} {
			if key == "" {
				continue
			}
			if i := find(data, r.Address, c.spelled(key)); i >= 0 {
				line := lineAround(c.Decoded.Data, i)
				text := c.Decoded.Data[line.Start:line.End]
				line.Start = line.End - len(bytes.TrimLeft(text, " \t"))
				return p.content(c, line)
			}
		}
	}
	return nil
}

// answerNear gives where the answer stands nearest behind the address, or in its line before it; -1 if nowhere near.
func answerNear(data []byte, address string, key []byte) int {
	const near, most = 2 << 10, 20
	best, distance := -1, near
	if address == "" || address == string(key) {
		return -1
	}
	for from, n := 0, 0; n < most; n++ {
		i := bytes.Index(data[from:], []byte(address))
		if i < 0 {
			break
		}
		start := lineAround(data, from+i).Start
		if k := bytes.Index(data[start:min(len(data), start+near)], key); k >= 0 && k < distance {
			best, distance = start+k, k
		}
		from += i + len(address)
	}
	return best
}

// words gives the first words of a text, as they stand in it; "" where it has fewer than two.
func words(s string, n int) string {
	at := 0
	for range n {
		i := strings.IndexByte(s[at:], ' ')
		if i < 0 {
			return s
		}
		at += i + 1
	}
	return strings.TrimSpace(s[:at])
}

// longWord gives the first word of a text if it is long, as sentences without blanks are; else "".
func longWord(s string) string {
	if word := words(s, 1); len(word) >= 20 {
		return word
	}
	return ""
}

// lineAround gives the line that an offset stands in.
func lineAround(data []byte, at int) headers.Span {
	start, end := at, at
	for start > 0 && data[start-1] != '\n' && data[start-1] != '\r' {
		start--
	}
	for end < len(data) && data[end] != '\n' && data[end] != '\r' {
		end++
	}
	return headers.Span{Start: start, End: end}
}

func boolText(b bool) string {
	if b {
		return "true"
	}
	return "false"
}

func waitText(d time.Duration) string {
	if d <= 0 {
		return ""
	}
	return itoa(int64(d.Seconds()))
}

// positive gives a duration for a report in seconds; nil where it is not known.
func positive(d time.Duration) *int64 {
	if d <= 0 {
		return nil
	}
	return seconds(d)
}
