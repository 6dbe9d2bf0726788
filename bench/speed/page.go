package main

import (
	"fmt"
	"os"
	"strings"
	"time"
)

// page is docs/BENCHMARKS.md as far as it is written.
type page struct {
	*bench
	body  strings.Builder
	goals []goal
	peers []rival // all that were asked for, in order
	took  time.Duration
}

// goal is something that is aimed at.
type goal struct {
	what, aim, measured string
	met                 bool
}

func (p *page) goal(what, aim, measured string, met bool) {
	p.goals = append(p.goals, goal{what, aim, measured, met})
}

// line adds a line, and shows it to who runs it.
func (p *page) line(text string) {
	fmt.Println(text)
	p.body.WriteString(text + "\n")
}

func (p *page) section(title, text string) { p.line("\n## " + title + "\n\n" + wrap(text) + "\n") }

// known keeps a peer for the table of versions.
func (p *page) known(r rival) {
	for _, k := range p.peers {
		if k.name == r.name {
			return
		}
	}
	p.peers = append(p.peers, r)
}

// contest writes the table of one contest.
func (p *page) contest(c contest, list []pairing) {
	p.line(fmt.Sprintf("\n**%s** (%s, %.1f MB)\n", c.name, plural(c.count, "message"), float64(c.size)/1e6))
	p.line("| | MB/s | ours is as fast, times | by the clock | aim | leaves | bytes out | errors | verified |\n" +
		"| --- | ---: | ---: | ---: | --- | ---: | ---: | ---: | ---: |")
	shown := false
	for _, r := range list {
		if p.known(r.rival); !shown && !r.unmeasured && r.err == nil {
			p.line(row("eml-inspect", rate(c.size, r.ours.mid), "", "", "", r.mine))
			shown = true
		}
		p.pairing(c, r)
	}
}

// pairing writes the row of a peer, and whether what is aimed at is met.
func (p *page) pairing(c contest, r pairing) {
	what := c.name + ", beside " + r.name
	aim := ""
	if r.aim > 0 {
		aim = fmt.Sprintf("%g", r.aim)
	}
	switch {
	case r.unmeasured:
		p.line("| " + r.name + " | not installed: run bench/setup | | | " + aim + " | | | | |")
	case r.err != nil:
		p.line("| " + r.name + " | failed: " + plainCell(r.err.Error()) + " | | | " + aim + " | | | | |")
	default:
		p.line(row(r.name, rate(c.size, r.took.mid), times(r.cpu), fmt.Sprintf("%.1f", r.wall.mid),
			verdict(aim, r.cpu.mid >= r.aim), r.last))
	}
	if r.aim == 0 {
		return
	}
	measured := fmt.Sprintf("%.1f times", r.cpu.mid)
	if r.unmeasured || r.err != nil {
		measured = "not measured"
	}
	p.goal(what, aim+" times as fast", measured, r.cpu.mid >= r.aim)
}

func row(name, rate, ratio, wall, aim string, o outcome) string {
	return fmt.Sprintf("| %s | %s | %s | %s | %s | %d | %d | %d | %s"+
		" |", name, rate, ratio, wall, aim, o.Leaves, o.Bytes, o.Errors, some(o.Passed))
}

func some(n int) string {
	if n == 0 {
		return ""
	}
	return fmt.Sprint(n)
}

// times writes how many times as fast, with what it moved between.
func times(s spread) string { return fmt.Sprintf("**%.1f** (%.1f–%.1f)", s.mid, s.low, s.high) }

// rate gives megabytes a second.
func rate(size int, ms float64) string { return fmt.Sprintf("%.0f", float64(size)/1e3/max(ms, 1e-6)) }

func verdict(aim string, met bool) string {
	switch {
	case aim == "":
		return ""
	case met:
		return aim + ", met"
	}
	return aim + ", **missed**"
}

func plural(n int, what string) string {
	if n == 1 {
		return "one " + what
	}
	return fmt.Sprintf("%d %ss", n, what)
}

func plainCell(text string) string {
	return strings.NewReplacer("|", "/", "\n", " ").Replace(text)
}

// write writes the page, if there is a place for it.
func (p *page) write() error {
	text := p.top() + p.body.String()
	if p.out == "" {
		fmt.Println(p.top())
		return nil
	}
	return os.WriteFile(p.out, []byte(text), 0o644)
}
