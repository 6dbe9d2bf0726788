package main

import (
	"testing"

	"github.com/eml-inspect/eml-inspect/analyze"
	"github.com/eml-inspect/eml-inspect/analyze/eml"
)

func message(role eml.Role, severities ...analyze.Severity) *analyze.MessageReport {
	m := &analyze.MessageReport{Role: role}
	for _, s := range severities {
		m.Findings = append(m.Findings, analyze.Finding{Severity: s})
	}
	return m
}

func TestStatusOf(t *testing.T) {
	unread := analyze.Input{Error: "the file is empty"}
	tests := []struct {
		name     string
		input    analyze.Input
		messages []*analyze.MessageReport
		want     int
	}{
		{"no message", analyze.Input{}, nil, statusClean},
		{"healthy", analyze.Input{}, []*analyze.MessageReport{message(eml.RoleSubject)}, statusClean},
		{"notes only", analyze.Input{}, []*analyze.MessageReport{
			message(eml.RoleSubject, analyze.Note, analyze.Note)}, statusClean},
		{"warning after a note", analyze.Input{}, []*analyze.MessageReport{
			message(eml.RoleSubject, analyze.Note, analyze.Warning)}, statusFound},
		{"failure", analyze.Input{}, []*analyze.MessageReport{
			message(eml.RoleSubject, analyze.Failure)}, statusFound},
		{"failure of a carrier", analyze.Input{}, []*analyze.MessageReport{
			message(eml.RoleCarrier, analyze.Failure), message(eml.RoleSubject)}, statusClean},
		{"failure of a returned original", analyze.Input{}, []*analyze.MessageReport{
			message(eml.RoleSubject), message(eml.RoleOriginal, analyze.Failure)}, statusClean},
		{"second of two subjects", analyze.Input{}, []*analyze.MessageReport{
			message(eml.RoleSubject), message(eml.RoleSubject, analyze.Warning)}, statusFound},
		{"not read", unread, nil, statusTrouble},
		{"read in part", unread, []*analyze.MessageReport{
			message(eml.RoleSubject, analyze.Failure)}, statusTrouble},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			got := statusOf(&analyze.Report{Input: test.input, Messages: test.messages})
			if got != test.want {
				t.Errorf("statusOf = %d, want %d", got, test.want)
			}
		})
	}
}
