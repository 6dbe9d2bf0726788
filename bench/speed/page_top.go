package main

import (
	"fmt"
	"os"
	"os/exec"
	"runtime"
	"strings"
)

// top gives the beginning of the page: what was measured where, and whether what is aimed at is met.
func (p *page) top() string {
	var b strings.Builder
	b.WriteString("# Benchmarks\n\nThis page is written by the run that measures:\n\n```sh\nbench/setup       " +
		"                # the peers that are no Go modules\n" +
		"cd bench\ngo run ./speed" + p.flags() + " --out ../docs/BENCHMARKS.md\n```\n\n")
	b.WriteString(wrap("Each measurement is a process of its own on one core, with one thread for Go programs."+
		" Programs take turns, ours, theirs, ours,"+
		" theirs; a ratio is the median over the pairs, of processor time outside the kernel, with the lowest and"+
		" the highest behind it. Figures"+
		" in megabytes a second are those of this machine at that hour; the ratios are what can be compared.") + "\n\n")
	b.WriteString(p.machine() + "\n## What is aimed at\n\n| what | aim | measured | |\n| --- | --- | --- | --- |\n")
	for _, g := range p.goals {
		mark := "met"
		switch {
		case g.measured == "not measured":
			mark = "not installed: run bench/setup"
		case !g.met:
			mark = "**missed**"
		}
		fmt.Fprintf(&b, "| %s | %s | %s | %s |\n", g.what, g.aim, g.measured, mark)
	}
	b.WriteString(p.missed())
	return b.String()
}

// flags are those of the run.
func (p *page) flags() (text string) {
	if p.corpus != "" {
		text += " --corpus DIR"
	}
	if p.answers != "" {
		text += " --texts DIR"
	}
	return text
}

// machine says what everything ran on.
func (p *page) machine() string {
	from := "generated, the same in every run"
	if p.corpus != "" {
		from = "of a folder of mail given with `--corpus`"
	}
	pinned := "programs are bound to a core by taskset"
	if !p.taskset {
		pinned = "programs are not bound to a core: there is no taskset"
	}
	rows := [][2]string{
		{"eml-inspect", said("git", "log", "-1", "--format=%h of %cs")},
		{"Go", runtime.Version() + " " + runtime.GOOS + "/" + runtime.GOARCH},
		{"kernel", said("uname", "-sr")},
		{"machine", fmt.Sprintf("%s, %s; %s", processor(), plural(runtime.NumCPU(), "core"), pinned)},
		{"many small messages", from},
		{"pairs", fmt.Sprintf("%d; the run took %.0f s", p.pairs, p.took.Seconds())},
	}
	for _, r := range p.peers {
		if r.own {
			continue
		}
		version := r.version
		switch {
		case r.command == nil:
			version = "not installed: run bench/setup"
		case version == "":
			version = "of this Go"
		}
		rows = append(rows, [2]string{r.name, version})
	}
	text := "| | |\n| --- | --- |\n"
	for _, r := range rows {
		text += "| " + r[0] + " | " + r[1] + " |\n"
	}
	return text
}

// said gives what a program prints, "unknown" if it cannot be asked.
func said(name string, args ...string) string {
	out, err := exec.Command(name, args...).Output()
	if err != nil {
		return "unknown"
	}
	return strings.TrimSpace(string(out))
}

func processor() string {
	text, _ := os.ReadFile("/proc/cpuinfo") // where there is none, the name is unknown
	for line := range lines(string(text)) {
		if name, model, ok := strings.Cut(line, ":"); ok && strings.TrimSpace(name) == "model name" {
			return strings.TrimSpace(model)
		}
	}
	return runtime.GOARCH
}

func lines(text string) func(func(string) bool) { return strings.SplitSeq(text, "\n") }

// wrap breaks a text into lines as the other pages have.
func wrap(text string) string {
	var b strings.Builder
	column := 0
	for word := range strings.FieldsSeq(text) {
		switch {
		case column > 0 && column+1+len(word) > 138:
			b.WriteString("\n")
			column = 0
		case column > 0:
			b.WriteString(" ")
			column++
		}
		b.WriteString(word)
		column += len(word)
	}
	return b.String()
}
