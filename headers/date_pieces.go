package headers

import "strings"

// time reads hours, minutes, seconds and their fraction, and what is joined to them: a date before (ISO
// 8601), a zone after.
func (r *dateReader) time(s string) bool {
	if i := strings.IndexAny(s, "Tt"); i >= 8 && strings.ContainsAny(s[:i], "-/") {
		return r.joined(s[:i]) && r.time(s[i+1:])
	}
	if r.clock {
		return false
	}
	var n [3]int
	count := 0
	for ; count < 3; count++ {
		value, digits := leadingInt(s)
		if digits == 0 || digits > 2 {
			break
		}
		n[count], s = value, s[digits:]
		if count == 2 || s == "" || s[0] != ':' {
			count++
			break
		}
		s = s[1:]
	}
	if count < 2 {
		return false
	}
	r.hour, r.minute, r.second, r.clock, r.noSecond = n[0], n[1], n[2], true, count == 2
	return r.afterTime(s)
}

// compactTime reads the time of an ISO 8601 date without colons: 150405Z.
func (r *dateReader) compactTime(s string) bool {
	n, digits := leadingInt(s)
	if digits != 6 {
		return false
	}
	r.hour, r.minute, r.second, r.clock = n/10000, n/100%100, n%100, true
	return r.afterTime(s[6:])
}

// afterTime reads what is joined to the seconds: a fraction, a zone, AM or PM.
func (r *dateReader) afterTime(s string) bool {
	if len(s) > 1 && (s[0] == '.' || s[0] == ',') && isDigit(s[1]) {
		s = s[1+r.fraction(s[1:]):]
	}
	switch {
	case s == "":
		return true
	case s[0] == '+' || s[0] == '-':
		return r.numericZone(s)
	case isLetter(s[0]):
		return r.name(s)
	}
	return true
}

// fraction reads the digits of a fraction of a second and gives their number.
func (r *dateReader) fraction(s string) int {
	scale, i := 100_000_000, 0
	for ; i < len(s) && isDigit(s[i]); i++ {
		r.nanos += int(s[i]-'0') * scale
		scale /= 10
	}
	return i
}

// numericZone reads +0800, +08:00, +800 and +8. An offset of a day or more says nothing.
func (r *dateReader) numericZone(s string) bool {
	if !r.clock || r.offset != noOffset {
		return false
	}
	digits := strings.Replace(s[1:], ":", "", 1)
	n, count := leadingInt(digits)
	if count == 0 || count > 4 {
		return false
	}
	if count <= 2 {
		n *= 100
	}
	offset := (n/100*60 + n%100) * 60
	if n/100 >= 24 {
		return false
	}
	if s[0] == '-' {
		offset = -offset
	}
	r.offset = offset
	if rest := digits[count:]; rest != "" && rest[0] == '(' {
		return r.comment(strings.Trim(rest, "()"))
	}
	return true
}

// namedZone reads GMT, UTC+8, GMT+08:00 and names of zones.
func (r *dateReader) namedZone(s string) bool {
	if i := strings.IndexAny(s, "+-"); i > 0 && len(s) > i+1 && isDigit(s[i+1]) {
		if name := strings.ToUpper(s[:i]); name == "GMT" || name == "UTC" {
			r.zoneName = name
			return r.numericZone(s[i:])
		}
		return false
	}
	if r.zoneName == "" && len(s) <= 5 {
		r.zoneName = s
		return true
	}
	return false
}

// zoneOf gives the offset of a zone name, in seconds. Where a name stands for several, all are candidates
// and the first, the one of RFC 5322, section 4.3, is taken.
func zoneOf(name string) (offset int, source ZoneSource, candidates []int) {
	name = strings.ToUpper(strings.TrimSpace(name))
	if name == "" {
		return 0, ZoneAbsent, nil
	}
	const hour = 3600
	switch name {
	case "CST": // US Central, China, Cuba
		candidates = []int{-6 * hour, 8 * hour, -5 * hour}
	case "IST": // India, Israel, Ireland
		candidates = []int{5*hour + 1800, 2 * hour, hour}
	case "EST": // US Eastern, Australian Eastern
		candidates = []int{-5 * hour, 10 * hour}
	case "EDT":
		candidates = []int{-4 * hour, 11 * hour}
	case "MST": // US Mountain, Malaysia
		candidates = []int{-7 * hour, 8 * hour}
	case "BST": // British Summer, Bangladesh
		candidates = []int{hour, 6 * hour}
	case "AST": // Atlantic, Arabia
		candidates = []int{-4 * hour, 3 * hour}
	}
	if candidates != nil {
		return candidates[0], ZoneAmbiguous, candidates
	}
	if offset, ok := namedOffsets[name]; ok {
		return offset * 60, ZoneNamed, nil
	}
	return 0, ZoneAbsent, nil
}

// namedOffsets are the offsets, in minutes, of zone names that stand for one zone only.
var namedOffsets = map[string]int{
	"GMT": 0, "UTC": 0, "UT": 0, "Z": 0, "WET": 0, "WEST": 60, "CET": 60, "MET": 60, "CEST": 120,
	"MEST": 120, "EET": 120, "EEST": 180, "MSK": 180, "MSD": 240, "CDT": -300, "MDT": -360,
	"PST": -480, "PDT": -420, "AKST": -540, "AKDT": -480, "HST": -600, "JST": 540, "KST": 540,
	"HKT": 480, "SGT": 480, "AWST": 480, "AEST": 600, "AEDT": 660, "ACST": 570, "ACDT": 630,
	"NZST": 720, "NZDT": 780, "SAST": 120, "BRT": -180, "BRST": -120, "ART": -180, "PKT": 300,
	"ICT": 420, "WIB": 420, "PHT": 480,
}

// leadingInt reads the digits that a string begins with, nine at most.
func leadingInt(s string) (n, digits int) {
	for digits < len(s) && digits < 9 && isDigit(s[digits]) {
		n = n*10 + int(s[digits]-'0')
		digits++
	}
	return n, digits
}

func isDigit(c byte) bool  { return c >= '0' && c <= '9' }
func isLetter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }
