package charset

import "testing"

func TestCodepage(t *testing.T) {
	for n, want := range map[int]string{932: "windows-31j", 936: "gbk", 949: "cp949", 950: "cp950",
		1251: "windows-1251", 874: "windows-874", 437: "ibm437", 858: "ibm00858", 10000: "macintosh",
		20127: "us-ascii", 20866: "koi8-r", 21866: "koi8-u", 28592: "iso-8859-2", 28605: "iso-8859-15",
		50220: "cp50220", 51932: "cp51932", 52936: "hz-gb-2312", 54936: "gb18030", 65001: "utf-8",
		1200: "utf-16le", 20932: "euc-jp", 51949: "euc-kr", 51936: "gb2312", 1361: "johab", 10008: "gb2312"} {
		if got, ok := Codepage(n); got != want || !ok {
			t.Errorf("%d: got %q, %v, want %q", n, got, ok, want)
		}
	}
	for _, n := range []int{0, -1, 1, 42, 99999} {
		if got, ok := Codepage(n); ok {
			t.Errorf("%d: got %q", n, got)
		}
	}
}
