package bounce

import "testing"

// Answers as servers word them, and those that look alike and mean something else.
func TestAnswers(t *testing.T) {
	for text, want := range map[string]Reason{
		"550 User (a@example.com) unknown.":                                                    "no-such-user",
		"550 Command RCPT User <a@example.com> not OK":                                         "no-such-user",
		"550 a was not found in LDAP server":                                                   "no-such-user",
		"User a (a@example.com) not listed in public Name & Address Book":                      "no-such-user",
		"550 this server doesn't handle mail for that user":                                    "no-such-user",
		"550 host name is unknown":                                                             "domain-not-found",
		"User has exhausted allowed storage space":                                             "mailbox-full",
		"552 no space left for this user":                                                      "mailbox-full",
		"452 4.3.1 no space left on device":                                                    "system",
		"550 mail is not currently being accepted for this mailbox":                            "user-disabled",
		"550 User status is locked.":                                                           "suspended",
		"451 mailbox of user a is locked by another process":                                   "system",
		"554 message was forwarded more than the maximum allowed times":                        "loop",
		"554 Connection refused. MAIL FROM [a@example.com] mismatches client IP [192.0.2.1].":  "spf-fail",
		"550 5.7.1 sender IP must resolve":                                                     "rdns",
		"451 See the page on nonstandard smtp line terminators: smtplf":                        "content-format",
		"535 5.7.139 Authentication unsuccessful, basic authentication is disabled":            "auth-required",
		"550 5.7.60 SMTP; Client does not have permissions to send as this sender":             "bad-sender",
		"550 invalid mailbox. Local mailbox a@example.com is unavailable: account is disabled": "user-disabled",
		"550 invalid mailbox. Local mailbox a@example.com is unavailable: user not found":      "no-such-user",
		"605 Not delivering to previously bounced address":                                     "filtered",
		"450 5.4.312 Message expired, DNS query failed(ErrorRetry)":                            "domain-not-found",
		"550 This account is not allowed...a@example.com":                                      "policy",

		"550 indirizzo inesistente":                                  "no-such-user",
		"550 adres nie istnieje":                                     "no-such-user",
		"550 uživatel neexistuje":                                    "no-such-user",
		"550 A címzett nem létezik":                                  "no-such-user",
		"550 Kullanıcı bulunamadı":                                   "no-such-user",
		"550 користувач не існує":                                    "no-such-user",
		"550 존재하지 않는 사용자입니다":                                         "no-such-user",
		"550 宛先が見つかりません":                                             "no-such-user",
		"550 Die Domain existiert nicht":                             "domain-not-found",
		"550 Le domaine n'existe pas":                                "domain-not-found",
		"550 Host nicht gefunden":                                    "domain-not-found",
		"550 skrzynka odbiorcy jest pełna":                           "mailbox-full",
		"550 사서함 용량이 초과되었습니다":                                        "mailbox-full",
		"550 de mailbox van Jan is vol":                              "mailbox-full",
		"550 compte désactivé":                                       "user-disabled",
		"550 konto jest zablokowane":                                 "suspended",
		"550 аккаунт заблокирован":                                   "suspended",
		"554 スパムと判定されました":                                            "spam-content",
		"451 error desconocido":                                      "system",
		"550 Mensagem bloqueada":                                     Unknown,
		"550 wiadomość zablokowana":                                  Unknown,
		"550 skupina pravděpodobně neexistuje nebo nemáte oprávnění": Unknown,

		"Message delayed. No action is required on your part":                   "expired",
		"Message delayed: connection to the mail exchanger failed":              "host-unreachable",
		"Message has not yet been delivered because the server did not respond": "host-unreachable",
		"Delivery attempts will continue to be made for 3 days":                 "expired",
		"Delivery failed after the message was delayed for too long, giving up": "expired",
	} {
		reply, status := Codes(text)
		if got := Judge(Answer{Text: text, Reply: reply, Status: status}); got.Reason != want {
			t.Errorf("%s: %s by %s, want %s", text, got.Reason, got.Rule, want)
		}
	}
}

// A server that goes on trying did not give up, so that nobody has to act.
func TestStillTrying(t *testing.T) {
	for text, who := range map[string]string{
		"Message will be retried for 2 more day(s)": "nobody",
		"Message expired: retry timeout exceeded":   "recipient-admin",
		"Delivery attempts will continue":           "nobody",
		"all delivery attempts exhausted":           "recipient-admin",
	} {
		if got := Judge(Answer{Text: text}); got.Reason != "expired" || got.Who != who || got.Permanent {
			t.Errorf("%s: %+v", text, got)
		}
	}
}

// Three dots divide a word from the address behind it; two are part of addresses that some providers give out.
func TestAddressBehindDots(t *testing.T) {
	for text, want := range map[string]string{
		"not allowed...a@example.com": "a@example.com",
		"see a..b@example.com":        "a..b@example.com",
		"... a.b@example.com":         "a.b@example.com",
	} {
		at, ok := nextAddress(text, 0)
		if !ok || text[at.start:at.end] != want {
			t.Errorf("%s: %q", text, text[at.start:at.end])
		}
	}
}
