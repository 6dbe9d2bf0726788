package main

import (
	"context"
	"errors"
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"github.com/eml-inspect/eml-inspect/analyze"
	"github.com/eml-inspect/eml-inspect/analyze/eml"
	"github.com/eml-inspect/eml-inspect/report"
)

// comparing is what the flags of compare say.
type comparing struct {
	settings
	write choice
}

// copyFormats lists how compare writes. The first is the default.
func copyFormats() []string { return []string{"text", "json", "markdown"} }

// newCompare makes the command that says where copies of a message parted.
func newCompare(c *console) *cobra.Command {
	s := &comparing{write: choice{value: copyFormats()[0], known: copyFormats()}}
	s.color = choice{value: colorAuto, known: []string{colorAuto, colorAlways, colorNever}}
	cmd := &cobra.Command{
		Use:   "compare FILE FILE [FILE | DIR]...",
		Short: "say where copies of a message parted, and why it came more than once",
		Long: "Compare messages that arrived more than once: which are copies of one another, up to which\n" +
			"server they were one message, and which server to ask. Three originals say more than two. A\n" +
			"directory, an mbox, or a mail that carries the originals as attachments is one FILE that holds\n" +
			"several; its messages are grouped first.\n\n" +
			"The exit status is 1 if there are copies, 0 if there are none, 2 if an input could not be read.",
		Example: "  " + program + " compare first.eml second.eml third.eml\n" +
			"  " + program + " compare --lang zh --tz Asia/Shanghai ~/Maildir",
		RunE: func(cmd *cobra.Command, args []string) error { return c.compare(cmd, s, args) },
	}
	f := cmd.Flags()
	f.SortFlags = false
	f.Var(&s.write, "format", "how the comparison is written")
	f.StringVarP(&s.output, "output", "o", "", "write it to `FILE` instead of standard output")
	f.Var(&s.lang, "lang", "language (default: as the environment says)")
	f.Var(&s.zone, "tz", "show times in this zone (default: each host's own)")
	f.StringArrayVar(&s.trust, "trust", nil, "`HOST` that is ours (repeatable)")
	f.BoolVarP(&s.quiet, "quiet", "q", false, "only what happened")
	f.BoolVarP(&s.verbose, "verbose", "v", false, "also every field and message")
	f.Var(&s.color, "color", "colour in text; auto: on a terminal")
	completeWith(cmd, "format", s.write.known)
	completeWith(cmd, "lang", languageNames())
	completeWith(cmd, "color", s.color.known)
	return cmd
}

// compare reads what is named and writes where its copies parted.
func (c *console) compare(cmd *cobra.Command, s *comparing, args []string) error {
	if len(args) == 0 {
		return usageError(cmd, errors.New("nothing to compare: name two messages, or a directory"))
	}
	if s.quiet && s.verbose {
		return usageError(cmd, errors.New("--quiet and --verbose contradict each other"))
	}
	inputs, err := listInputs(cmd.Context(), args)
	if err != nil {
		return err
	}
	out := newSink(&s.settings, c.out)
	if err := out.refuse(inputs, c.in); err != nil {
		return err
	}
	r, err := c.readCopies(cmd.Context(), s, inputs)
	if err != nil {
		return err
	}
	err = writeCopies(out, r, s.write.value, s.writing(c))
	if closed := out.Close(); err == nil {
		err = closed
	}
	return err
}

// readCopies reads the inputs one after the other; only what is compared of each is kept.
func (c *console) readCopies(ctx context.Context, s *comparing, inputs *listing) (*analyze.CopiesReport, error) {
	var gathered analyze.Comparison
	for in := range inputs.all() {
		data, err := readInput(in, c.in)
		if err != nil {
			gathered.Fail(analyze.Input{Name: in.name, Kind: eml.KindUnknown}, systemReason(err))
			continue
		}
		gathered.Add(ctx, data, analyze.Options{Name: in.name, Trust: s.trust})
		if ctx.Err() != nil {
			return nil, interruption("interrupted while reading the inputs")
		}
	}
	r := gathered.Report()
	for _, f := range r.Findings {
		if f.Severity.Rank() >= analyze.Warning.Rank() {
			c.status = max(c.status, statusFound)
		}
	}
	for _, in := range r.Inputs {
		if in.Error != "" {
			c.complain(c.err, unread(in.Input))
			c.status = statusTrouble
		}
	}
	if messages := len(r.Inputs); messages < 2 {
		return r, fmt.Errorf("there is nothing to compare %s with: name another copy", report.Safe(inputs.at(0).name))
	}
	return r, nil
}

// writeCopies writes a comparison in one of copyFormats.
func writeCopies(w io.Writer, r *analyze.CopiesReport, format string, o report.Options) error {
	switch format {
	case "json":
		return report.CopiesJSON(w, r, o)
	case "markdown":
		return report.CopiesMarkdown(w, r, o)
	}
	return report.CopiesText(w, r, o)
}
