package analyze

import "strconv"

// act says who has to do something about the finding that matters most.
func act(findings []Finding) Act {
	if len(findings) == 0 || findings[0].Severity == Note {
		return Act{Who: "nobody"}
	}
	if who := findings[0].Facts["who"]; findings[0].Code == "bounce" && who != "" {
		return bounceAct(findings[0], who)
	}
	if who := withoutAdmin(findings[0]); who != "" {
		return Act{Who: who}
	}
	if who := triesFirst(findings[0]); findings[0].Party == Nobody && who != "" {
		return Act{Who: who}
	}
	switch findings[0].Party {
	case Sender:
		return Act{Who: "sender-admin"}
	case Transit:
		return Act{Who: "sender-provider"}
	case Recipient:
		return Act{Who: "recipient-admin"}
	}
	return Act{Who: "user"}
}

// withoutAdmin says whether the sender or the recipient can help themselves, without an administrator, or nobody has to:
// "" where they cannot.
func withoutAdmin(f Finding) string {
	switch f.Code {
	case "attach-linked", "attach-empty", "attach-hidden", "attach-name-generic",
		"head-address-malformed", "text-lost", "route-submission-delay":
		return "user"
	case "route-delay":
		return patient[f.Facts["cause"]]
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
	case "mime-boundary-unclosed", "transfer-truncated", "attach-msg-damaged", "attach-tnef-damaged", "auth-dkim-body-changed":
		return holder
	case "auth-dkim-malformed":
		if f.Facts["why"] == "length-beyond-body" {
			return holder
		}
		return writer
	case "auth-dkim-expired", "raw-field-malformed":
		return writer
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
