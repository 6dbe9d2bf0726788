package bounce

import (
	"strings"

	"github.com/eml-inspect/eml-inspect/headers"
)

// signs are what speaks for a document being a notice.
type signs struct {
	daemon  bool // it is from the mail system: by its address, or by an empty envelope sender
	marked  bool // a field says so
	subject bool // its subject is one that notices have
	opening bool // its text is one that notices have
	late    bool // it says that delivery goes on
	away    bool // its subject is one that automatic replies have
	listed  bool // a mailing list sent it on
	bare    bool // it has no header that could speak for it
}

// looksFailed reports whether a document without a notification is a notice all the same: two things say so.
func (s signs) looksFailed() bool {
	if s.sentOn() {
		return false
	}
	return s.marked || s.daemon && (s.subject || s.opening) || (s.subject || s.bare) && s.opening
}

// sentOn reports whether a mailing list sent on what no mail system wrote: that is no notice, whatever it says.
func (s signs) sentOn() bool { return s.listed && !s.daemon }

// readSigns looks at the header, and at the text only if the header leaves a doubt: most mail is no notice.
func readSigns(d *Document) signs {
	var subject said
	subject.read(strings.ToLower(d.Subject))
	_, list := d.Header.Find("List-Id")
	_, post := d.Header.Find("List-Post")
	s := signs{daemon: daemon(d), marked: markedFailed(d.Header) || d.Report == "delivery-status", listed: list || post,
		bare: d.Headless}
	s.away = awayList().in(&subject)
	if s.sentOn() {
		return s
	}
	if answers := strings.HasPrefix(subject.text, "re:") || strings.HasPrefix(subject.text, "fw"); !answers || s.daemon {
		s.subject = subjectList().in(&subject)
	}
	s.late = lateList().in(&subject)
	return s
}

// doubtful reports whether the text has to decide.
func (s signs) doubtful() bool { return !s.sentOn() && (s.daemon || s.subject || s.marked || s.bare) }

// readText adds what the text says.
func (s *signs) readText(text string) {
	var head said
	head.read(strings.ToLower(strings.Join(strings.Fields(text[:min(len(text), openingReach)]), " ")))
	s.opening = openingList().in(&head)
	s.late = s.late || latePhraseList().in(&head)
}

// openingReach is how far into a text the words of a notice are looked for.
const openingReach = 4000

func containsAny(s string, words []string) bool {
	for _, w := range words {
		if strings.Contains(s, w) {
			return true
		}
	}
	return false
}

// markedFailed reports whether a field says that this is a notice of a failure.
func markedFailed(h headers.Block) bool {
	for _, name := range [...]string{"X-Failed-Recipients", "X-MS-Exchange-Message-Is-Ndr", "X-AWS-Bounce"} {
		if _, ok := h.Find(name); ok {
			return true
		}
	}
	return false
}

// daemon reports whether a document is from a mail system. The envelope sender of a notice is empty
// (RFC 5321, section 4.5.5), but so is that of a receipt.
func daemon(d *Document) bool {
	if path, ok := d.Header.Find("Return-Path"); ok {
		if text := strings.ToLower(strings.TrimSpace(path.Text)); text == "<>" || strings.HasPrefix(text, "<mailer-daemon") {
			return true
		}
	}
	from := strings.ToLower(d.From)
	if from == "" || strings.TrimSpace(from) == "<>" {
		_, ok := d.Header.Find("From")
		return ok
	}
	var name said
	name.read(from)
	return daemonList().in(&name)
}

// daemons are what the senders of notices are called.
var daemons = [...]string{"mailer-daemon", "mailer_daemon", "mailerdaemon", "mailer daemon", "mail-daemon",
	"maildaemon", "postmaster", "post_master", "post.master",
	"mail delivery", "mail.delivery", "mail-delivery", "maildelivery", "maildeliver", "mail deliver",
	"delivery subsystem", "mail system", "mailsystem",
	"microsoftexchange329e", "mail administrator", "mdaemon", "mail router", "mail.system", "mail transport",
	"mmdf", "smtp gateway", "mailmaster",
	"system administrator", "no-reply@sns.amazonaws.com", "internet mail", "bounce", "email system", "mxlogic",
	"mailsweeper", "mailmarshal", "delivery-status", "notification service",
	"mta", "daemon", "mailgateway", "mail gateway", "gateway@", "virus", "errors@", "<errors", "error@", "system@",
	"admin", "noreply@", "no-reply@", "系统管理员", "邮件系统", "退信", "邮件管理员",
	"网易邮件中心"}

