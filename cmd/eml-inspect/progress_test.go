package main

import (
	"bytes"
	"fmt"
	"strings"
	"testing"
)

func TestMeterPassesDiagnosticsOn(t *testing.T) {
	for _, shown := range []bool{false, true} {
		for _, steps := range []int{0, 2, 3} {
			var b bytes.Buffer
			m := newMeter(&b, 3, shown)
			for i := range steps {
				fmt.Fprintf(m, "diagnostic %d\n", i)
				m.step(1)
			}
			m.stop()
			if got := strings.Count(b.String(), "diagnostic "); got != steps {
				t.Errorf("shown %v, %d steps: %d diagnostics: %q", shown, steps, got, b.String())
			}
		}
	}
}

func TestNoBarWithoutTerminal(t *testing.T) {
	var b bytes.Buffer
	c := &console{err: &b, out: &b, getenv: environment("TERM", "xterm")}
	if (&settings{}).progress(c, 10) {
		t.Error("a bar would be written into a buffer")
	}
}
