package main

import (
	"github.com/eml-inspect/eml-inspect/analyze"
	"github.com/eml-inspect/eml-inspect/analyze/eml"
)

// The exit statuses. The worst of all inputs counts.
const (
	statusClean       = 0   // nothing at warning or worse
	statusFound       = 1   // something was found
	statusTrouble     = 2   // could not run, or an input could not be read
	statusInterrupted = 130 // stopped by the person, as shells count it: 128 and the signal's number
)

// statusOf says what one report makes of the exit status. Only the messages that are asked about
// count.
func statusOf(r *analyze.Report) int {
	if r.Input.Error != "" {
		return statusTrouble
	}
	for _, m := range r.Messages {
		if m.Role == eml.RoleSubject && troubled(m) {
			return statusFound
		}
	}
	return statusClean
}

// troubled reports whether a message has a finding at warning or worse.
func troubled(m *analyze.MessageReport) bool {
	for _, f := range m.Findings {
		if f.Severity.Rank() >= analyze.Warning.Rank() {
			return true
		}
	}
	return false
}
