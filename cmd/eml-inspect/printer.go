package main

import (
	"io"
	"strings"

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

// newPrinter makes a printer for what an examiner writes.
func newPrinter(x *examiner, out io.Writer, several bool) *printer {
	return &printer{format: x.format, options: x.write, out: out, several: several}
}

// print writes one report.
func (p *printer) print(r result) error {
	p.count(r)
	if r.err != nil || len(r.text) == 0 {
		return r.err
	}
	if err := p.begin(); err != nil {
		return err
	}
	_, err := p.out.Write(r.text)
	return err
}

// count adds what is known of an input, or of some messages, to the summary.
func (p *printer) count(r result) {
	if r.tally != nil {
		p.tally.Merge(r.tally)
	}
}

// begin writes what stands before a report.
func (p *printer) begin() error {
	if err := p.rule(); err != nil {
		return err
	}
	p.printed++
	if p.printed == 1 && p.format.begin != nil {
		return p.format.begin(p.out, p.options)
	}
	return nil
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
