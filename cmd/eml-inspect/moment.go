package main

import (
	"errors"
	"fmt"
	"time"

	"github.com/eml-inspect/eml-inspect/headers"
)

// moment is the value of a flag that takes a time as a person states it. It is read when all flags are
// known: a time without a zone is one of --tz.
type moment struct {
	text string
	date headers.Date
}

// String gives the time as it was written.
func (m *moment) String() string { return m.text }

// Type is what help shows for the value.
func (m *moment) Type() string { return "TIME" }

// Set takes a time in any form that mail fields have, or as 2024-03-04 10:00.
func (m *moment) Set(text string) error {
	m.text, m.date = text, headers.ReadDate(text)
	if !m.date.OK() {
		return errors.New("it takes a time such as 2024-03-04T10:00+08:00")
	}
	return nil
}

// in gives the instant that is meant, zero where no time is given.
func (m *moment) in(zone *time.Location) (time.Time, error) {
	switch d := m.date; {
	case m.text == "":
		return time.Time{}, nil
	case d.Zone == headers.ZoneNumeric || d.Zone == headers.ZoneNamed:
		return d.Time, nil
	case zone == nil:
		return time.Time{}, fmt.Errorf("%q states no zone, or one of several: add one as in +08:00, or give --tz", m.text)
	default:
		t := d.Time
		return time.Date(t.Year(), t.Month(), t.Day(), t.Hour(), t.Minute(), t.Second(), 0, zone), nil
	}
}
