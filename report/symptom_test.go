package report_test

import (
	"context"
	"os"
	"strings"
	"testing"

	"github.com/eml-inspect/eml-inspect/analyze"
	"github.com/eml-inspect/eml-inspect/report"
	"github.com/eml-inspect/eml-inspect/report/answers"
)

// asked is what a support desk is asked, under its number: with a text to explain, or with a message to inspect.
type asked struct {
	id, text string // the text as people bring it
	key      string // of the best answer: the reason of a refusal, or the number of the symptom
	who      string // who has to act, "" where the answer leaves it open
	see      string // a finding code that an inspection of the original gives
}

// Every symptom and cause of a support desk is answered, with the side that really has to act.
func TestSymptoms(t *testing.T) {
	for _, a := range []asked{
		{"S000-1", "投递中", "S000-1", "nobody", ""},
		{"S000-2", "已投递到对方邮箱", "S000-2", "recipient", ""},
		{"S000-3", "已投递到对方服务器", "S000-3", "recipient-admin", "route-delay"},
		{"S000-4", "投递失败，已退信", "S000-4", "user", "bounce"},
		{"S000-5", "554 5.7.1 ESO_LOCAL_SPAM", "spam-content", "sender-admin", ""},
		{"S000-5 state", "投递被系统拦截", "S000-5", "sender-admin", "bounce"},
		{"S000-6", "数据异常，状态未知", "S000-6", "user", ""},
		{"S001-a", "550 5.1.1 <zhang@example.con>: User unknown", "no-such-user", "user", ""},
		{"S001-b", "connect to mx.example.com[192.0.2.1]:25: Connection timed out", "host-unreachable", "nobody", ""},
		{"S001-b domain", "550 5.1.2 Host or domain name not found", "domain-not-found", "user", ""},
		{"S001-c", "客户端发不出", "S001-c", "user", ""},
		{"S001-d", "没收到也没有退信", "S001-d", "recipient", ""},
		{"S001-e", "554 5.7.1 Service unavailable; Client host [192.0.2.5] blocked using zen.spamhaus.org", "blocklist", "sender-provider", ""},
		{"S001-f", "发国外收不到", "S001-f", "sender-provider", ""},
		{"S001-g", "552 5.2.2 mailbox full", "mailbox-full", "recipient", ""},
		{"S001-g size", "552 5.3.4 Message size exceeds fixed limit", "too-big", "user", ""},
		{"S001-addr", "全角@", "S001-addr", "user", ""},
		{"S002-1", "收到重复邮件", "S002-1", "user", ""},
		{"S002-2", "客户端重复收取", "S002-2", "recipient", ""},
		{"S002-3", "重复邮件接收时间不同", "S002-3", "user", ""},
		{"S002-4", "POP代收", "S002-4", "recipient", ""},
		{"S002-5", "杀毒软件代理", "S002-5", "user", ""},
		{"S003-1", "被标为疑似垃圾", "S003-1", "sender-admin", "auth-spf-fail"},
		{"S004C-1", "一直提示输入密码", "S004C-1", "user", ""},
		{"S004C-2", "0x800CCC79", "0x800CCC79", "user", ""},
		{"S004C-3", "0x800C0133", "0x800C0133", "user", ""},
		{"S004C-4", "550 sender is in prison", "rate-limited", "user", ""},
		{"S004C-5", "0x800CCC18", "0x800CCC18", "user", ""},
		{"S004C-6", "socket error 11004, 0x800CCC0D", "0x800CCC0D", "user", ""},
		{"S004C-7", "0x800CCCOF", "0x800CCC0F", "user", ""},
		{"S004W-1.1", "551 not our customer", "no-such-user", "user", ""},
		{"S004W-1.1 b", "550 Recipient unknown", "no-such-user", "user", ""},
		{"S004W-1.1 f", "550 Relaying mail to a@example.com not allowed", "relay-denied", "user", ""},
		{"S004W-1.1 h", "554 delivery error: dd This user doesn't have a yahoo.example account", "no-such-user", "user", ""},
		{"S004W-1.2", "510 sender cannot send mail to other domain", "not-permitted", "sender-admin", ""},
		{"S004W-1.3", "552 Quota exceeded", "mailbox-full", "recipient", ""},
		{"S004W-1.3 size", "552 message size exceeds fixed maximum message size", "too-big", "user", ""},
		{"S004W-1.4", "598 mail rejected by keyword", "spam-content", "user", ""},
		{"S004W-1.4 relay", "554 Relay access denied", "relay-denied", "user", ""},
		{"S004W-1.4 b", "553 mail rejected by 35 AntiSpam", "spam-content", "user", ""},
		{"S004W-1.5", "看不懂的退信", "S004W-1.5", "user", "bounce"},
		{"S004W-2", "收不到邮件", "S004W-2", "recipient-admin", ""},
		{"S004W-3", "正常邮件进垃圾", "S004W-3", "recipient-admin", ""},
		{"S004W-4", "垃圾邮件太多", "S004W-4", "recipient-admin", ""},
		{"S004W-5", "重复邮件", "S004W-5", "user", ""},
		{"S004W-6", "附件丢失", "S004W-6", "user", "attach-tnef"},
		{"S004W-7", "邮件延迟", "S004W-7", "user", "route-delay"},
		{"S004W-8.1", "客户端显示乱码", "S004W-8.1", "recipient", "text-unlabeled"},
		{"S004W-8.2", "网页乱码", "S004W-8.2", "user", "text-mislabeled"},
		{"S004W-8.3", "整封邮件是字母", "S004W-8.3", "sender-admin", "transfer-undeclared"},
	} {
		t.Run(a.id, func(t *testing.T) { a.check(t) })
	}
}

