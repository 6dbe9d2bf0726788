//go:build unix

package main

import (
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"
)

// hostile is an input made to cost more than it should. make writes it with a size or a count.
type hostile struct {
	name string
	full int
	make func(n int) string
}

func hostiles() []hostile {
	return slices.Concat(hostileHeaders(), hostileBodies(), hostileFiles())
}

var fullHostile = flag.String("hostile", "", "examine the hostile inputs at their full size and write the table to this file")

// What an input may take: four times the input five times the time; memory beside what a short message takes.
const (
	mostRatio     = 5
	mostProcessor = time.Second / 2
	mostOther     = time.Second // for a twentieth of an input, with a command that does not only examine it
	mostMemory    = 20 << 20
	otherPages    = 2 << 20               // of the program itself, which a short message does not touch
	memoryOfPart  = 1 << 10               // more than mostMemory has room for, of 10,000 parts that have names
	noticed       = 25 * time.Millisecond // what is less is no measure
)

// cost is what a process took.
type cost struct {
	Processor time.Duration
	Memory    int // bytes, the most at any time
	Status    int
}

// TestHostileInputs: an input that was made to cost much costs no more than its size. A twentieth of each is enough to
// tell what grows faster. Garbage is not collected meanwhile: that begins at some size, and looks like growth there.
func TestHostileInputs(t *testing.T) {
	if testing.Short() {
		t.Skip("takes half a minute")
	}
	if *fullHostile != "" {
		t.Skip("TestHostileInputsInFull examines them")
	}
	t.Setenv("GOGC", "off")
	dir := t.TempDir()
	idle := measure(t, write(t, dir, "idle.eml", withFields("")))
	for _, h := range hostiles() {
		n := max(h.full/20, 8)
		small, large := h.make(n/4), h.make(n)
		one, four := write(t, dir, "one", small), write(t, dir, "four", large)
		grown := float64(len(large)) / float64(len(small))
		var a, b cost
		ratio := float64(mostRatio + 1)
		for try := 0; try < 4 && (ratio > mostRatio || b.Processor > mostProcessor); try++ {
			a, b = lesser(a, measure(t, one)), lesser(b, measure(t, four))
			ratio = float64(b.Processor-idle.Processor) / float64(max(a.Processor-idle.Processor, noticed)) / grown * 4
		}
		t.Logf("%s: %.2f s, x%.1f", h.name, b.Processor.Seconds(), ratio)
		if ratio > mostRatio || b.Processor > mostProcessor {
			t.Errorf("%s: %.2f s, x%.1f", h.name, b.Processor.Seconds(), ratio)
		}
	}
}

// TestHostileInputsOfOtherCommands: what else is done with such an input takes longer, but not as long as somebody would
// wait for it.
func TestHostileInputsOfOtherCommands(t *testing.T) {
	if testing.Short() || *fullHostile != "" {
		t.Skip("takes half a minute")
	}
	t.Setenv("GOGC", "off")
	dir := t.TempDir()
	for _, h := range hostiles() {
		n := max(h.full/20, 8)
		one, four := write(t, dir, "one", h.make(n/4)), write(t, dir, "four", h.make(n))
		for i := range otherCommands(t, one, four) {
			var took cost
			for try := 0; try < 3 && (try == 0 || took.Processor > mostOther); try++ {
				took = lesser(took, measure(t, otherCommands(t, one, four)[i]...))
			}
			if took.Processor > mostOther {
				t.Errorf("%s, command %d: %.2f s", h.name, i+1, took.Processor.Seconds())
			}
		}
	}
}

// otherCommands are those that do more than examine, with their arguments and a new folder.
func otherCommands(t *testing.T, one, four string) [][]string {
	return [][]string{{"--format", "text", four}, {"--format", "html", four}, {"extract", four, "-o", t.TempDir()},
		{"repair", four, "-o", os.DevNull}, {"redact", four, "-o", os.DevNull}, {"compare", one, four}}
}

// TestMemoryOfHostileInputs: at its full size, too, an input takes no more memory than it may. What is kept of each part or
// message counts beside it where there are as many as are read at all.
func TestMemoryOfHostileInputs(t *testing.T) {
	if testing.Short() || *fullHostile != "" {
		t.Skip("takes half a minute")
	}
	dir := t.TempDir()
	idle := measure(t, write(t, dir, "idle.eml", withFields("")))
	many := map[string]int{"files of one name": 10_000, "files with Content-ID": 10_000, "messages side by side": 10_000,
		"file names wrongly decoded": 10_000, "texts wrongly decoded": 10_000, "texts without a charset": 10_000}
	for _, h := range hostiles() {
		text := h.make(h.full)
		most := 2*len(text) + mostMemory + otherPages + many[h.name]*memoryOfPart
		took := math.MaxInt
		for try := 0; try < 4 && took > most; try++ { // when garbage is collected is chance, on a busy machine all the more
			took = min(took, measure(t, write(t, dir, "full", text)).Memory-idle.Memory)
		}
		t.Logf("%s: %s for %s", h.name, megabytes(took), megabytes(len(text)))
		if took > most {
			t.Errorf("%s: %s for %s, %s at the most", h.name, megabytes(took), megabytes(len(text)), megabytes(most))
		}
	}
}

