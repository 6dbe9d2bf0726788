package main

import (
	"os"

	"golang.org/x/term"
)

// The values of --color.
const (
	colorAuto   = "auto"
	colorAlways = "always"
	colorNever  = "never"
)

// widest is the number of columns that text fills at most: longer lines are hard to read.
const widest = 120

// useColor decides whether text is coloured. What the person says on the command line goes before
// the environment, and that before what stands at the other end.
func useColor(when string, terminal bool, getenv func(string) string) bool {
	switch when {
	case colorAlways:
		return true
	case colorNever:
		return false
	}
	return terminal && getenv("NO_COLOR") == "" && getenv("TERM") != "dumb"
}

// isTerminal reports whether a stream is a terminal.
func isTerminal(stream any) bool {
	f, ok := stream.(*os.File)
	return ok && term.IsTerminal(int(f.Fd()))
}

// columns is the width for text on a stream; 0, the report's own choice, for all but terminals.
func columns(stream any) int {
	f, ok := stream.(*os.File)
	if !ok {
		return 0
	}
	width, _, err := term.GetSize(int(f.Fd()))
	if err != nil {
		return 0
	}
	return min(width, widest)
}
