package analyze

// act says who has to do something about the finding that matters most.
func act(findings []Finding) Act {
	if len(findings) == 0 || findings[0].Severity == Note {
		return Act{Who: "nobody"}
	}
	if who := withoutAdmin(findings[0]); who != "" {
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

// withoutAdmin says whether the sender or the recipient can help themselves, without an administrator: "" where
// they cannot.
func withoutAdmin(f Finding) string {
	switch f.Code {
	case "attach-linked", "attach-empty", "attach-hidden", "attach-name-generic":
		return "user"
	case "attach-encrypted":
		return "recipient"
	case "attach-stripped":
		if f.Facts["kind"] != "gateway" {
			return "recipient"
		}
	}
	return ""
}
