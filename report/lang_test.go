package report_test

import (
	"testing"

	"github.com/eml-inspect/eml-inspect/report"
)

func TestParseLang(t *testing.T) {
	for in, want := range map[string]report.Lang{
		"zh": report.Chinese, "zh_CN.UTF-8": report.Chinese, "ZH-TW": report.Chinese, "zh.UTF-8": report.Chinese,
		"": report.English, "C": report.English, "POSIX": report.English, "C.UTF-8": report.English,
		"en_GB": report.English, "zhx": report.English,
	} {
		if got := report.ParseLang(in); got != want {
			t.Errorf("ParseLang(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestLangFromEnv(t *testing.T) {
	for _, test := range []struct {
		env  map[string]string
		want report.Lang
	}{
		{nil, report.English},
		{map[string]string{"LANG": "zh_CN.UTF-8"}, report.Chinese},
		{map[string]string{"LC_ALL": "C", "LANG": "zh_CN.UTF-8"}, report.English},
		{map[string]string{"LC_MESSAGES": "zh_CN", "LANG": "en_US"}, report.Chinese},
	} {
		got := report.LangFromEnv(func(name string) string { return test.env[name] })
		if got != test.want {
			t.Errorf("%v: %q, want %q", test.env, got, test.want)
		}
	}
}

func TestExplainEveryCode(t *testing.T) {
	for _, code := range report.Codes() {
		for _, lang := range []report.Lang{report.English, report.Chinese} {
			e, ok := report.Explain(code, lang)
			if !ok || e.Code != code || e.Title == "" || e.Cause == "" || e.Fix == "" {
				t.Errorf("%s in %s: %+v", code, lang, e)
			}
		}
	}
	if _, ok := report.Explain("no-such-code", report.English); ok {
		t.Error("a code that does not exist is explained")
	}
}
