package headers

import (
	"strings"
	"time"
)

// usualDate reads the form in which nearly all dates are written, "Mon, 4 Mar 2024 10:01:37 +0800 (CST)", with or
// without the weekday and the comment, and nothing else: ReadDate reads the rest, and would read this in the same way.
func usualDate(text string) (d Date, ok bool) {
	r := usualReader{text: text, ok: true}
	r.blanks()
	start := r.pos
	weekday := r.weekday()
	day := r.number(1, 2)
	r.gap()
	month := r.month()
	r.gap()
	year := r.number(4, 4)
	r.gap()
	hour, minute, second := r.clock()
	r.gap()
	offset := r.zone()
	end := r.pos
	name := r.comment(&end)
	if !r.ok || r.pos < len(text) || day < 1 || day > 31 || year < 1000 || hour > 23 || minute > 59 || second > 59 {
		return Date{}, false
	}
	d = Date{Span: Span{start, end}, Zone: ZoneNumeric, ZoneName: name}
	d.Time = time.Date(year, time.Month(month), day, hour, minute, second, 0, time.FixedZone("", offset))
	d.WrongWeekday = weekday >= 0 && time.Weekday(weekday) != d.Time.Weekday()
	return d, true
}

// usualReader reads the pieces of a date, and notes where one is not as it is usually written.
type usualReader struct {
	text string
	pos  int
	ok   bool
}

// blanks passes over white space; folds are white space too.
func (r *usualReader) blanks() { r.pos += skipSpace(r.text[r.pos:]) }

// gap passes over the white space that must stand between two pieces.
func (r *usualReader) gap() {
	from := r.pos
	r.blanks()
	r.ok = r.ok && r.pos > from
}

// take passes over a number of characters, "" where there are no more so many.
func (r *usualReader) take(n int) string {
	if r.ok = r.ok && len(r.text)-r.pos >= n; !r.ok {
		return ""
	}
	r.pos += n
	return r.text[r.pos-n : r.pos]
}

// expect passes over one character.
func (r *usualReader) expect(c byte) {
	s := r.take(1)
	r.ok = r.ok && s[0] == c
}

// number reads a number of so many digits.
func (r *usualReader) number(least, most int) (n int) {
	from := r.pos
	for ; r.pos < len(r.text) && r.pos < from+most && isDigit(r.text[r.pos]); r.pos++ {
		n = n*10 + int(r.text[r.pos]-'0')
	}
	r.ok = r.ok && r.pos >= from+least
	return n
}

const usualDays, usualMonths = "SunMonTueWedThuFriSat", "JanFebMarAprMayJunJulAugSepOctNovDec"

// weekday reads the day of the week, -1 where none is stated.
func (r *usualReader) weekday() int {
	if r.pos < len(r.text) && isDigit(r.text[r.pos]) {
		return -1
	}
	n := r.oneOf(usualDays)
	r.expect(',')
	r.blanks()
	return n
}

func (r *usualReader) month() int { return r.oneOf(usualMonths) + 1 }

// oneOf reads one of names of three letters.
func (r *usualReader) oneOf(names string) int {
	i := strings.Index(names, r.take(3)) // each begins with a capital: where one is found, another does not begin before
	r.ok = r.ok && i >= 0 && i%3 == 0
	return i / 3
}

func (r *usualReader) clock() (hour, minute, second int) {
	hour = r.number(2, 2)
	r.expect(':')
	minute = r.number(2, 2)
	r.expect(':')
	return hour, minute, r.number(2, 2)
}

// zone reads an offset of four digits, in seconds.
func (r *usualReader) zone() int {
	sign := r.take(1)
	n := r.number(4, 4)
	r.ok = r.ok && (sign == "+" || sign == "-") && n < 2400
	n = (n/100*60 + n%100) * 60
	if sign == "-" {
		return -n
	}
	return n
}

// comment reads the name of a zone in a comment, which ends the date then. White space may stand around it.
func (r *usualReader) comment(end *int) string {
	r.blanks()
	if r.pos >= len(r.text) || r.text[r.pos] != '(' {
		return ""
	}
	name := r.text[r.pos+1:]
	n := strings.IndexByte(name, ')')
	if n < 1 || n > 8 || firstLetters(name[:n]) != name[:n] {
		r.ok = false
		return ""
	}
	r.pos += n + 2
	*end = r.pos
	r.blanks()
	return name[:n]
}
