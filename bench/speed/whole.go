package main

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"

	"github.com/eml-inspect/eml-inspect/bench/sample"
)

// build makes eml-inspect as it is released, and says how large it is.
func (b *bench) build(ctx context.Context) (size int64, err error) {
	b.ours = filepath.Join(b.dir, "eml-inspect")
	c := exec.CommandContext(ctx, "go", "build", "-trimpath", "-ldflags=-s -w", "-o", b.ours, "./cmd/eml-inspect")
	c.Dir, c.Env = "..", append(os.Environ(), "CGO_ENABLED=0")
	if out, err := c.CombinedOutput(); err != nil {
		return 0, fmt.Errorf("building eml-inspect: %w\n%s", err, out)
	}
	info, err := os.Stat(b.ours)
	if err != nil {
		return 0, err
	}
	return info.Size(), nil
}

// batch is what the analysis of many small messages took.
type batch struct {
	messages  int
	one, two  spread // messages a second on one core and two, by the clock
	perCore   spread // messages a second of processor time, that of the kernel included
	twice     spread // how many times as fast two cores are as one
	peak      int    // KB, on two cores
	mailauth  pairing
	unhealthy error
}

// full measures the analysis of many small messages with every check, a line of JSON for each, and mailauth
// beside it.
func (b *bench) full(ctx context.Context, small [][]byte) (r batch) {
	dir := filepath.Join(b.dir, "batch")
	r.messages = len(small)
	if r.unhealthy = spill(dir, small); r.unhealthy != nil {
		return r
	}
	var one, two, perCore, twice []float64
	for range b.pairs {
		a, err := b.observe(ctx, 1, b.ours, "inspect", "--format", "ndjson", "--jobs", "1", dir)
		z, err2 := b.observe(ctx, 2, b.ours, "inspect", "--format", "ndjson", "--jobs", "2", dir)
		if r.unhealthy = firstError(err, err2); r.unhealthy != nil {
			return r
		}
		n := float64(len(small)) * 1e3
		one, two, twice = append(one, n/a.Wall), append(two, n/z.Wall), append(twice, a.Wall/z.Wall)
		perCore = append(perCore, n/(a.User+a.System))
		r.peak = max(r.peak, z.Peak)
	}
	r.one, r.two, r.perCore, r.twice = over(one), over(two), over(perCore), over(twice)
	r.mailauth = b.besideMailauth(ctx, dir, small)
	return r
}

// besideMailauth measures mailauth in turns with ours. Its figures are those of its work alone, ours of the whole
// process. Three pairs tell enough.
func (b *bench) besideMailauth(ctx context.Context, dir string, small [][]byte) pairing {
	p := pairing{rival: mailauth().faster(10)}
	if p.unmeasured = p.command == nil; p.unmeasured {
		return p
	}
	c, err := b.pack("batch-of-mailauth", small...)
	p.err = err
	var cpu, wall, took, ours []float64
	for range min(b.pairs, 3) {
		a, err := b.observe(ctx, 1, b.ours, "inspect", "--format", "ndjson", "--jobs", "1", dir)
		z, err2 := b.measure(ctx, p.rival, c.file, 0)
		if p.err = firstError(p.err, err, err2); p.err != nil {
			return p
		}
		cpu, wall = append(cpu, z.CPU/a.User), append(wall, z.Wall/a.Wall)
		took, ours = append(took, z.CPU), append(ours, a.User)
		p.last = z
	}
	p.cpu, p.wall, p.took, p.ours = over(cpu), over(wall), over(took), over(ours)
	return p
}

// spill writes messages into files of a folder.
func spill(dir string, list [][]byte) error {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return err
	}
	for i, m := range list {
		if err := os.WriteFile(filepath.Join(dir, fmt.Sprintf("%05d.eml", i)), m, 0o600); err != nil {
			return err
		}
	}
	return nil
}

// single is what one message took from the start of the program to its end.
type single struct {
	name          string
	size          int
	cpu, wall     spread // milliseconds; cpu is that of the kernel included
	peak          spread // MB
	relative      float64
	aimCPU, aimMB float64 // at most, 0 where nothing is aimed at; the latter is in MB, or relative to the size
}

// alone measures the program on one message, many times.
func (b *bench) alone(ctx context.Context, name string, message []byte, times int) (s single, err error) {
	file := filepath.Join(b.dir, "alone.eml")
	if err := os.WriteFile(file, message, 0o600); err != nil {
		return s, err
	}
	s.name, s.size = name, len(message)
	var cpu, wall, peak []float64
	for range times {
		o, err := b.observe(ctx, 1, b.ours, "inspect", file)
		if err != nil {
			return s, err
		}
		cpu, wall = append(cpu, o.User+o.System), append(wall, o.Wall)
		peak = append(peak, float64(o.Peak)*1024/1e6)
	}
	s.cpu, s.wall, s.peak = over(cpu), over(wall), over(peak)
	s.relative = s.peak.mid * 1e6 / float64(s.size)
	return s, nil
}

// start30 gives a message of 30 KB as a list sends it.
func start30() []byte { return sample.Forwards(1, 27_000) }

func firstError(list ...error) error {
	for _, err := range list {
		if err != nil {
			return err
		}
	}
	return nil
}
