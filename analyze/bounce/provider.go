package bounce

import "strings"

// speaker is how a provider is known: by the names of its hosts, or by what its answers bear.
type speaker struct {
	name  string
	hosts []string
	marks []string // lower case
}

// speakers lists the providers whose words have a meaning of their own.
var speakers = [...]speaker{
	{"netease", []string{"163.com", "126.com", "yeah.net", "netease.com", "188.com", "126.net", "127.net"},
		[]string{" 163 mx", " 163 smtp", "mail.163.com/help"}},
	{"tencent", []string{"qq.com", "foxmail.com"}, []string{"service.mail.qq.com", "open.work.weixin.qq.com"}},
	{"alibaba", []string{"aliyun.com", "alibaba.com", "mxhichina.com", "alibaba-inc.com", "aliyun-inc.com"},
		[]string{"at rcpt state(connection ip"}},
	{"263", []string{"263.net", "263.com", "263xmail.com"}, []string{"263.net"}},
	{"google", []string{"google.com", "gmail.com", "googlemail.com", "1e100.net"}, []string{"gsmtp",
		"support.google.com/mail", "gmail has detected", "gmail requires", "sent to gmail"}},
	{"microsoft", []string{"outlook.com", "hotmail.com", "live.com", "msn.com", "office365.com"},
		[]string{"prod.outlook.com", "protection.outlook.com", "resolver.", "storedrv.", "postmaster.live.com",
			".olc.protection", "smtpsend."}},
	{"yahoo", []string{"yahoo.com", "yahoodns.net", "yahoo.co.jp", "aol.com"}, []string{"[tss",
		"postmaster.yahooinc", "help.yahoo.com"}},
}

// providerOf names the provider that spoke: by the host, else by what the answer bears; "" where it is another one.
func providerOf(host string, text *said) string {
	if host = strings.ToLower(strings.TrimSuffix(host, ".")); host != "" {
		for _, s := range speakers {
			if within(host, s.hosts) {
				return s.name
			}
		}
	}
	for _, s := range speakers {
		for _, m := range s.marks {
			if strings.Contains(text.text, m) {
				return s.name
			}
		}
	}
	return ""
}

// within reports whether a host belongs to one of the domains.
func within(host string, domains []string) bool {
	for _, d := range domains {
		if rest, ok := strings.CutSuffix(host, d); ok && (rest == "" || strings.HasSuffix(rest, ".")) {
			return true
		}
	}
	return false
}
