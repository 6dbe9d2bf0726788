package headers

import (
	"strconv"
	"strings"
	"time"
)

// ZoneSource says where the zone of a date comes from, and with it how far the date can be trusted.
type ZoneSource string

const (
	ZoneNumeric   ZoneSource = "numeric"   // an offset in digits; it wins over any name beside it
	ZoneNamed     ZoneSource = "named"     // a name that stands for one offset: GMT, PDT, CET
	ZoneAmbiguous ZoneSource = "ambiguous" // a name that stands for several: CST, IST, EST
	ZoneAbsent    ZoneSource = "absent"    // none at all; the time is given as if it were UTC
)

// Date is a date and time as a header field states it (RFC 5322, section 3.3, and what is really written).
// The zone of the machine that reads it never plays a part.
type Date struct {
	Span                     // of the text it was read from
	Time          time.Time  // zero where it cannot be read; the offset is the one that was written
	Zone          ZoneSource // where the offset comes from
	ZoneName      string     // the name that was written beside or instead of the offset
	Candidates    []int      // offsets in seconds that an ambiguous name stands for; the first is taken
	WrongWeekday  bool       // the weekday is not the one of that day; several providers write it so
	LeapSecond    bool       // second 60; the time is the first second after it
	TwoDigitYear  bool       // the century is a guess (RFC 5322, section 4.3)
	MissingSecond bool       // no seconds are stated
	Usual         bool       // it is written as nearly all are, and every program reads it
}

// OK reports whether a date was read.
func (d Date) OK() bool { return !d.Time.IsZero() }

// ReadDate reads a date in any of the forms that mail programs write: RFC 5322 and RFC 850 dates,
// asctime, ISO 8601 and the String form of Go's time package, with or without weekday and zone; also with
// names of months in other languages of Europe and in Chinese, and the seconds since 1970 alone. What leaves the day open, like
// 03/04/2024 and the hour 24, is not read.
func ReadDate(text string) Date {
	if d, ok := usualDate(text); ok {
		d.Usual = true
		return d
	}
	if d, ok := secondsSince(text); ok {
		return d
	}
	d := readAnyDate(text)
	if joined, spread := joinClock(text); !d.OK() && spread {
		d = readAnyDate(joined)
		d.Span = Span{Start: 0, End: len(text)}
	}
	return d
}

// secondsSince reads a date that is the number of seconds since 1970, as scripts write it: ten digits and nothing else.
func secondsSince(text string) (Date, bool) {
	number := strings.TrimSpace(text)
	if len(number) != len("1000000000") || number[0] != '1' {
		return Date{}, false
	}
	n, err := strconv.ParseUint(number, 10, 32)
	at := strings.Index(text, number)
	return Date{Span: Span{Start: at, End: at + len(number)}, Time: time.Unix(int64(n), 0).UTC(), Zone: ZoneNumeric}, err == nil
}

// joinClock takes comments out of a date, and the blanks beside a colon: an old form may have both anywhere
// (RFC 5322, section 4.3 and appendix A.6.3). It is false where there are none.
func joinClock(text string) (string, bool) {
	fields := strings.Split(stripComments(text), ":")
	if len(fields) > 3 {
		return "", false
	}
	for i := range fields {
		fields[i] = strings.TrimSpace(fields[i])
	}
	joined := strings.Join(fields, ":")
	return joined, joined != text
}

func readAnyDate(text string) Date {
	r := dateReader{offset: noOffset}
	var room [16]Word
	for _, w := range appendWords(room[:0], text, ",;") {
		if !r.word(w) {
			break
		}
	}
	d := r.date()
	d.Span = r.span
	return d
}

const noOffset = 1 << 30

// dateReader collects the pieces of a date as they come.
type dateReader struct {
	span                 Span
	day, month, year     int
	yearDigits           int
	hour, minute, second int
	nanos                int
	clock, noSecond      bool
	weekday, zoneName    string
	offset               int
	afternoon            string
	misread              bool
	monthFirst           bool // the month came before the day
}

// word takes one word in; false means that the date has ended before it.
func (r *dateReader) word(w Word) bool {
	ok := false
	switch w.Kind {
	case Comment:
		ok = r.comment(w.Content())
	case Special:
		ok = w.Text == ","
	case Quoted:
		ok = r.piece(w.Content())
	case Atom:
		ok = r.piece(w.Text)
	}
	if !ok {
		return !r.complete() && w.Kind != Special
	}
	if r.span.End == 0 {
		r.span.Start = w.Start
	}
	r.span.End = w.End
	return true
}

func (r *dateReader) complete() bool { return r.day > 0 && r.month > 0 && r.yearDigits > 0 && r.clock }

// comment takes the name of a zone from a comment; other comments say nothing about the date.
func (r *dateReader) comment(s string) bool {
	if r.clock && r.zoneName == "" && s != "" && len(s) < 40 && !strings.Contains(s, "envelope") {
		r.zoneName = s
		return true
	}
	return false
}

// piece takes in one word: a name, a number, a time, a zone, or several of them joined.
func (r *dateReader) piece(s string) bool {
	if s == "" {
		return false
	}
	switch c := s[0]; {
	case strings.IndexByte(s, ':') > 0 && isDigit(c) && !isChineseDate(s):
		return r.time(s)
	case (c == '+' || c == '-') && len(s) > 1 && isDigit(s[1]):
		return r.numericZone(s)
	case isDigit(c):
		return r.number(s)
	case isLetter(c) || c >= 0x80:
		return r.name(s)
	}
	return false
}

