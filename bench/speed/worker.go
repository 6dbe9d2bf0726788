package main

import (
	"encoding/json"
	"fmt"
	"os"
	"syscall"
	"time"
)

// outcome is what a program did in each pass over a pack. Programs in other languages print the same.
type outcome struct {
	CPU     float64  `json:"cpu"`  // user time of a pass in milliseconds: the mean of all, since it is counted in ticks
	Wall    float64  `json:"wall"` // time on the clock
	Leaves  int      `json:"leaves"`
	Bytes   int      `json:"bytes"`  // what they decoded to
	Errors  int      `json:"errors"` // messages that could not be read to the end
	Passed  int      `json:"passed"` // signatures that hold
	Answers []string `json:"answers,omitempty"`
	Peak    int      `json:"peak"` // the most memory it ever had, in KB
}

// work makes passes over a pack until they took so many milliseconds of processor time, after one that does not count
// unless it took long; with 0 it makes just one pass.
func work(s subject, file string, atLeast float64) error {
	list, err := readPack(file)
	if err != nil {
		return err
	}
	var o outcome
	passes, cpu, wall := 0, userTime(), time.Now()
	for first := atLeast > 0; passes == 0 || userTime()-cpu < atLeast; first = false {
		o.Leaves, o.Bytes, o.Errors, o.Passed, o.Answers = 0, 0, 0, 0, nil
		s.pass(list, &o)
		if first && userTime()-cpu < longPass {
			cpu, wall = userTime(), time.Now()
			continue
		}
		passes++
	}
	o.CPU = (userTime() - cpu) / float64(passes)
	o.Wall = float64(time.Since(wall)) / 1e6 / float64(passes)
	o.Peak = peak()
	return json.NewEncoder(os.Stdout).Encode(o)
}

// longPass is how many milliseconds a pass takes that counts even if it is the first.
const longPass = 1000

// userTime gives the processor time that this process spent outside the kernel, in milliseconds.
func userTime() float64 {
	var r syscall.Rusage
	if syscall.Getrusage(syscall.RUSAGE_SELF, &r) != nil {
		return 0
	}
	return float64(r.Utime.Nano()) / 1e6
}

// peak gives the most memory that this process ever had, in KB. What rusage says begins with that of the parent.
func peak() (kb int) {
	text, _ := os.ReadFile("/proc/self/status")
	for line := range lines(string(text)) {
		if n, _ := fmt.Sscanf(line, "VmHWM: %d kB", &kb); n == 1 {
			return kb
		}
	}
	return 0
}
