package bounce

import "strings"

// complains reports whether a document is a complaint in the form of Outlook.com, which is older than RFC 5965: the
// message alone comes back, with the address of who complained in a field of its own.
func (d *Document) complains() bool {
	const subject = "complaint about message from "
	s := strings.TrimSpace(d.Subject)
	if d.Returned == nil || len(s) < len(subject) || !strings.EqualFold(s[:len(subject)], subject) {
		return false
	}
	_, ok := d.Returned.Header.Find("X-HmXmrOriginalRecipient")
	return ok
}
