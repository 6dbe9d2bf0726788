package bounce

import "strings"

// automatic says what a document is that a program wrote in answer, although nothing failed; "" where it is not
// one. Servers mark notices as automatic replies too, so this is asked of mail from people only.
func automatic(d *Document, s signs) Kind {
	if !s.away && !answersItself(d) {
		return ""
	}
	if containsAny(strings.ToLower(d.Subject), challengeSubjects[:]) {
		return Challenge
	}
	return AutoReply
}

// answersItself reports whether a field says that a program answered (RFC 3834, section 5).
func answersItself(d *Document) bool {
	if strings.HasPrefix(strings.ToLower(d.Header.Get("Auto-Submitted")), "auto-replied") ||
		strings.Contains(strings.ToLower(d.Header.Get("Precedence")), "auto_reply") {
		return true
	}
	for _, name := range [...]string{"X-Autoreply", "X-Autorespond", "X-Auto-Reply", "X-Autoresponse",
		"X-Mail-Autoreply", "Delivered-By-Autoreply"} {
		if _, ok := d.Header.Find(name); ok {
			return true
		}
	}
	return false
}

var awaySubjects = [...]string{"out of office", "out of the office", "automatic reply", "auto reply",
	"auto-reply", "autoreply", "auto response", "autoresponder", "automatische antwort", "abwesenheit",
	"réponse automatique", "respuesta automática", "resposta automática", "risposta automatica",
	"自动回复", "自動回覆", "自動返信", "自动答复", "不在のお知らせ"}

var challengeSubjects = [...]string{"please confirm your message", "confirmation required",
	"your email requires verification", "verify your", "challenge", "waiting for your confirmation",
	"confirm that you sent", "sender verification", "需要验证", "发件人验证", "请确认您的邮件"}