// TestHostileInputsInFull writes the table of docs/hostile.md. It takes minutes and wants an idle machine, so that it
// asserts only that everything ends and nothing crashes.
func TestHostileInputsInFull(t *testing.T) {
	if *fullHostile == "" {
		t.Skip("takes minutes; -hostile FILE runs it and writes its table")
	}
	dir := t.TempDir()
	idle := measure(t, write(t, dir, "idle.eml", withFields("")))
	var b strings.Builder
	fmt.Fprintf(&b, hostileIntroduction, idle.Processor.Seconds(), megabytes(idle.Memory), runtime.Version())
	for _, h := range hostiles() {
		t.Run(h.name, func(t *testing.T) { b.WriteString(h.row(t, dir, idle)) })
	}
	if err := os.WriteFile(*fullHostile, []byte(b.String()), 0o600); err != nil {
		t.Error(err)
	}
}

const hostileIntroduction = `# Hostile inputs

Each was made to cost much. The time is that of a processor, for the whole command with JSON as its output (start, reading, every check,
writing); beside it stands how much longer four times the input takes, which is 4 where time grows as the input does, and less where a
[limit](limits.md) ends the work. The memory is the most that the process had, of which a short message takes as much as the next line says.

A short message: %.2f s, %s. %s, one core.

` + "`go test ./cmd/eml-inspect -run HostileInputsInFull -timeout 1h -hostile $PWD/docs/hostile.md`" + ` writes this page on an idle machine;
without the flag, tests examine a twentieth of each, and hold the memory that each takes at its full size.
It also runs the other formats, extract, repair, redact and compare.

| input | how many | size | time | 4n : n | memory |
| --- | ---: | ---: | ---: | ---: | ---: |
`

// row measures an input at its full size and at a quarter of it.
func (h hostile) row(t *testing.T, dir string, idle cost) string {
	small, large := h.make(h.full/4), h.make(h.full)
	one, four := write(t, dir, "one", small), write(t, dir, "four", large)
	a, b := measure(t, one), measure(t, four)
	b = lesser(b, measure(t, four))
	ratio := float64(b.Processor-idle.Processor) / float64(max(a.Processor-idle.Processor, noticed)) /
		float64(len(large)) * float64(len(small)) * 4
	for _, args := range otherCommands(t, one, four) {
		measure(t, args...)
	}
	return fmt.Sprintf("| %s | %d | %s | %.2f s | %.1f | %s |\n", h.name, h.full, megabytes(len(large)), b.Processor.Seconds(),
		max(ratio, 0), megabytes(b.Memory))
}

func megabytes(n int) string { return fmt.Sprintf("%.1f MB", float64(n)/(1<<20)) }

func write(t *testing.T, dir, name, text string) string {
	t.Helper()
	name = filepath.Join(dir, name)
	if err := os.WriteFile(name, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return name
}

func lesser(a, b cost) cost {
	if a.Processor == 0 || b.Processor < a.Processor {
		return b
	}
	return a
}

// measure runs the command; a file alone is examined.
func measure(t *testing.T, args ...string) cost {
	t.Helper()
	if len(args) == 1 {
		args = []string{"--format", "ndjson", args[0]}
	}
	out, err := exec.Command("measure", append([]string{program}, args...)...).Output()
	var c cost
	if err == nil {
		err = json.Unmarshal(out, &c)
	}
	if err != nil {
		t.Fatal(err)
	}
	if c.Status > 2 || c.Status < 0 {
		t.Errorf("%v: exit status %d after %v", args, c.Status, c.Processor)
	}
	return c
}

// usage runs the command that its arguments name and writes what that took. It is a process of its own
// since the memory that a new process begins with counts: that of the one that started it.
func usage() {
	cmd := exec.Command(os.Args[1], os.Args[2:]...)
	cmd.Env = append(os.Environ(), "GOMAXPROCS=1")
	cmd.Stdout = io.Discard
	end := time.AfterFunc(2*time.Minute, func() { cmd.Process.Kill() })
	cmd.Run()
	end.Stop()
	usage, _ := cmd.ProcessState.SysUsage().(*syscall.Rusage)
	memory := int(usage.Maxrss)
	if runtime.GOOS != "darwin" {
		memory <<= 10
	}
	json.NewEncoder(os.Stdout).Encode(cost{cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime(), memory, cmd.ProcessState.ExitCode()})
}
