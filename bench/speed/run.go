package main

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"time"
)

// run measures everything, says on the way what came of it, and writes the page if it is asked to.
func run(ctx context.Context, s settings) (err error) {
	b := &bench{settings: s}
	if b.self, err = os.Executable(); err != nil {
		return err
	}
	if b.dir, err = os.MkdirTemp("", "bench"); err != nil {
		return err
	}
	defer os.RemoveAll(b.dir)
	_, err = exec.LookPath("taskset")
	b.taskset = err == nil
	start := time.Now()
	p := &page{bench: b}
	for _, section := range []struct {
		name  string
		write func(context.Context, *page) error
	}{
		{"parse", b.parse}, {"dkim", b.dkim}, {"tnef", b.tnef}, {"charset", b.charset},
		{"full", b.whole}, {"memory", b.memory},
	} {
		if s.only != "" && s.only != section.name {
			continue
		}
		fmt.Fprintf(os.Stderr, "measuring %s (after %.0f s)\n", section.name, time.Since(start).Seconds())
		if err := section.write(ctx, p); err != nil {
			return err
		}
	}
	p.took = time.Since(start)
	return p.write()
}
