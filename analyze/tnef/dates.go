package tnef

import "time"

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
