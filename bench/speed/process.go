package main

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"os/exec"
	"strings"
	"syscall"
	"time"
)

// rival is a program that is measured.
type rival struct {
	name    string
	version string
	command []string // what is run, before the pack and the milliseconds; nil where it is not installed
	aim     float64  // how many times as fast ours is to be; 0 where nothing is aimed at
	bytes   bool     // aim is of the bytes alone
	own     bool     // it is ours, and does another task
}

// bench holds what all measurements share.
type bench struct {
	settings
	self string // this program
	ours string // eml-inspect
	dir  string // for what is generated
	taskset
}

// taskset is whether programs can be bound to cores.
type taskset bool

// on gives a command that runs on so many cores.
func (t taskset) on(cores int, command []string) []string {
	if !t {
		return command
	}
	list := "0"
	if cores > 1 {
		list = fmt.Sprintf("0-%d", cores-1)
	}
	return append([]string{"taskset", "-c", list}, command...)
}

// measure runs a reader over a pack in a process of its own, on one core.
func (b *bench) measure(ctx context.Context, r rival, pack string, least float64) (o outcome, err error) {
	args := b.on(1, append(append([]string{}, r.command...), pack, fmt.Sprint(least)))
	c := exec.CommandContext(ctx, args[0], args[1:]...)
	c.Env = append(os.Environ(), "GOMAXPROCS=1", keyFile+"="+b.keys())
	var complaints strings.Builder
	c.Stderr = &complaints
	out, err := c.Output()
	if err != nil {
		return o, fmt.Errorf("%s: %w %s", r.name, err, complaints.String())
	}
	if err := json.Unmarshal(out, &o); err != nil {
		return o, fmt.Errorf("%s answers %.100q: %w", r.name, out, err)
	}
	return o, nil
}

// keys is where the records of the keys are.
func (b *bench) keys() string { return b.dir + "/keys" }

// spent is what a whole process took.
type spent struct {
	User, System, Wall float64 // milliseconds
	Peak               int     // KB
	Exit               int
}

// observe runs a program on so many cores and says what it took. A small process of ours stands between: a program
// inherits the peak of the one that starts it.
func (b *bench) observe(ctx context.Context, cores int, command ...string) (s spent, err error) {
	args := append([]string{"watch"}, b.on(cores, command)...)
	c := exec.CommandContext(ctx, b.self, args...)
	c.Env = append(os.Environ(), fmt.Sprintf("GOMAXPROCS=%d", cores))
	out, err := c.Output()
	if err != nil {
		return s, fmt.Errorf("%s: %w", command[0], err)
	}
	return s, json.Unmarshal(out, &s)
}

// watch runs a program, throws away what it prints, and prints what it took.
func watch(command []string) error {
	c := exec.Command(command[0], command[1:]...)
	c.Stdout, c.Stderr = io.Discard, io.Discard
	start := time.Now()
	err := c.Run()
	if c.ProcessState == nil {
		return err
	}
	s := spent{Wall: float64(time.Since(start)) / 1e6, User: float64(c.ProcessState.UserTime()) / 1e6,
		System: float64(c.ProcessState.SystemTime()) / 1e6, Exit: c.ProcessState.ExitCode()}
	if r, ok := c.ProcessState.SysUsage().(*syscall.Rusage); ok {
		s.Peak = int(r.Maxrss)
	}
	return json.NewEncoder(os.Stdout).Encode(s)
}
