package report

import (
	"strconv"
	"strings"
	"time"
)

// noZone ends a time whose host named no zone (RFC 3339, section 4.3).
const noZone = "-00:00"

// clock shows a time of the report to a person: as its host wrote it or, with a zone, in that
// zone. One without a zone stays as it is, and so does what is no RFC 3339 time.
func clock(stamp string, zone *time.Location) string {
	t, err := time.Parse(time.RFC3339, stamp)
	switch {
	case err != nil:
		return stamp
	case strings.HasSuffix(stamp, noZone):
		return t.Format("2006-01-02 15:04:05")
	case zone != nil:
		t = t.In(zone)
	}
	return t.Format("2006-01-02 15:04:05 -0700")
}

// corrected shows a moment in a zone, nil is UTC, without the year, which stands beside it. Of a
// clock that is ahead by so many seconds it shows the moment that was meant, marked as reckoned. A
// time without a zone gives "".
func corrected(stamp string, ahead int64, zone *time.Location) string {
	t, err := time.Parse(time.RFC3339, stamp)
	if err != nil || strings.HasSuffix(stamp, noZone) {
		return ""
	}
	if zone == nil {
		zone = time.UTC
	}
	mark := ""
	if ahead != 0 {
		mark = "≈ "
	}
	t = t.Add(-time.Duration(ahead) * time.Second)
	return mark + t.In(zone).Format("01-02 15:04:05")
}

// decimal writes a number as facts hold it.
//
//go:noinline
func decimal[N int | int64](n N) string {
	return strconv.FormatInt(int64(n), 10)
}

// optional writes a number that may be unknown; unknown is "".
func optional(n *int64) string {
	if n == nil {
		return ""
	}
	return decimal(*n)
}