// subjects are what the subjects of notices hold.
var subjects = [...]string{"are not member", "failure notice", "undeliver", "returned mail",
	"returned to sender", "return to sender", "mail delivery failed", "mail delivery fail", "delivery failure",
	"delivery failed",
	"delivery status notification", "delivery notification", "delivery report", "delivery error", "mail failure",
	"mail failed", "nondeliverable", "non-deliverable", "non delivery", "nondelivery", "non-delivery",
	"could not be delivered", "could not deliver", "couldn't be delivered", "cannot be delivered",
	"can't be delivered", "cannot deliver", "not delivered", "unable to deliver", "undelivered", "mail system error",
	"message status", "mail status report", "message delivery", "permanent delivery", "error sending your mail",
	"mail error", "mailbox full", "user unknown", "unknown user", "no such user", "rejected", "bounced",
	"bounce", "returned message", "mail returned", "email returned", "returning message", "delayed mail",
	"warning: could not send", "warning: message", "mail delayed", "delivery delayed", "delay)", "delivery problem",
	"delivery warning",
	"invalid recipient", "transcript of", "failed mail", "failed delivery", "message not deliver",
	"message you sent", "your message", "warning from", "error report", "unzustellbar", "nicht zustellbar",
	"non remis", "non délivr", "non recapitabile", "mancato recapito", "no entregado", "não entreg",
	"nao entreg", "onbestelbaar", "olevererbart",
	"配信不能", "配信エラー", "未達", "退信", "退回", "无法送达", "無法送達", "未送达",
	"无法投递", "無法投遞", "投递失败", "投遞失敗", "发送失败", "寄送失敗",
	"传递失败", "傳遞失敗", "未能送达", "邮件错误", "系統退信", "邮件传递状态",
	"notification message", "mail problem", "unreachable", "undlvr", "could not send message",
	"error in message delivery", "smtp server", "not be delivered", "mail could not", "blocked"}

// openings are what the texts of notices say.
var openings = [...]string{"error was detected while processing", "incorrectly constructed",
	"you are not a member of this mailing list", "qmail-send program", "smtp delivery program",
	"automatically by mail delivery", "automatically generated delivery status",
	"the following address(es) failed", "following addresses had", "following address had",
	"could not be delivered", "couldn't be delivered", "could not deliver", "couldn't deliver",
	"cannot be delivered", "can't be delivered", "cannot deliver", "can not be delivered", "was not delivered",
	"were not delivered", "not been delivered", "not be delivered", "wasn't delivered",
	"unable to deliver", "undeliverable", "undelivered", "undelivarable", "delivery failed", "delivery has failed",
	"delivery failure", "failed to deliver", "failed to reach", "did not reach", "couldn't reach",
	"could not be reached", "error delivering your mail", "error occurred while",
	"trouble delivering", "was unable to deliver", "wasn't able to deliver", "not able to deliver",
	"delivery to the following", "delivery of the following", "permanent fatal errors", "fatal error",
	"transcript of session", "message was rejected", "has been rejected", "was rejected", "mailbox is full",
	"mailbox full", "over quota",
	"user unknown", "unknown user", "no such user", "unknown recipient", "has been returned", "being returned",
	"is being returned", "returned to sender", "been bounced", "returned mail", "message delayed",
	"delivery delayed", "still being retried", "not a valid", "does not exist", "delivery status notification",
	"undeliverable mail", "failed recipient", "failed address", "following recipients", "invalid recipient",
	"can't deliver", "address not found", "message blocked", "message not delivered", "bounced",
	"reporting-mta", "bouncedrecipients", "blocked your message", "not accepted", "cannot send",
	"couldn't send", "rejected recipient", "no longer active", "quota",
	"unzustellbar", "konnte nicht", "n'a pas pu", "n'a pu", "non è stato possibile", "no se pudo", "não pôde",
	"配信できません", "送信できません", "届けられません", "届かなかった",
	"被退回", "退信", "无法投递", "無法投遞", "未能投递", "不能成功的递送",
	"无法发送到", "无法送达", "無法送達", "未能送达", "投递失败", "无法到达",
	"发送失败", "传递失败", "传递到以下收件人", "没有成功", "未成功", "不能送达",
	"系统退信", "递送失败"}

// lateSubjects and latePhrases say that delivery goes on.
var lateSubjects = [...]string{"delayed", "(delay)", "still being retried",
	"warning: could not send message for past", "delay notification", "延迟"}

var latePhrases = [...]string{"warning message only", "this is a warning only",
	"do not need to resend your message", "still being retried", "will be retried until",
	"will continue to attempt", "will keep trying", "has not yet been delivered", "message will be retried",
	"delivery attempts will continue", "no action is required on your part", "will be attempted", "keeps trying",
	"仍在尝试", "继续尝试", "will retry for", "continue to try", "has been postponed"}
