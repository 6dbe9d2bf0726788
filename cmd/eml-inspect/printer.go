package main

import (
	"io"
	"strconv"
	"strings"

	"github.com/eml-inspect/eml-inspect/analyze"
	"github.com/eml-inspect/eml-inspect/report"
)

// ruleWidth is the width of the line between two reports where the width of the output is not
// known.
const ruleWidth = 100

// printer writes reports one after the other and, for a person, what they have in common.
type printer struct {
	format  format
	options report.Options
	out     io.Writer
	several bool // there is more than one input
	printed int
	tally   report.Tally
}

// newPrinter makes a printer for the format that the flags name.
func newPrinter(s *settings, o report.Options, out io.Writer, several bool) *printer {
	return &printer{format: formatNamed(s.format.value), options: o, out: out, several: several}
}

// print writes one report. In prose an input of which nothing could be read has no report: the
// diagnostics name it, and the summary counts it.
func (p *printer) print(r *analyze.Report) error {
	if p.several {
		p.tally.Add(r)
	}
	if p.format.prose && r.Input.Error != "" && len(r.Messages) == 0 {
		return nil
	}
	if err := p.rule(); err != nil {
		return err
	}
	if p.printed == 0 && p.format.begin != nil {
		if err := p.format.begin(p.out, p.options); err != nil {
			return err
		}
	}
	p.printed++
	p.options.Anchor = "r" + strconv.Itoa(p.printed) + "-"
	return p.format.write(p.out, r, p.options)
}

// rule sets a report in prose apart from the one before. The name of the input stands first in
// each.
func (p *printer) rule() error {
	if !p.format.prose || p.printed == 0 {
		return nil
	}
	line := "\n"
	if !p.options.Quiet {
		width := p.options.Width
		if width == 0 {
			width = ruleWidth
		}
		line = "\n" + strings.Repeat("-", width) + "\n"
	}
	_, err := io.WriteString(p.out, line)
	return err
}

// end writes the summary of several inputs.
func (p *printer) end() error {
	if p.format.end != nil && p.printed > 0 {
		return p.format.end(p.out, p.options)
	}
	if !p.format.prose || !p.several || p.options.Quiet {
		return nil
	}
	if err := p.rule(); err != nil {
		return err
	}
	return p.tally.Text(p.out, p.options)
}
