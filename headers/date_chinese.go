package headers

import "strings"

// chineseDigits are the numbers of months and weekdays, in the order of their value from 1.
var chineseDigits = [...]string{"一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二"}

// isChineseDate reports whether a word begins with a number and 年, 月, 日 or 号.
func isChineseDate(s string) bool {
	_, digits := leadingInt(s)
	rest := s[digits:]
	return digits > 0 && (strings.HasPrefix(rest, "年") || strings.HasPrefix(rest, "月") ||
		strings.HasPrefix(rest, "日") || strings.HasPrefix(rest, "号"))
}

// chineseDate reads 2024年3月4日, or a part of it, and gives what is joined to it. Web mailers of China
// and Japan write it.
func (r *dateReader) chineseDate(s string) (rest string, ok bool) {
	for isChineseDate(s) {
		n, digits := leadingInt(s)
		mark, after := s[digits:digits+len("年")], s[digits+len("年"):]
		switch {
		case mark == "年" && r.yearDigits == 0:
			r.year, r.yearDigits = n, digits
		case mark == "月" && r.month == 0:
			r.month = n
		case (mark == "日" || mark == "号") && r.day == 0:
			r.day = n
		default:
			return s, false
		}
		s, ok = after, true
	}
	return s, ok
}

// chineseName reads a weekday, a month or a half of the day in Chinese, and what is joined to it. known
// is false for anything else.
func (r *dateReader) chineseName(s string) (ok, known bool) {
	s = strings.TrimRight(s, "，")
	for _, half := range [...]string{"AM凌晨", "AM早上", "AM上午", "PM下午", "PM晚上"} {
		if rest, found := strings.CutPrefix(s, half[2:]); found {
			r.afternoon = half[:2]
			return rest == "" || r.piece(rest), true
		}
	}
	for _, day := range [...]string{"星期", "礼拜", "周"} {
		if rest, found := strings.CutPrefix(s, day); found {
			return r.chineseWeekday(rest), true
		}
	}
	if number, found := strings.CutSuffix(s, "月"); found && r.month == 0 {
		for i, name := range chineseDigits {
			if number == name {
				r.month = i + 1
				return true, true
			}
		}
	}
	return false, false
}

func (r *dateReader) chineseWeekday(s string) bool {
	if s == "日" || s == "天" {
		r.weekday = "Sun"
		return true
	}
	for i, day := range [...]string{"Mon", "Tue", "Wed", "Thu", "Fri", "Sat"} {
		if s == chineseDigits[i] {
			r.weekday = day
			return true
		}
	}
	return false
}
