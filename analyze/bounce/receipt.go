package bounce

import "strings"

// readReceipt reads a disposition notification (RFC 8098). Most say that a message was shown. One that a
// recipient's filter refused comes in this form too (RFC 5429, section 2.1), and that is a failure.
func (d *Document) readReceipt(text string) *Bounce {
	fields := statusFields(text)
	words := d.prose()
	low := strings.ToLower(words[:min(len(words), openingReach)])
	if !strings.Contains(low, "reject") && !strings.Contains(low, "refused") ||
		!strings.Contains(disposition(fields), "delete") {
		return &Bounce{Kind: ReadReceipt, Original: d.original("")}
	}
	b := &Bounce{Original: d.original("")}
	for _, f := range fields {
		if f.name == "final-recipient" {
			g := group{final: f.value, action: "failed"}
			b.add(g.recipient())
		}
	}
	b.fillFrom(words)
	b.finish(d)
	return b
}

func disposition(fields []statusField) string {
	for _, f := range fields {
		if f.name == "disposition" {
			return strings.ToLower(f.value)
		}
	}
	return ""
}
