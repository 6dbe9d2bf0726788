package auth

import (
	"strings"
	"time"

	"github.com/eml-inspect/eml-inspect/headers"
)

// zones are the offsets that the world uses, in quarters of an hour, the common ones first.
var zones = [...]int{0, 32, -20, -16, -28, -32, 4, 8, 36, -24, 12, 22, 28, 40, 44, 16, 20, 24, 34, 48, 52, -12, -36, -40, -14, -8,
	-4, 14, 18, 19, 21, 23, 26, 27, 30, 35, 38, 42, 46, 51, 56, -38, -44, -48}

// zoneNames are comments that programs write behind an offset.
var zoneNames = [...]struct {
	quarters int
	name     string
}{{0, "UTC"}, {0, "GMT"}, {32, "CST"}, {32, "GMT+08:00"}, {36, "JST"}, {-20, "EST"}, {-20, "CDT"}, {-16, "EDT"}, {-24, "CST"},
	{-24, "MDT"}, {-28, "PDT"}, {-28, "MST"}, {-32, "PST"}, {4, "CET"}, {4, "BST"}, {8, "CEST"}, {12, "MSK"}, {22, "IST"}}

// dates undoes what was done to Date by servers that write it anew: the moment is the same, in another zone or form.
func (u *headerUndoer) dates() {
	for _, at := range u.standing("date") {
		const usual = 6
		for i, value := range otherDates(u.fields[at].value) {
			rank := 20 + 10*i
			if i >= usual {
				rank = late + i
			}
			u.set(rank, at, value, HeaderChange{What: Reencoded})
		}
	}
}

// otherDates gives the ways to write the moment of a date (RFC 5322, section 3.3).
func otherDates(value string) (out []string) {
	if i := strings.IndexByte(value, '('); i > 0 {
		out = append(out, strings.TrimRight(value[:i], " \t\r\n"))
	}
	d := headers.ReadDate(value)
	if !d.OK() {
		return out
	}
	_, own := d.Time.Zone()
	for _, quarters := range append([]int{own / 900}, zones[:]...) {
		at := d.Time.In(time.FixedZone("", quarters*900))
		for _, form := range []string{" Mon, 2 Jan 2006 15:04:05 -0700", " Mon, 02 Jan 2006 15:04:05 -0700"} {
			text := at.Format(form)
			out = append(out, text)
			for _, zone := range zoneNames {
				if zone.quarters == quarters {
					out = append(out, text+" ("+zone.name+")")
				}
			}
			if quarters == 0 {
				bare := strings.TrimSuffix(text, "+0000")
				out = append(out, bare+"GMT", bare+"UT", bare+"-0000")
			}
		}
	}
	return out
}
