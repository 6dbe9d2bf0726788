package main

import "fmt"

// charsets writes the table of telling charsets.
func (p *page) charsets(c contest, list []pairing, texts []shown) {
	p.line(fmt.Sprintf("\n**%s** (%s, %.2f MB)\n", c.name, plural(c.count, "text"), float64(c.size)/1e6))
	p.line("| | right | of up to 24 characters | of up to 80 | of more | MB/s | ours is as fast, times | aim" +
		" |\n| --- | ---: | ---: | ---: | ---: | ---: | ---: | --- |")
	shown, mine := false, 0
	for _, r := range list {
		p.known(r.rival)
		aim := ""
		if r.aim > 0 {
			aim = fmt.Sprintf("%g, no fewer right", r.aim)
		}
		if r.unmeasured || r.err != nil {
			p.line("| " + r.name + " | not installed: run bench/setup | | | | | | " + aim + " |")
			p.goal(c.name+", charsets told, beside "+r.name, aim, "not measured", false)
			continue
		}
		if !shown {
			shown, mine = true, right(texts, r.mine.Answers)
			p.line(charsetRow("eml-inspect", texts, r.mine.Answers, rate(c.size, r.ours.mid), "", ""))
		}
		theirs := right(texts, r.last.Answers)
		met := r.cpu.mid >= r.aim && mine >= theirs
		p.line(charsetRow(r.name, texts, r.last.Answers, rate(c.size, r.took.mid), times(r.cpu), verdict(aim, met)))
		if r.aim > 0 {
			p.goal(c.name+", charsets told, beside "+r.name, aim, fmt.Sprintf("%.1f times, %d right against"+
				" %d", r.cpu.mid, mine, theirs), met)
		}
	}
}

func charsetRow(name string, texts []shown, answers []string, rate, ratio, aim string) string {
	cells := fmt.Sprintf("%d of %d", right(texts, answers), len(texts))
	for _, class := range [][2]int{{0, 25}, {25, 81}, {81, 1 << 30}} {
		some, said := fromBytes(texts, answers, class[0], class[1])
		cell := ""
		if len(some) > 0 {
			cell = fmt.Sprintf("%d of %d", right(some, said), len(some))
		}
		cells += " | " + cell
	}
	return fmt.Sprintf("| %s | %s | %s | %s | %s |", name, cells, rate, ratio, aim)
}

// batch writes what the analysis of many messages took.
func (p *page) batch(r batch) {
	p.section("Full analysis", "Every check, offline, `--format ndjson`, one file for each message, as a whole"+
		" process from its start to its end. A core's"+
		" rate is messages for each second of processor time, that of the kernel included. mailauth makes of each"+
		" message what `mailauth report` does"+
		" (signatures, SPF, DMARC, ARC and BIMI; nothing else), in one process whose start does not count, with a"+
		" resolver that knows no name.")
	p.line("| many small | |\n| --- | ---: |")
	p.line(fmt.Sprintf("| messages | %d |", r.messages))
	p.line(fmt.Sprintf("| messages a second and core | **%.0f** (%.0f–%.0f)"+
		" |", r.perCore.mid, r.perCore.low, r.perCore.high))
	p.line(fmt.Sprintf("| messages a second by the clock, one core | %.0f (%.0f–%.0f)"+
		" |", r.one.mid, r.one.low, r.one.high))
	p.line(fmt.Sprintf("| messages a second by the clock, two cores | %.0f (%.0f–%.0f)"+
		" |", r.two.mid, r.two.low, r.two.high))
	p.line(fmt.Sprintf("| two cores beside one | **%.2f** (%.2f–%.2f) |", r.twice.mid, r.twice.low, r.twice.high))
	p.line(fmt.Sprintf("| peak memory on two cores | %.0f MB |", float64(r.peak)*1024/1e6))
	m := r.mailauth
	p.known(m.rival)
	measured := "not measured"
	switch {
	case m.unmeasured:
		p.line("| mailauth | not installed: run bench/setup |")
	case m.err != nil:
		p.line("| mailauth | failed: " + plainCell(m.err.Error()) + " |")
	default:
		measured = fmt.Sprintf("%.1f times", m.cpu.mid)
		p.line(fmt.Sprintf("| mailauth, messages a second of processor time | %.0f"+
			" |", float64(m.last.Leaves)*1e3/m.took.mid))
		p.line(fmt.Sprintf("| mailauth, messages that it fails on | %d |", m.last.Errors))
		p.line(fmt.Sprintf("| ours is as fast, times | %s, by the clock %.1f |", times(m.cpu), m.wall.mid))
	}
	p.goal("full analysis, messages a second and core", "3000", fmt.Sprintf("%.0f", r.perCore.mid), r.perCore.mid >= 3000)
	p.goal("full analysis, messages a second and core, further goal", "5000", fmt.Sprintf("%.0f", r.perCore.mid),
		r.perCore.mid >= 5000)
	p.goal("full analysis, beside mailauth", "10 times as fast", measured, m.cpu.mid >= 10)
	p.goal("two cores beside one", "1.9", fmt.Sprintf("%.2f", r.twice.mid), r.twice.mid >= 1.9)
	p.goal("peak memory of the batch", "at most 300 MB", fmt.Sprintf("%.0f"+
		" MB", float64(r.peak)*1024/1e6), float64(r.peak)*1024 <= 300e6)
}

// start writes what one message takes, and how large the program is.
func (p *page) start(s single, size int64) {
	p.section("Start", "One message, from the start of the program to the end of a report as text, the start"+
		" of the process included.")
	p.line("| " + s.name + fmt.Sprintf(" (%d bytes) | |\n| --- | ---: |", s.size))
	p.line(fmt.Sprintf("| processor time | %.1f ms (%.1f–%.1f) |", s.cpu.mid, s.cpu.low, s.cpu.high))
	p.line(fmt.Sprintf("| by the clock | %.1f ms (%.1f–%.1f) |", s.wall.mid, s.wall.low, s.wall.high))
	p.line(fmt.Sprintf("| peak memory | %.1f MB |", s.peak.mid))
	p.line(fmt.Sprintf("| the program, stripped | %.1f MB |", float64(size)/1e6))
	p.goal("start: processor time for "+s.name, "at most 10 ms", fmt.Sprintf("%.1f ms", s.cpu.mid), s.cpu.mid <= 10)
	p.goal("start: peak memory", "at most 20 MB", fmt.Sprintf("%.1f MB", s.peak.mid), s.peak.mid <= 20)
	p.goal("size of the program", "at most 15 MB", fmt.Sprintf("%.1f MB", float64(size)/1e6), float64(size) <= 15e6)
}
