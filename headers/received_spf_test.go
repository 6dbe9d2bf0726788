package headers

import "testing"

func TestReadReceivedSPF(t *testing.T) {
	for _, c := range []struct{ text, result, receiver, ip, from string }{
		{" pass (mx.example.net: domain of a@example.org designates 192.0.2.7 as permitted sender) client-ip=192.0.2.7;", "pass", "mx.example.net", "192.0.2.7", ""},
		{" Pass (protection.outlook.com: domain of example.org designates 192.0.2.7 as permitted\r\n sender) receiver=protection.outlook.com; client-ip=192.0.2.7; helo=mx.example.org; pr=C", "pass", "protection.outlook.com", "192.0.2.7", ""},
		{" softfail (mailfrom) identity=mailfrom; client-ip=192.0.2.7; helo=pc; envelope-from=a@example.org; receiver=<UNKNOWN>", "softfail", "unknown", "192.0.2.7", "a@example.org"},
		{" none client-ip=192.0.2.7; envelope-from=\"a@example.org\"", "none", "", "192.0.2.7", "a@example.org"},
		{" Fail", "fail", "", "", ""},
		{"", "", "", "", ""},
	} {
		r := ReadReceivedSPF(c.text)
		if r.Result != c.result || r.Receiver != c.receiver || r.Pairs.Get("client-ip") != c.ip || r.Pairs.Get("envelope-from") != c.from {
			t.Errorf("%q: %+v", c.text, r)
		}
	}
}
