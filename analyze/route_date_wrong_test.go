package analyze

import (
	"testing"
	"time"

	"github.com/eml-inspect/eml-inspect/headers"
)

// What part the zone has in a Date that is ahead of the first server.
func TestZoneOfADateAhead(t *testing.T) {
	for _, c := range []struct {
		date, ahead, part, written string
	}{
		{"Fri, 9 Feb 2024 01:20:17 +0800", "7h57m11s", "twice", "+0800"},
		{"Fri, 9 Feb 2024 01:20:17 +0800", "8h5m", "twice", "+0800"},
		{"Fri, 9 Feb 2024 01:20:17 +0530", "5h30m", "twice", "+0530"},
		{"Fri, 9 Feb 2024 01:20:17 +0800", "7h00m20s", "true", ""},
		{"Fri, 9 Feb 2024 01:20:17 +0800", "7h20m", "", ""},
		{"Fri, 9 Feb 2024 01:20:17 +0100", "1h", "true", ""}, // summer time
		{"Fri, 9 Feb 2024 01:20:17 -0800", "8h", "true", ""},
		{"Fri, 9 Feb 2024 01:20:17 +0000", "26h", "true", ""},
		{"Fri, 9 Feb 2024 01:20:17 +0000", "48h", "", ""}, // no two zones differ so much
		{"Fri, 9 Feb 2024 01:20:17 +0800", "8784h", "", ""},
		{"Fri, 9 Feb 2024 01:20:17 +1400", "30m", "true", ""},
		{"Fri, 9 Feb 2024 01:20:17 -1900", "12h1m", "none", "-1900"},
	} {
		date := headers.ReadDate(c.date)
		ahead, err := time.ParseDuration(c.ahead)
		if err != nil || !date.OK() {
			t.Fatal(c, err)
		}
		if part, written := dateZone(&date, ahead); part != c.part || written != c.written {
			t.Errorf("%s, %s ahead: %q %q, want %q %q", c.date, c.ahead, part, written, c.part, c.written)
		}
	}
}