// number reads a day or a year, or a date whose parts are joined: 2006-01-02, 2-Jan-2006, 2006/01/02.
func (r *dateReader) number(s string) bool {
	if i := strings.IndexAny(s, "Tt"); i >= 8 && strings.IndexByte(s, ':') < 0 {
		return r.joined(s[:i]) && r.compactTime(s[i+1:])
	}
	if rest, ok := r.chineseDate(s); ok {
		return rest == "" || r.piece(rest)
	}
	switch dots := strings.Count(s, "."); {
	case dots == 2 && r.day > 0 && r.month > 0 && r.yearDigits > 0 && !r.clock: // 19.38.50
		return r.time(strings.ReplaceAll(s, ".", ":"))
	case dots == 2, strings.ContainsAny(s, "-/"):
		return r.joined(s)
	}
	n, digits := leadingInt(s)
	rest := s[digits:]
	switch {
	case digits <= 2 && r.day == 0 && (rest == "" || isOrdinal(rest) || isLetter(rest[0])):
		r.day = n
		if rest == "" || isOrdinal(rest) || r.name(rest) {
			return true
		}
		r.day = 0
		return false
	case rest == "" && digits <= 4 && r.yearDigits == 0:
		r.year, r.yearDigits = n, digits
		return true
	}
	return false
}

func isOrdinal(s string) bool { return s == "st" || s == "nd" || s == "rd" || s == "th" || s == "." }

// joined reads a date in one word. Where both of its first numbers can be a month it is not read: who
// writes 03/04/2024 means the third of April in most countries and the fourth of March in one.
func (r *dateReader) joined(s string) bool {
	parts := strings.FieldsFunc(s, func(c rune) bool { return c == '-' || c == '/' || c == '.' })
	if len(parts) != 3 {
		return false
	}
	a, an := leadingInt(parts[0])
	c, cn := leadingInt(parts[2])
	month, ok := monthOf(parts[1])
	if !ok {
		month, _ = leadingInt(parts[1])
	}
	switch {
	case an == 4:
		r.year, r.yearDigits, r.month, r.day = a, 4, month, c
	case ok && (cn == 2 || cn == 4):
		r.day, r.month, r.year, r.yearDigits = a, month, c, cn
	case cn == 4 && (a > 12 || a == month):
		r.day, r.month, r.year, r.yearDigits = a, month, c, cn
	case cn == 4 && month > 12:
		r.day, r.month, r.year, r.yearDigits = month, a, c, cn
	default:
		return false
	}
	return true
}

// name reads the name of a weekday, a month or a zone; what is no name we know may be a weekday in
// another language, which says nothing that the number of the day does not.
func (r *dateReader) name(s string) bool {
	if s[0] >= 0x80 {
		if ok, known := r.chineseName(s); known {
			return ok
		}
	}
	if m, ok := monthOf(s); ok && (r.month == 0 || r.monthWasWeekday()) {
		r.month, r.monthFirst = m, r.day == 0
		return true
	}
	if day, ok := weekdayOf(s); ok && r.weekday == "" {
		r.weekday = day
		if i := strings.IndexFunc(s, func(c rune) bool { return c < 0x80 && isDigit(byte(c)) }); i > 0 {
			return r.number(s[i:])
		}
		return true
	}
	if strings.EqualFold(s, "AM") || strings.EqualFold(s, "PM") {
		r.afternoon = strings.ToUpper(s)
		return r.clock
	}
	if r.clock {
		return r.namedZone(s)
	}
	return false
}

// monthWasWeekday reports whether what was taken for March can only have been a Tuesday: "mar" is short
// for one in French, Italian and Spanish.
func (r *dateReader) monthWasWeekday() bool {
	return r.month == 3 && r.monthFirst && r.day > 0 && r.yearDigits == 0
}

// date puts the pieces together.
func (r *dateReader) date() Date {
	d := Date{ZoneName: r.zoneName, Zone: ZoneNumeric}
	if !r.complete() || r.misread || !r.plausible() {
		return Date{}
	}
	d.TwoDigitYear, d.MissingSecond, d.LeapSecond = r.yearDigits < 4, r.noSecond, r.second == 60
	offset := r.offset
	if offset == noOffset {
		offset, d.Zone, d.Candidates = zoneOf(r.zoneName)
	}
	d.Time = time.Date(r.year, time.Month(r.month), r.day, r.hour, r.minute, r.second, r.nanos,
		time.FixedZone("", offset))
	d.WrongWeekday = r.weekday != "" && r.weekday != d.Time.Weekday().String()[:3]
	return d
}

// plausible checks the ranges, and makes the year whole (RFC 5322, section 4.3).
func (r *dateReader) plausible() bool {
	switch {
	case r.yearDigits == 3 || (r.yearDigits == 2 && r.year >= 50) || r.year == 100:
		r.year += 1900
	case r.yearDigits <= 2:
		r.year += 2000
	}
	if r.afternoon == "PM" && r.hour < 12 {
		r.hour += 12
	} else if r.afternoon == "AM" && r.hour == 12 {
		r.hour = 0
	}
	return r.month >= 1 && r.month <= 12 && r.day >= 1 && r.day <= 31 && r.hour < 24 &&
		r.minute < 60 && r.second <= 60 && r.year >= 100
}
