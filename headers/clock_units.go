package headers

import (
	"strconv"
	"strings"
	"time"
)

// moment is what a decoder reads: a time, zero where there is none.
type moment struct {
	at    time.Time
	local bool // of an unknown zone
}

// decoder reads a time out of a text of any content. near is a date that it should be close to, for the
// forms that leave something open; zero where none is known.
type decoder func(s string, near time.Time) moment

// decoders are the ways in which times are written, by the names that clocks.toml uses.
var decoders = once(func() map[string]decoder {
	return map[string]decoder{
		"seconds":          unix(10, time.Second),
		"centiseconds":     unix(10, time.Second/100),
		"milliseconds":     unix(10, time.Millisecond),
		"microseconds":     unix(10, time.Microsecond),
		"hex-seconds":      unix(16, time.Second),
		"hex-milliseconds": unix(16, time.Millisecond),
		"reversed-seconds": func(s string, near time.Time) moment {
			return unix(16, time.Second)(reversed(s), near)
		},
		"digits": digits, "short-digits": shortDigits, "local-digits": localDigits,
		"date": writtenDate, "utc-date": utcDate, "uuid": uuidTime, "notes": notesTime,
		"notes-boundary": notesBoundary,
		"filetime":       filetime, "filetime-low-first": filetimeLowFirst,
		"postfix": postfixTime, "exim": eximTime, "sendmail": sendmailTime, "gmail": gmailTime,
		"dovecot": dovecotTime, "coremail": coremailTime, "zmailer": zmailerTime,
		"thread-index": threadIndexTime,
	}
})

// unix reads a number of units since 1970.
func unix(base int, unit time.Duration) decoder {
	return func(s string, _ time.Time) moment {
		n, err := strconv.ParseInt(s, base, 64)
		perSecond := int64(time.Second / unit)
		if err != nil || n <= 0 || n/perSecond > 1<<33 {
			return moment{}
		}
		return moment{at: time.Unix(n/perSecond, n%perSecond*int64(unit)).UTC()}
	}
}

func reversed(s string) string {
	b := []byte(s)
	for i, j := 0, len(b)-1; i < j; i, j = i+1, j-1 {
		b[i], b[j] = b[j], b[i]
	}
	return string(b)
}

// digits reads yyyymmddhhmmss, with milliseconds after it if there are 17.
func digits(s string, _ time.Time) moment {
	switch len(s) {
	case 14:
		return parsed("20060102150405", s)
	case 17:
		return parsed("20060102150405.000", s[:14]+"."+s[14:])
	}
	return moment{}
}

// localDigits reads them in the zone of the date beside it.
func localDigits(s string, near time.Time) moment {
	m := digits(s, near)
	if m.at.IsZero() || near.IsZero() {
		m.local = true
		return m
	}
	_, offset := near.Zone()
	return moment{at: m.at.Add(-time.Duration(offset) * time.Second).In(near.Location())}
}

// shortDigits reads yymmddhhmmss.
func shortDigits(s string, _ time.Time) moment { return parsed("060102150405", s) }

func parsed(layout, s string) moment {
	t, err := time.Parse(layout, s)
	if err != nil {
		return moment{}
	}
	return moment{at: t}
}

// writtenDate reads a date as mail programs write it. Where its zone is not told the time is a local one.
func writtenDate(s string, _ time.Time) moment {
	d := ReadDate(s[:min(len(s), 512)])
	if !d.OK() {
		return moment{}
	}
	if d.Zone == ZoneNumeric || d.Zone == ZoneNamed {
		return moment{at: d.Time}
	}
	t := d.Time
	_, offset := t.Zone()
	return moment{local: true, at: t.Add(time.Duration(offset) * time.Second).UTC()}
}

// utcDate reads a date that is known to be of UTC, also where somebody took the zone off.
func utcDate(s string, near time.Time) moment { return moment{at: writtenDate(s, near).at} }

// ticks1601 is the number of 100-nanosecond ticks from 1601, where FILETIME begins, to 1970.
const ticks1601 = 116444736000000000

// ticks1582 is the same for the clock of UUIDs (RFC 9562, section 5.1).
const ticks1582 = 122192928000000000

// fromTicks gives the time of a number of 100-nanosecond ticks.
func fromTicks(ticks uint64, epoch uint64) moment {
	if ticks < epoch || ticks-epoch > 1<<57 {
		return moment{}
	}
	n := int64(ticks - epoch)
	return moment{at: time.Unix(n/1e7, n%1e7*100).UTC()}
}

// filetime reads a FILETIME as two groups of eight hexadecimal digits, the high one first.
func filetime(s string, _ time.Time) moment {
	if len(s) != 17 {
		return moment{}
	}
	high, err := strconv.ParseUint(s[:8], 16, 64)
	low, errLow := strconv.ParseUint(s[9:], 16, 64)
	if err != nil || errLow != nil {
		return moment{}
	}
	return fromTicks(high<<32|low, ticks1601)
}

// filetimeLowFirst reads it as Exchange writes it: FILETIME=[low:high].
func filetimeLowFirst(s string, near time.Time) moment {
	if len(s) != 17 {
		return moment{}
	}
	return filetime(s[9:]+"."+s[:8], near)
}

// uuidTime reads a UUID of version 1, with or without dashes (RFC 9562, section 5.1).
func uuidTime(s string, _ time.Time) moment {
	s = strings.ReplaceAll(s, "-", "")
	if len(s) < 32 || s[12] != '1' {
		return moment{}
	}
	n, err := strconv.ParseUint(s[13:16]+s[8:12]+s[:8], 16, 64)
	if err != nil {
		return moment{}
	}
	return fromTicks(n, ticks1582)
}

// notesTime reads the TIMEDATE of Notes: a Julian day behind a byte for the zone, then hundredths of a
// second since midnight in Greenwich.
func notesTime(s string, _ time.Time) moment {
	if len(s) != 17 {
		return moment{}
	}
	day, err := strconv.ParseUint(s[2:8], 16, 32)
	ticks, errTicks := strconv.ParseUint(s[9:], 16, 32)
	const julian1970 = 2440588
	if err != nil || errTicks != nil || day < julian1970 || ticks >= 24*3600*100 {
		return moment{}
	}
	midnight := time.Unix(int64(day-julian1970)*24*3600, 0).UTC()
	return moment{at: midnight.Add(time.Duration(ticks) * time.Second / 100)}
}

// notesBoundary reads a TIMEDATE in boundaries of Notes, where the time stands before the day.
func notesBoundary(s string, near time.Time) moment {
	if len(s) != 16 {
		return moment{}
	}
	return notesTime(s[8:]+"."+s[:8], near)
}
