package main

import (
	"testing"
	"time"
)

// The program has the zones that people name, as the system has them, and none that does not exist.
func TestOwnZones(t *testing.T) {
	for name, want := range map[string]string{
		"Asia/Shanghai": "2024-07-01T08:00:00+08:00", "Europe/Berlin": "2024-07-01T02:00:00+02:00",
		"America/New_York": "2024-06-30T20:00:00-04:00", "Asia/Kolkata": "2024-07-01T05:30:00+05:30",
		"America/Argentina/Buenos_Aires": "2024-06-30T21:00:00-03:00",
		"Asia/Calcutta":                  "2024-07-01T05:30:00+05:30", "PRC": "2024-07-01T08:00:00+08:00",
	} {
		zone, err := loadOwnZone(name)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if got := time.Date(2024, 7, 1, 0, 0, 0, 0, time.UTC).In(zone).Format(time.RFC3339); got != want {
			t.Errorf("%s: %s, want %s", name, got, want)
		}
	}
	for name, want := range map[string]int{"Asia/Shanghai": 9, "Europe/London": 1, "America/New_York": -4, "Australia/Sydney": 10} {
		zone, err := loadOwnZone(name)
		if err != nil {
			t.Fatal(err)
		}
		if _, offset := time.Date(1990, 7, 1, 0, 0, 0, 0, time.UTC).In(zone).Zone(); offset != want*3600 {
			t.Errorf("%s, summer of 1990: %d", name, offset)
		}
	}
	for _, name := range []string{"Nowhere/None", "Asia", "../etc/passwd", ""} {
		if _, err := loadOwnZone(name); err == nil {
			t.Errorf("%q is a zone", name)
		}
	}
}
