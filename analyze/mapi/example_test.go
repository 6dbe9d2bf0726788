package mapi_test

import (
	"fmt"
	"strings"

	"github.com/eml-inspect/eml-inspect/analyze/mapi"
)

// An appointment as Outlook stores it, written down so that other calendars can read it.
func ExampleMessage_Texts() {
	m := message(text(mapi.TagMessageClass, "IPM.Appointment"), text(mapi.TagSubject, "Review"),
		named(2, 0x820d, when(0, "2026-03-06T10:00:00Z")))
	for _, t := range m.Texts() {
		fmt.Println(t.Format)
		fmt.Print(strings.ReplaceAll(t.Text, "\r\n", "\n"))
	}
	// Output:
	// text/calendar
	// BEGIN:VCALENDAR
	// VERSION:2.0
	// METHOD:PUBLISH
	// BEGIN:VEVENT
	// SUMMARY:Review
	// DTSTART:20260306T100000Z
	// END:VEVENT
	// END:VCALENDAR
}
