package bounce

import (
	"math"
	"strings"
)

// SizeLimit reads from an answer how many bytes a message may have: the number beside "limit" or "maximum", with
// its unit. 0 where it names none.
func SizeLimit(text string) int {
	low := strings.ToLower(text)
	if !containsAny(low, []string{"limit", "maximum", "max ", "larger", "exceed", "限制", "上限"}) {
		return 0
	}
	best := 0
	for i := 0; i < len(low); i++ {
		if !digit(low[i]) {
			continue
		}
		n, end := 0, i
		for end < len(low) && digit(low[end]) && n < math.MaxInt32 {
			n = n*10 + int(low[end]-'0')
			end++
		}
		if size := n * unitAt(low[end:]); size >= 10_000 && size < math.MaxInt32 && (best == 0 || size < best) &&
			(i == 0 || !alnum(low[i-1]) && low[i-1] != '.') {
			best = size
		}
		i = end
	}
	return best
}

// unitAt gives the bytes of the unit that a text begins with, 1 where it states none but stands alone, 0 where the
// number is a piece of something else.
func unitAt(s string) int {
	s = strings.TrimLeft(s, " ")
	for _, u := range [...]struct {
		name  string
		bytes int
	}{{"bytes", 1}, {"byte", 1}, {"字节", 1}, {"kb", 1 << 10}, {"k ", 1 << 10}, {"mb", 1 << 20}, {"m ",
		1 << 20}, {"mib", 1 << 20}, {"gb", 1 << 30}} {
		if strings.HasPrefix(s, u.name) {
			return u.bytes
		}
	}
	return 0
}
