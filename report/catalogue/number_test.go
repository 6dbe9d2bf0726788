package catalogue

import "testing"

func TestDuration(t *testing.T) {
	for _, test := range []struct {
		seconds int64
		en, zh  string
	}{
		{0, "0 s", "0 秒"},
		{45, "45 s", "45 秒"},
		{60, "1 min", "1 分钟"},
		{200, "3 min 20 s", "3 分钟 20 秒"},
		{8040, "2 h 14 min", "2 小时 14 分钟"},
		{3605, "1 h", "1 小时"},
		{190800, "2 d 5 h", "2 天 5 小时"},
		{-75, "-1 min 15 s", "-1 分钟 15 秒"},
	} {
		if got := Duration(English, test.seconds); got != test.en {
			t.Errorf("%d s in English: %q, want %q", test.seconds, got, test.en)
		}
		if got := Duration(Chinese, test.seconds); got != test.zh {
			t.Errorf("%d s in Chinese: %q, want %q", test.seconds, got, test.zh)
		}
	}
}

func TestBytesAndPlural(t *testing.T) {
	for _, test := range []struct{ got, want string }{
		{Bytes(English, 1), "1 byte"},
		{Bytes(Chinese, 512), "512 字节"},
		{Bytes(English, 1540), "1.5 kB"},
		{Bytes(English, 999_960), "1.0 MB"},
		{Plural(English, "1", "file", "files"), "1 file"},
		{Plural(English, "12345", "file", "files"), "12,345 files"},
		{Plural(Chinese, "1", "个文件", "个文件"), "1 个文件"},
		{Plural(English, "many", "file", "files"), "many files"},
	} {
		if test.got != test.want {
			t.Errorf("got %q, want %q", test.got, test.want)
		}
	}
}

func TestAboutAndShift(t *testing.T) {
	for _, test := range []struct{ got, want string }{
		{About(English, 0), "0 s"},
		{About(English, 90), "90 s"},
		{About(English, 3570), "1 h"},
		{About(English, 8040), "134 min"},
		{About(Chinese, 11300), "3 小时"},
		{About(English, 86390), "1 d"},
		{About(English, 200000), "56 h"},
		{About(English, 864000), "10 d"},
		{Shift(English, 3600), "+1 h"},
		{Shift(Chinese, -187), "-3 分钟 7 秒"},
	} {
		if test.got != test.want {
			t.Errorf("got %q, want %q", test.got, test.want)
		}
	}
}
