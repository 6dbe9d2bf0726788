package report

import (
	"strconv"
	"time"
)

// clock shows a time of the report to a person: as its host wrote it or, with a zone, in that
// zone. What is no RFC 3339 time is shown as it is.
func clock(stamp string, zone *time.Location) string {
	t, err := time.Parse(time.RFC3339, stamp)
	if err != nil {
		return stamp
	}
	if zone != nil {
		t = t.In(zone)
	}
	return t.Format("2006-01-02 15:04:05 -0700")
}

// universal shows the same moment in UTC, without the year, which stands beside it.
func universal(stamp string) string {
	t, err := time.Parse(time.RFC3339, stamp)
	if err != nil {
		return ""
	}
	return t.UTC().Format("01-02 15:04:05")
}

// decimal writes a number as facts hold it.
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
