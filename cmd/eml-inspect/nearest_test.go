package main

import (
	"slices"
	"strings"
	"testing"
)

func TestDistance(t *testing.T) {
	tests := []struct {
		a, b string
		want int
	}{
		{"", "", 0},
		{"", "abc", 3},
		{"abc", "", 3},
		{"kitten", "sitting", 3},
		{"rote-delay", "route-delay", 1},
		{"mime-limit", "mime-limit", 0},
	}
	for _, test := range tests {
		if got := distance(test.a, test.b); got != test.want {
			t.Errorf("%q to %q: %d, want %d", test.a, test.b, got, test.want)
		}
	}
	if long := strings.Repeat("x", 1<<20); distance(long, "abc") != len(long) {
		t.Error("a text that is no code was compared")
	}
}

func TestNearest(t *testing.T) {
	words := []string{"attach-tnef", "head-raw-8bit", "route-delay", "route-loop", "text-lost"}
	tests := []struct {
		text string
		want []string
	}{
		{"rote-delay", []string{"route-delay"}},
		{"ROUTE-LOOPS ", []string{"route-loop"}},
		{"tnef", []string{"attach-tnef"}},
		{"route", []string{"route-delay", "route-loop"}},
		{"quarantine of the moon", nil},
		{"", nil},
	}
	for _, test := range tests {
		if got := nearest(test.text, words); !slices.Equal(got, test.want) {
			t.Errorf("%q: %q, want %q", test.text, got, test.want)
		}
	}
}
