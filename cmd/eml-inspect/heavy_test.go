package main

import (
	"runtime/debug"
	"testing"
)

// paceNow reads the pace that is set.
func paceNow() pace {
	now := pace{debug.SetGCPercent(100), debug.SetMemoryLimit(-1)}
	debug.SetGCPercent(now.percent)
	return now
}

// Small inputs hardly collect garbage, a heavy one often, and what comes after it is small again.
func TestPaceFollowsTheInputs(t *testing.T) {
	before := paceNow()
	defer before.set()
	h := newHeavy(true, func(string) string { return "" })
	small := h.enter(1000)
	if got := paceNow(); got != lightPace() {
		t.Errorf("with a small input: %+v", got)
	}
	first, second := h.enter(heavySize), h.enter(heavySize)
	if got := paceNow(); got != heavyPace() {
		t.Errorf("beside a heavy input: %+v", got)
	}
	first()
	small()
	if got := paceNow(); got.percent != 15 {
		t.Errorf("one of two heavy inputs is left: %+v", got)
	}
	second()
	if got := paceNow(); got != lightPace() {
		t.Errorf("after the heavy inputs: %+v", got)
	}
}

// Who says GOGC or GOMEMLIMIT is heard.
func TestPaceOfTheEnvironment(t *testing.T) {
	want := pace{77, 1 << 30}
	before := want.set()
	defer before.set()
	h := newHeavy(true, func(name string) string { return map[string]string{"GOMEMLIMIT": "1GiB"}[name] })
	if got := paceNow(); got != want {
		t.Errorf("it is %+v", got)
	}
	h.many(heavySize)
	leave := h.enter(heavySize)
	if got := paceNow(); got != want {
		t.Errorf("beside a heavy input it is %+v", got)
	}
	leave()
	if got := paceNow(); got != want {
		t.Errorf("after a heavy input it is %+v", got)
	}
}

// One message may take as much as its size allows; a file that turns out to be many is paced like many.
func TestPaceOfOneInput(t *testing.T) {
	before := paceNow()
	defer before.set()
	h := newHeavy(false, func(string) string { return "" })
	h.enter(1000)()
	if got := paceNow(); got != alonePace(1000) {
		t.Errorf("with one input: %+v", got)
	}
	h.many(heavySize)
	h.enter(1000)()
	if got := paceNow(); got != boxPace(heavySize) {
		t.Errorf("with a mailbox: %+v", got)
	}
}
