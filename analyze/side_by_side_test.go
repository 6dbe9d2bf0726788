package analyze

import (
	"testing"
)

func TestTextsSideBySide(t *testing.T) {
	gbk := "\xcf\xee\xc4\xbf\xbd\xf8\xb6\xc8\xb5\xc4\xbb\xe3\xb1\xa8\xba\xcd\xb0\xb2\xc5\xc5\xa3\xac\xc7\xeb\xb2\xe9\xca\xd5"
	for _, c := range []struct{ fields, body, plain, line string }{
		{"Content-Type: text/plain; charset=iso-8859-1", "Dear all,\r\n" + gbk + "\r\n", "ÏîÄ¿½ø¶ÈµÄ»ã±¨ºÍ°²ÅÅ£¬Çë²éÊÕ", "项目进度的汇报和安排，请查收"},
		{"Content-Type: text/html; charset=iso-8859-1", "<p>Dear all,<p>" + gbk, "ÏîÄ¿½ø¶ÈµÄ»ã±¨ºÍ°²ÅÅ£¬Çë²éÊÕ", "项目进度的汇报和安排，请查收"},
		{"Content-Type: text/plain; charset=gb2312", gbk, "", ""},
	} {
		m := testReport("MIME-Version: 1.0\r\nContent-Transfer-Encoding: 8bit\r\n" + c.fields + "\r\n\r\n" + c.body)
		text := m.Texts[len(m.Texts)-1]
		if text.Plain != c.plain || text.Line != c.line || text.Repaired != (c.plain != "") {
			t.Errorf("%s: %q, %q", c.fields, text.Plain, text.Line)
		}
	}
}

func TestOriginOfGarbledTexts(t *testing.T) {
	body := "MIME-Version: 1.0\r\nSubject: \xcf\xee\xc4\xbf\xbd\xf8\xb6\xc8\xb5\xc4\xbb\xe3\xb1\xa8\r\n\r\nhello\r\n"
	for fields, want := range map[string]Origin{
		"":                             {},
		"X-Mailer: Example Mail 1\r\n": {"written", "Example Mail 1"},
		"X-Mailer: Example Mail 1\r\nX-MIME-Autoconverted: from 8bit to quoted-printable by mx.example.net id x1\r\n": {"autoconverted", "mx.example.net"},
	} {
		if m := testReport(fields + body); m.Origin != want {
			t.Errorf("%q: %+v, want %+v", fields, m.Origin, want)
		}
	}
	if m := testReport("X-Mailer: Example Mail 1\r\nSubject: Report\r\n\r\nhello\r\n"); m.Origin.Why != "" {
		t.Errorf("nothing is garbled, but %+v", m.Origin)
	}
}
