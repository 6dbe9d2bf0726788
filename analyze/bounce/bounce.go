package bounce

import "time"

// Bounce is what a notice says about the delivery of another message.
type Bounce struct {
	Kind       Kind
	Reporter   string      // the host that made the notice, as it names itself; "" where it does not
	Arrived    string      // when it took the message over (RFC 3464, section 2.2.5), as written
	Recipients []Recipient // in the order of the notice
	More       bool        // it names more of them than are read
	Original   *Original   // what is known of the message it is about; nil where nothing is
	Retold     bool        // its words stand in a text without the header that the notice had
	Complaint  *Complaint  // what a FeedbackReport says of itself; nil for other kinds
}

// add takes up a recipient, if it is not one too many.
func (b *Bounce) add(r Recipient) {
	if len(b.Recipients) == maxRecipients {
		b.More = true
		return
	}
	b.Recipients = append(b.Recipients, r)
}

// Kind is what sort of notice it is.
type Kind string

const (
	Failed         Kind = "failed"          // delivery failed for at least one recipient
	Delayed        Kind = "delayed"         // it is still being tried
	Relayed        Kind = "relayed"         // it was passed on to a server that reports nothing
	Delivered      Kind = "delivered"       // it arrived
	Expanded       Kind = "expanded"        // it was passed on to the members of a list
	ReadReceipt    Kind = "read-receipt"    // the recipient's program saw it (RFC 8098)
	AutoReply      Kind = "auto-reply"      // an absence notice or the like (RFC 3834)
	Challenge      Kind = "challenge"       // the sender shall prove to be a person
	FeedbackReport Kind = "feedback-report" // a recipient or a filter complains (RFC 5965)
	Forged         Kind = "forged"          // it pretends to be a notice and carries something to open
)

// Action is what became of the message for one recipient (RFC 3464, section 2.3.3).
type Action string

const (
	ActionFailed    Action = "failed"
	ActionDelayed   Action = "delayed"
	ActionDelivered Action = "delivered"
	ActionRelayed   Action = "relayed"
	ActionExpanded  Action = "expanded"
)

// Recipient is one address that a notice speaks of.
type Recipient struct {
	Address    string // the one that failed, behind all forwards
	Typed      string // the one the sender wrote, where the notice names another one
	Action     Action
	Status     string // enhanced status code (RFC 3463), "" where there is none
	Reply      string // SMTP reply code (RFC 5321, section 4.2), "" where there is none
	Diagnostic string // the answer in words, on one line
	Remote     string // the host that was spoken to; "" where none is named
	Refused    bool   // the other side answered; otherwise the server that made the notice decided itself
	Retries    string // until when it is tried, as written (RFC 3464, section 2.3.9)
	Verdict
	lead string // what stands before the answer and belongs to it
}

// Verdict is what an answer means.
type Verdict struct {
	Rule      string        // the rule that decided, "" where none fits
	Provider  string        // whose words they are, where that is known
	Reason    Reason        //
	Permanent bool          // sending the same message again will not help
	Who       string        // who has to act: user, sender-admin, sender-provider, recipient, recipient-admin, nobody
	Wait      time.Duration // how long to wait before the next attempt, 0 where nothing is known
}

// Original is what the notice shows of the message it is about.
type Original struct {
	MessageID string
	From      string        // the address of the sender
	To        string        // the field as written
	Subject   string        // the field as written
	Date      string        // the field as written
	Size      int           // bytes of the returned message; 0 where it was not returned in full
	Signed    bool          // it bears a DKIM signature
	Repeated  string        // names of fields that its header holds again and may hold only once, with commas
	Lacking   string        // names of fields that every header has and this one has not, with commas; "" where it is not known
	Hops      int           // the Received fields that came back with it
	Queued    time.Duration // from its submission to the notice, as far as both are stamped; 0 where it is not known
}

// Complaint is what somebody complains about (RFC 5965, section 3).
type Complaint struct {
	Type   string // Feedback-Type, in small letters: "abuse", "auth-failure" (RFC 6591), "fraud", "not-spam", ...; "" where none is stated
	Source string // Source-IP: where the message came from; "" where it is not stated
}

// Party is on whose side the cause lies: "sender", "recipient" or "none".
func (v Verdict) Party() string {
	switch v.Who {
	case "user", "sender-admin", "sender-provider":
		return "sender"
	case "recipient", "recipient-admin":
		return "recipient"
	}
	if v.Reason == "system" || v.Reason == "rate-limited" || v.Reason == "mailbox-full" {
		return "recipient"
	}
	return "none"
}
