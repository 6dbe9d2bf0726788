package bounce

import "testing"

// What an answer says is left when the address it is about, and the labels before it, are taken off.
func TestAnswersWithoutLabels(t *testing.T) {
	for _, c := range [...][3]string{
		{"收件人： a@rcpt.example 退信原因： 对方退信了。 英文说明:x", "a@rcpt.example", "对方退信了。 英文说明:x"},
		{"收件人 a@rcpt.example 退信原因： 拒绝接收。", "a@rcpt.example", "拒绝接收。"},
		{"收件人/To : a@rcpt.example 退信原因/ Bounce reason : 无法连接", "a@rcpt.example", "无法连接"},
		{"a@rcpt.example Technical details of permanent failure: DNS Error: not found", "a@rcpt.example", "DNS Error: not found"},
		{"a@rcpt.example (expanded from: b@rcpt.example) unknown user", "a@rcpt.example", "unknown user"},
		{"a@rcpt.example (expanded from: b@rcpt.example)", "a@rcpt.example", "a@rcpt.example (expanded from: b@rcpt.example)"},
		{"无法发送到 a@rcpt.example 系统应答: 退信原因:空间不足", "a@rcpt.example", "空间不足"},
		{"<a@rcpt.example>: Host not found", "a@rcpt.example", "Host not found"},
		{"Delivery failed 10 attempts: a@rcpt.example", "a@rcpt.example", "Delivery failed 10 attempts: a@rcpt.example"},
		{"550 no such user a@rcpt.example here", "a@rcpt.example", "550 no such user a@rcpt.example here"},
		{"a@rcpt.example", "a@rcpt.example", ""}, // an address alone is no answer
		{" <a@rcpt.example>:", "a@rcpt.example", ""},
		{"Reasonable doubt", "", "Reasonable doubt"},
		{"Reason: full", "", "full"},
		{"reason:", "", "reason:"},
		{"", "", ""},
	} {
		if got := saidOnly(c[0], c[1]); got != c[2] {
			t.Errorf("%q of %q: %q, want %q", c[0], c[1], got, c[2])
		}
	}
}
