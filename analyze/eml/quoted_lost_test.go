package eml

import (
	"strings"
	"testing"
)

// TestNamesAreNoEscapes leaves names alone in which capital letters and digits happen to be UTF-8, and reads a text of which a
// filter took the "=".
func TestNamesAreNoEscapes(t *testing.T) {
	for _, c := range []struct{ body, want string }{
		{strings.Repeat("#define USBTMC488_IOCTL 1\r\n", 9), strings.Repeat("#define USBTMC488_IOCTL 1\r\n", 9)},
		{strings.Repeat("part C488, part D184\r\n", 9), strings.Repeat("part C488, part D184\r\n", 9)},
		{"E5ADA3E5BAA6E68AA5E5918A, E8AFB7E69FA5E694B6, E8B0A2E8B0A2\r\n", "季度报告, 请查收, 谢谢\r\n"},
	} {
		if got := Decode([]byte(c.body), QuotedPrintable); string(got.Data) != c.want {
			t.Errorf("%.30q: %.60q", c.body, got.Data)
		}
	}
}
