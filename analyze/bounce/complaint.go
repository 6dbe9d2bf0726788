package bounce

import "strings"

// complaint reads what somebody complains about, from the fields of a feedback report (RFC 5965, section 3). Those who
// complain are its recipients, as far as they are named.
func (d *Document) complaint(report string) *Bounce {
	b := &Bounce{Kind: FeedbackReport, Original: d.original(""), Complaint: &Complaint{}}
	var removed string
	for _, f := range scanHeader(report).Fields {
		switch value := f.Unfolded(); strings.ToLower(f.Name) {
		case "feedback-type":
			b.Complaint.Type = strings.ToLower(value)
		case "source-ip":
			b.Complaint.Source = value
		case "original-rcpt-to":
			b.add(Recipient{Address: bareAddress(value)})
		case "removal-recipient":
			removed = bareAddress(value)
		}
	}
	if d.complains() {
		by, _ := d.Returned.Header.Find(complainer)
		removed = bareAddress(by.Unfolded())
		b.Complaint = &Complaint{"abuse", strings.TrimSpace(strings.TrimSpace(d.Subject)[len(complaintSubject):])}
	}
	if len(b.Recipients) == 0 && removed != "" {
		b.add(Recipient{Address: removed})
	}
	if b.Original != nil {
		b.Original.Queued = 0 // nobody tried to deliver it meanwhile
	}
	return b
}

// How Outlook.com complains.
const (
	complaintSubject = "complaint about message from "
	complainer       = "X-HmXmrOriginalRecipient"
)

// complains reports whether a document is a complaint in the form of Outlook.com, which is older than RFC 5965: the
// message alone comes back, with the address of who complained in a field of its own.
func (d *Document) complains() bool {
	s := strings.TrimSpace(d.Subject)
	if d.Returned == nil || len(s) < len(complaintSubject) ||
		!strings.EqualFold(s[:len(complaintSubject)], complaintSubject) {
		return false
	}
	_, ok := d.Returned.Header.Find(complainer)
	return ok
}
