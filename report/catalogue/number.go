package catalogue

import (
	"strconv"
	"strings"

	"github.com/eml-inspect/eml-inspect/report/answers"
)

// reasonText gives one part of what is said about the reason of a delivery that failed or is late: its title, cause or fix.
func reasonText(lang Lang, part, reason, action string) string {
	w, _ := answers.Delivery(reason, action, lang == Chinese)
	switch part {
	case "title":
		return w.Title
	case "cause":
		return w.Cause
	}
	return w.Fix
}

// fieldName names a header field as people know it. Chinese sets one that stays Latin off by a
// blank.
func fieldName(lang Lang, name string) string {
	if lang == Chinese && !Has("text-field", name) {
		return name + " "
	}
	return Word(lang, "text-field", name)
}

// onNumber formats a fact that holds a decimal number. A fact that is no number is passed on unchanged.
func onNumber(lang Lang, fact string, format func(Lang, int64) string) string {
	n, err := strconv.ParseInt(fact, 10, 64)
	if err != nil {
		return fact
	}
	return format(lang, n)
}

// Number writes n with its digits in groups of three, as both languages do: 1,234,567.
func Number(_ Lang, n int64) string {
	digits := strconv.FormatInt(n, 10)
	if n > -1000 && n < 1000 {
		return digits
	}
	var out []byte
	for i := range len(digits) {
		if left := len(digits) - i; i > 0 && left%3 == 0 && digits[i-1] != '-' {
			out = append(out, ',')
		}
		out = append(out, digits[i])
	}
	return string(out)
}

// Plural writes a count and the noun that goes with it: "1 byte", "3 bytes". Chinese has one form,
// so both nouns are the same there, and the measure word belongs to them.
func Plural(lang Lang, count, one, many string) string {
	n, err := strconv.ParseInt(count, 10, 64)
	if err != nil {
		return strings.TrimSpace(count + " " + many)
	}
	if n == 1 && lang != Chinese {
		many = one
	}
	return Number(lang, n) + " " + many
}

// Duration writes seconds in the two largest units that matter: "2 h 14 min", "2 小时 14 分钟".
func Duration(lang Lang, seconds int64) string {
	if seconds < 0 {
		return "-" + Duration(lang, max(-seconds, 0))
	}
	units := units()
	for i, u := range units {
		if seconds < u.size && u.size > 1 {
			continue
		}
		text := amount(lang, seconds/u.size, u.en, u.zh)
		if i+1 < len(units) {
			if rest := seconds % u.size / units[i+1].size; rest > 0 {
				text += " " + amount(lang, rest, units[i+1].en, units[i+1].zh)
			}
		}
		return text
	}
	return ""
}

// unit is a unit of time in both languages.
type unit struct {
	size   int64 // seconds
	en, zh string
}

// units are the units of time, the largest first.
func units() []unit {
	return []unit{{86400, "d", "天"}, {3600, "h", "小时"}, {60, "min", "分钟"}, {1, "s", "秒"}}
}

// About writes seconds rounded to one unit, for tables that have no room: "134 min", "3 h", "2 d".
func About(lang Lang, seconds int64) string {
	for i, u := range units() {
		if seconds < 3*u.size && u.size > 1 {
			continue
		}
		rounded := (seconds + u.size/2) / u.size * u.size
		for _, larger := range units()[:i] {
			if rounded >= larger.size && rounded%larger.size == 0 {
				u = larger
				break
			}
		}
		return amount(lang, rounded/u.size, u.en, u.zh)
	}
	return ""
}

// Shift writes how far a clock is off, with its sign: "+1 h", "-3 min 7 s".
func Shift(lang Lang, seconds int64) string {
	if seconds < 0 {
		return Duration(lang, seconds)
	}
	return "+" + Duration(lang, seconds)
}

// seconds reads a fact that may be missing.
func seconds(fact string) *int64 {
	n, err := strconv.ParseInt(fact, 10, 64)
	if err != nil {
		return nil
	}
	return &n
}

// amount writes a number with its unit.
func amount(lang Lang, n int64, en, zh string) string {
	if lang == Chinese {
		en = zh
	}
	return Number(lang, n) + " " + en
}

// Bytes writes a size with decimal prefixes: "512 bytes", "1.5 kB", "3.2 MB".
func Bytes(lang Lang, n int64) string {
	if n < 1000 {
		if lang == Chinese {
			return Number(lang, n) + " 字节"
		}
		return Plural(lang, strconv.FormatInt(n, 10), "byte", "bytes")
	}
	size, unit := float64(n)/1000, "kB"
	for _, next := range []string{"MB", "GB", "TB"} {
		if size < 999.95 {
			break
		}
		size, unit = size/1000, next
	}
	return strconv.FormatFloat(size, 'f', 1, 64) + " " + unit
}
