package bounce

import (
	"encoding/json"
	"strings"
)

// event is a notification that Amazon's mail service sends as JSON.
type event struct {
	NotificationType, EventType string
	Bounce                      struct {
		BounceType        string
		BouncedRecipients []struct{ EmailAddress, Action, Status, DiagnosticCode string }
		ReportingMTA      string
	}
	Delivery struct {
		Recipients   []string
		SMTPResponse string
	}
	Complaint struct {
		ComplainedRecipients  []struct{ EmailAddress string }
		ComplaintFeedbackType string
	}
}

// readEvent reads such a notification, also where it is wrapped in another one.
func readEvent(text string) (*Bounce, bool) {
	text = strings.TrimSpace(text)
	if !strings.HasPrefix(text, "{") || !strings.Contains(text, "otificationType") && !strings.Contains(text,
		"eventType") {
		return nil, false
	}
	var wrapper struct{ Message string }
	var e event
	d := json.NewDecoder(strings.NewReader(text))
	if err := d.Decode(&wrapper); err == nil && wrapper.Message != "" {
		text = wrapper.Message
	}
	if err := json.NewDecoder(strings.NewReader(text)).Decode(&e); err != nil {
		return nil, false
	}
	return e.bounce()
}

func (e *event) bounce() (*Bounce, bool) {
	b := &Bounce{Reporter: hostOf(e.Bounce.ReportingMTA)}
	switch e.NotificationType + e.EventType {
	case "Bounce":
		b.Kind = Failed
		for _, r := range e.Bounce.BouncedRecipients {
			g := group{final: r.EmailAddress, action: r.Action, status: r.Status, diagnostic: r.DiagnosticCode}
			b.add(g.recipient())
		}
	case "Delivery":
		b.Kind = Delivered
		for _, a := range e.Delivery.Recipients {
			b.add(Recipient{Address: a, Action: ActionDelivered,
				Diagnostic: oneLine(e.Delivery.SMTPResponse)})
		}
	case "Complaint":
		b.Kind, b.Complaint = FeedbackReport, &Complaint{Type: strings.ToLower(e.Complaint.ComplaintFeedbackType)}
		for _, r := range e.Complaint.ComplainedRecipients {
			b.add(Recipient{Address: r.EmailAddress})
		}
	}
	return b, b.Kind != ""
}
