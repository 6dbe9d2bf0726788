package main

import (
	"testing"
	"time"
)

func TestMoment(t *testing.T) {
	shanghai, err := time.LoadLocation("Asia/Shanghai")
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		text string
		zone *time.Location
		want string
	}{
		{"2024-03-04T10:00:00+08:00", nil, "2024-03-04T02:00:00Z"},
		{"2024-03-04 10:00", shanghai, "2024-03-04T02:00:00Z"},
		{"2024-03-04 10:00", nil, "error"},
		{"Mon, 4 Mar 2024 10:00:00 +0800", nil, "2024-03-04T02:00:00Z"},
		{"Mon, 4 Mar 2024 10:00:00 CST", shanghai, "2024-03-04T02:00:00Z"},
		{"", nil, "0001-01-01T00:00:00Z"},
		{"noon", nil, "refused"},
	} {
		m := moment{}
		if c.text != "" && m.Set(c.text) != nil {
			if c.want != "refused" {
				t.Errorf("%q is refused", c.text)
			}
			continue
		}
		got, err := m.in(c.zone)
		text := got.UTC().Format(time.RFC3339)
		if err != nil {
			text = "error"
		}
		if text != c.want {
			t.Errorf("%q: %s, want %s", c.text, text, c.want)
		}
	}
}
