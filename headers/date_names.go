package headers

import "strings"

var monthNames = [12]string{"january", "february", "march", "april", "may", "june", "july", "august",
	"september", "october", "november", "december"}

// monthsAbroad are the names of months, whole and as they are cut, in German, French, Spanish, Italian, Portuguese,
// Dutch, the languages of Scandinavia, Polish, Czech, Hungarian and Turkish, without their accents and where ASCII has
// all that is left; what is the beginning of an English name, or another month in Croatian, is left out. Mail programs
// wrote them that took the names of the system they ran on.
const monthsAbroad = `januar janner janvier janv enero ene gennaio gen janeiro januari sty stycznia led ledna ocak oca
februar fevrier fevr fev febrero febbraio fevereiro februari lut lutego uno unora subat sub
marz mrz maerz mars marzo marco maart mrt marts marca bre brezna mart marcius marc
avril avr abril abr aprile kwi kwietnia dub dubna nisan nis aprilis
mai mayo maggio mag maio mei maj maja kve kvetna mayis majus
juni juin junio giugno giu junho cze czerwca cvn cervna haziran haz junius
juli juillet juil julio luglio lug julho lipca cvc cervence temmuz tem julius
aout aou agosto ago augustus augusti sie sierpnia srpna agustos agu augusztus
septembre septiembre settembre set setembro wrz wrzesnia zar zari eylul eyl szept szeptember
oktober okt octobre octubre ottobre ott outubro out paz pazdziernika rij rijna ekim eki
novembre noviembre novembro listopadu kasim kas
dezember dez decembre diciembre dic dicembre dezembro desember des gru grudnia pro prosince aralik ara`

// cyrillicMonths are the first letters of the names of months in Russian, Ukrainian and Bulgarian, in UTF-8.
const cyrillicMonths = `янв січ яну
фев лют
мар бер
апр кві
мая май тра
июн чер юни
июл лип юли
авг сер
сен вер сеп
окт жов
ноя лис ное
дек гру`

var monthAbroad = once(func() map[string]int {
	months := make(map[string]int)
	for _, names := range [...]string{monthsAbroad, cyrillicMonths} {
		for i, line := range strings.Split(names, "\n") {
			for _, name := range strings.Fields(line) {
				months[name] = i + 1
			}
		}
	}
	return months
})

// monthInCyrillic gives the number of a month by the first three letters of its name.
func monthInCyrillic(s string) (int, bool) {
	if len(s) < 6 || len(s) > 24 {
		return 0, false
	}
	m, ok := monthAbroad()[strings.ToLower(s[:6])]
	return m, ok
}

// monthOf gives the number of a month by its English name, whole or cut to three letters or more, or by
// its name in another language of Europe.
func monthOf(s string) (int, bool) {
	s = strings.TrimRight(s, ".,")
	if s != "" && (s[0] == 0xD0 || s[0] == 0xD1) {
		return monthInCyrillic(s)
	}
	if len(s) < 3 || len(s) > 12 {
		return 0, false
	}
	if s = withoutAccents(s); len(s) < 3 {
		return 0, false
	}
	for i, name := range monthNames {
		if beginAlike(name, s) && len(s) <= len(name) && strings.EqualFold(name[:len(s)], s) {
			return i + 1, true
		}
	}
	if strings.EqualFold(s, "sept") {
		return 9, true
	}
	var small [12]byte
	for i := range len(s) {
		small[i] = lower(s[i])
	}
	m, ok := monthAbroad()[string(small[:len(s)])]
	return m, ok
}

// plainLetters are the letters that those of Latin-1 from U+00E0 on are without their accents.
const plainLetters = "aaaaaaaceeeeiiiidnooooo ouuuuyty"

// withoutAccents takes the accents off letters, in UTF-8 and in Latin-1.
func withoutAccents(s string) string {
	if isASCII(s) {
		return s
	}
	b := make([]byte, 0, len(s))
	for i := 0; i < len(s); i++ {
		c := s[i]
		if c == 0xC3 && i+1 < len(s) {
			i++
			c = s[i] + 0x40
		}
		if c >= 0xC0 {
			c = plainLetters[(c|0x20)-0xE0]
		}
		b = append(b, c)
	}
	return string(b)
}

func isASCII(s string) bool {
	for i := range len(s) {
		if s[i] >= 0x80 {
			return false
		}
	}
	return true
}

// weekdayOf gives the three letters of an English weekday, also where a number is joined to them.
func weekdayOf(s string) (string, bool) {
	if len(s) < 3 {
		return "", false
	}
	for _, day := range [7]string{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"} {
		if beginAlike(day, s) && strings.EqualFold(s[:3], day) {
			return day, true
		}
	}
	return "", false
}

// beginAlike reports whether the first three letters of two names are the same, whatever their case. It rules out what
// is no name; for other characters than letters it may hold wrongly.
func beginAlike(a, b string) bool { return (a[0]^b[0]|a[1]^b[1]|a[2]^b[2])&^0x20 == 0 }
