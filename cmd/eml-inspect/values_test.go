package main

import (
	"testing"
	"time"

	"github.com/eml-inspect/eml-inspect/report"
)

func TestLanguage(t *testing.T) {
	tests := []struct {
		text string
		want report.Lang
		ok   bool
	}{
		{"en", report.English, true},
		{"en_GB.UTF-8", report.English, true},
		{"zh", report.Chinese, true},
		{"ZH-Hans", report.Chinese, true},
		{"fr", "", false},
		{"english", "", false},
		{"C", "", false},
		{"", "", false},
	}
	for _, test := range tests {
		var l language
		if err := l.Set(test.text); (err == nil) != test.ok || l.lang != test.want {
			t.Errorf("%q: %q, %v", test.text, l.lang, err)
		}
	}
	var none language
	if got := none.or(environment("LANG", "zh_CN.UTF-8")); got != report.Chinese {
		t.Errorf("from the environment: %q", got)
	}
}

func TestZone(t *testing.T) {
	noon := time.Date(2026, 7, 1, 12, 0, 0, 0, time.UTC)
	tests := []struct{ text, want string }{
		{"UTC", "12:00 +0000"},
		{"utc", "12:00 +0000"},
		{"Asia/Shanghai", "20:00 +0800"},
		{"Europe/Berlin", "14:00 +0200"},
		{"+05:30", "17:30 +0530"},
		{"-0800", "04:00 -0800"},
		{"Mars/Base", ""},
		{"../../etc/passwd", ""},
		{"", ""},
	}
	for _, test := range tests {
		var z zone
		err := z.Set(test.text)
		switch {
		case test.want == "":
			if err == nil || z.location != nil {
				t.Errorf("%q was taken", test.text)
			}
		case err != nil || noon.In(z.location).Format("15:04 -0700") != test.want:
			t.Errorf("%q: %v, %v", test.text, z.location, err)
		}
	}
}

func TestNumber(t *testing.T) {
	tests := map[string]number{"1": 1, "64": 64, "0": 0, "-2": 0, "two": 0, "": 0, "1.5": 0}
	for text, want := range tests {
		var n number
		if err := n.Set(text); (err == nil) != (want > 0) || n != want {
			t.Errorf("%q: %d, %v", text, n, err)
		}
	}
}
