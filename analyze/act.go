package analyze

import (
	"cmp"
	"strconv"

	"github.com/eml-inspect/eml-inspect/analyze/bounce"
)

// whoActs says who has to do something. What is no source of a message can only be replaced by whoever holds that.
func (e *Evidence) whoActs(findings []Finding) Act {
	if a := act(findings, e.Bounce); a.Who != "nobody" || leading(findings, e.Bounce) != nil || !e.headless() {
		return a
	}
	return Act{Who: "recipient"}
}

// act says who has to do something about the finding that matters most, or else about what the message is a notice of.
func act(findings []Finding, notice *bounce.Bounce) Act {
	f := leading(findings, notice)
	if f == nil {
		return Act{Who: noticed(notice)}
	}
	if who := f.Facts["who"]; f.Code == "bounce" && who != "" {
		return bounceAct(*f, who)
	}
	if who := withoutAdmin(*f); who != "" {
		return Act{Who: who}
	}
	if who := triesFirst(*f); f.Party == Nobody && who != "" {
		return Act{Who: who}
	}
	return Act{Who: cmp.Or(admins[f.Party], "user")}
}

// admins are who looks after the servers of each side.
var admins = map[Party]string{Sender: "sender-admin", Transit: "sender-provider", Recipient: "recipient-admin"}

// leading gives the finding that a report leads with, nil where it is none: they are notes, or the message is a notice that
// asks for something, which matters more than what is wrong with the notice.
func leading(findings []Finding, notice *bounce.Bounce) *Finding {
	if len(findings) == 0 || findings[0].Severity == Note || findings[0].Severity == Warning && noticed(notice) != "nobody" {
		return nil
	}
	return &findings[0]
}

// noticed says who has to do something about a notice that tells of no failure: whoever has to prove to be the sender, whose
// program sends what is complained about, or who might open what only pretends to be a notice.
func noticed(b *bounce.Bounce) string {
	if b == nil {
		return "nobody"
	}
	switch b.Kind {
	case bounce.Challenge:
		return "user"
	case bounce.Forged:
		return "recipient"
	case bounce.FeedbackReport:
		if b.Complaint.Type != "not-spam" {
			return "sender-admin"
		}
	}
	return "nobody"
}

// withoutAdmin says whether the sender or the recipient can help themselves, without an administrator, or nobody has to:
// "" where they cannot.
func withoutAdmin(f Finding) string {
	switch f.Code {
	case "attach-linked", "attach-empty", "attach-hidden", "attach-name-generic",
		"head-address-malformed", "text-lost", "route-submission-delay":
		return "user"
	case "route-delay":
		return cmp.Or(patient[f.Facts["cause"]], f.Facts["who"])
	case "attach-encrypted", "attach-lost", "mime-partial":
		return "recipient"
	case "spam-verdict":
		return f.Facts["who"]
	case "attach-stripped":
		if f.Facts["kind"] != "gateway" {
			return "recipient"
		}
	case "mime-limit":
		if f.Facts["limit"] == limitDamaged { // who holds the archive
			return "recipient"
		}
		return "nobody"
	case "route-stated-conflict":
		if f.Facts["which"] == "received" {
			return "recipient"
		}
		return "user"
	}
	return ""
}

// patient says who can do something about a wait for which no administrator is to blame, by its cause: the sender asks the
// moderator, the recipient has a mailbox emptied more often, and a greylist lets the next message pass.
var patient = map[string]string{"moderation": "user", "submission": "user", "mailbox": "recipient", "greylist": "nobody"}

// triesFirst says who tries first where it cannot be told on whose side something went wrong: whoever holds the file
// fetches or saves it again, unless that can change nothing.
func triesFirst(f Finding) string {
	const holder, writer = "recipient", "sender-admin"
	switch f.Code {
	case "mime-boundary-unclosed", "transfer-truncated", "attach-msg-damaged", "attach-tnef-damaged", "mime-header-cut":
		return holder
	case "auth-dkim-body-changed":
		if f.Facts["lines"] != "" { // servers break lines that are too long
			return writer
		}
		return holder
	case "auth-dkim-malformed":
		if f.Facts["why"] == "length-beyond-body" || f.Facts["damage"] != "" {
			return holder
		}
		return writer
	case "auth-dkim-expired", "raw-field-malformed":
		return writer
	case "text-damaged":
		if f.Facts["why"] == twoCharsets {
			return writer
		}
	}
	return ""
}

// bounceAct says who has to do something about a failed delivery, and when. While a server still tries, nobody has; once it
// gave up, whoever is not to blame for it sends again.
func bounceAct(f Finding, who string) Act {
	switch late := f.Facts["action"] == "delayed"; {
	case late && f.Facts["permanent"] == "false":
		who = "nobody"
	case !late && who == "nobody":
		who = "user"
	}
	a := Act{Who: who}
	if n, err := strconv.ParseInt(f.Facts["wait"], 10, 64); err == nil {
		a.WaitSeconds = &n
	}
	return a
}
