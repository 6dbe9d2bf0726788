package main

import (
	"bytes"
	"testing"
)

// environment makes a getenv of pairs of names and values.
func environment(pairs ...string) func(string) string {
	return func(name string) string {
		for i := 0; i < len(pairs); i += 2 {
			if pairs[i] == name {
				return pairs[i+1]
			}
		}
		return ""
	}
}

func TestUseColor(t *testing.T) {
	tests := []struct {
		name     string
		when     string
		terminal bool
		getenv   func(string) string
		want     bool
	}{
		{"terminal", colorAuto, true, environment("TERM", "xterm"), true},
		{"terminal of Windows", colorAuto, true, environment(), true},
		{"pipe", colorAuto, false, environment("TERM", "xterm"), false},
		{"NO_COLOR", colorAuto, true, environment("TERM", "xterm", "NO_COLOR", "1"), false},
		{"empty NO_COLOR", colorAuto, true, environment("TERM", "xterm", "NO_COLOR", ""), true},
		{"dumb terminal", colorAuto, true, environment("TERM", "dumb"), false},
		{"always, in a pipe", colorAlways, false, environment(), true},
		{"always, against NO_COLOR", colorAlways, true, environment("NO_COLOR", "1"), true},
		{"never, on a terminal", colorNever, true, environment("TERM", "xterm"), false},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if got := useColor(test.when, test.terminal, test.getenv); got != test.want {
				t.Errorf("useColor = %v, want %v", got, test.want)
			}
		})
	}
}

func TestNoTerminal(t *testing.T) {
	var b bytes.Buffer
	if isTerminal(&b) || columns(&b) != 0 {
		t.Error("a buffer is taken for a terminal")
	}
}
