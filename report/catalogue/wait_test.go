package catalogue

import "testing"

func TestWait(t *testing.T) {
	n := func(seconds int64) *int64 { return &seconds }
	for _, test := range []struct {
		wait      Wait
		short, zh string
	}{
		{Wait{}, "", ""},
		{Wait{Stamped: n(3)}, "3 s", " 3 秒"},
		{Wait{Stamped: n(-2)}, "0 s", " 0 秒"},
		{Wait{Stamped: n(-3600)}, "", ""},
		{Wait{Stamped: n(7200)}, "2 h?", " 2 小时"},
		{Wait{Stamped: n(7200), Least: n(0)}, "2 h?", " 2 小时"},
		{Wait{Stamped: n(7200), Least: n(20), Most: n(9000)}, "2 h?", " 2 小时"},
		{Wait{Stamped: n(8040), Least: n(8010), Most: n(8070)}, "2 h 14 min", " 2 小时 14 分钟"},
		{Wait{Stamped: n(4440), Least: n(8010), Most: n(8070)}, "2 h 14 min", " 2 小时 14 分钟"},
		{Wait{Stamped: n(-185), Least: n(0), Most: n(34)}, "≤ 34 s", "至多 34 秒"},
		{Wait{Stamped: n(9000), Least: n(0), Most: n(3000)}, "≤ 50 min", "至多 50 分钟"},
		{Wait{Stamped: n(8040), Least: n(3600), Most: n(10800)}, "1 h – 3 h", " 1 小时到 3 小时"},
		{Wait{Stamped: n(7200), Least: n(7190)}, "≥ 1 h 59 min", "至少 1 小时 59 分钟"},
		{Wait{Least: n(360)}, "≥ 6 min", "至少 6 分钟"},
	} {
		if got := test.wait.Short(English); got != test.short {
			t.Errorf("%+v in a table: %q, want %q", test.wait, got, test.short)
		}
		if got := test.wait.say(Chinese, ""); got != test.zh {
			t.Errorf("%+v in a sentence: %q, want %q", test.wait, got, test.zh)
		}
	}
	if got := (Wait{}).say(English, "long"); got != "long" {
		t.Errorf("a fact that is no number becomes %q", got)
	}
}