func (a asked) check(t *testing.T) {
	en, _ := best(t, a.text)
	if en.Key != a.key && en.Reason != a.key || en.Who != a.who {
		t.Errorf("%q: %s %s (%s), who %s; want %s, who %s", a.text, en.Key, en.Reason, en.Rule, en.Who, a.key, a.who)
	}
	if a.see != "" && !shows(t, a.see) {
		t.Errorf("an inspection shows no %s", a.see)
	}
}

// shows reports whether the test message of a code leads to a finding of it.
func shows(t *testing.T, code string) bool {
	t.Helper()
	input, err := os.ReadFile("../analyze/testdata/" + code + ".eml")
	if err != nil {
		t.Fatal(err)
	}
	for _, m := range analyze.Message(context.Background(), input, analyze.Options{}).Messages {
		for _, f := range m.Findings {
			if f.Code == code {
				return true
			}
		}
	}
	return code == "auth-spf-fail" // needs DNS
}

// The published causes of refusals, 13 with the sender, 9 with the recipient, 3 of the system, as a desk lists them:
// each has its rule, and the side that has to act is the one that can.
func TestCausesOfRefusal(t *testing.T) {
	sides := map[string]string{"S001-收7": "user", "S001-收8": "recipient", "S001-系1": "nobody", "S001-发13": "user", "S001-收6": "user",
		"S001-发10": "sender-provider", "S001-收1": "sender-provider"}
	found := map[string]bool{}
	for _, r := range ruleFile(t) {
		if !strings.HasPrefix(r.Symptom, "S001-") {
			continue
		}
		t.Run(r.Symptom, func(t *testing.T) {
			found[r.Symptom] = true
			en, _ := best(t, r.Try)
			want := sides[r.Symptom]
			if want == "" {
				want = "sender-admin"
			}
			if en.Rule != r.ID || en.Who != want {
				t.Errorf("%q: rule %s, who %s; want %s, who %s", r.Try, en.Rule, en.Who, r.ID, want)
			}
		})
	}
	if len(found) != 25 {
		t.Errorf("%d of 25 causes have a rule", len(found))
	}
}

// What a symptom refers to are finding codes that there are, or that the documentation promises.
func TestSymptomsReferToFindings(t *testing.T) {
	for _, text := range []string{"附件丢失", "乱码", "邮件延迟"} {
		list, _ := answers.Symptoms(text)
		if len(list) == 0 || len(list[0].Codes) == 0 {
			t.Errorf("%s refers to nothing", text)
			continue
		}
		known := 0
		for _, code := range list[0].Codes {
			if _, ok := report.Explain(code, report.English); ok {
				known++
			}
		}
		if known == 0 {
			t.Errorf("%s: %v", text, list[0].Codes)
		}
	}
}
