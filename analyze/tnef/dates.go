package tnef

import "time"

// filetime converts 100-nanosecond steps since 1601 (MS-DTYP, section 2.3.3); 0, and times
// beyond the year 9999, are no time.
func filetime(n uint64) (time.Time, bool) {
	const (
		step  = 100
		epoch = 11644473600         // seconds from 1601 to 1970
		limit = 2650467744000000000 // the year 10000
		per   = uint64(1e9) / step  // steps in a second
	)
	if n == 0 || n >= limit {
		return time.Time{}, false
	}
	return time.Unix(int64(n/per)-epoch, int64(n%per)*step).UTC(), true
}

// calendar converts the seven numbers of a date attribute (MS-OXTNEF, section 2.1.3.3): year,
// month, day, hour, minute, second, day of week. Data that is no date gives the zero time.
func calendar(b []byte) time.Time {
	if len(b) < 12 {
		return time.Time{}
	}
	var n [6]int
	for i := range n {
		n[i] = int(u16(b[2*i:]))
	}
	if n[0] < 1601 || n[0] > 9999 || n[1] < 1 || n[1] > 12 || n[2] < 1 || n[2] > 31 ||
		n[3] > 23 || n[4] > 59 || n[5] > 60 {
		return time.Time{}
	}
	return time.Date(n[0], time.Month(n[1]), n[2], n[3], n[4], n[5], 0, time.UTC)
}
