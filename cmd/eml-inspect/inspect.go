package main

import (
	"context"
	"errors"
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"github.com/eml-inspect/eml-inspect/analyze"
	"github.com/eml-inspect/eml-inspect/analyze/eml"
)

// newInspect makes the command that examines inputs.
func newInspect(c *console) *cobra.Command {
	s := &settings{}
	cmd := &cobra.Command{
		Use:   "inspect [FILE | DIR | -]...",
		Short: "examine messages; the same as without a command",
		Long: "Examine messages and report what is wrong with them. The inputs, the exit status and\n" +
			"the flags are those of " + program + " without a command.",
		Args: cobra.ArbitraryArgs,
		RunE: func(cmd *cobra.Command, args []string) error { return c.inspect(cmd, s, args) },
	}
	s.addTo(cmd)
	return cmd
}

// inspect examines what is named, or standard input if something is piped in.
func (c *console) inspect(cmd *cobra.Command, s *settings, args []string) error {
	if err := s.check(); err != nil {
		return usageError(cmd, err)
	}
	if len(args) == 0 && isTerminal(c.in) {
		c.status = statusTrouble
		cmd.SetOut(c.err)
		return cmd.Help()
	}
	if len(args) == 0 {
		args = []string{stdinName}
	}
	if err := c.openZone(s); err != nil {
		return err
	}
	inputs, err := listInputs(cmd.Context(), args)
	if errors.Is(err, context.Canceled) {
		return interruption("interrupted while listing the inputs")
	}
	if err != nil {
		return err
	}
	out := newSink(s, c.out)
	if err := out.refuse(inputs, c.in); err != nil {
		return err
	}
	err = c.inspectAll(cmd.Context(), s, inputs, out)
	if closed := out.Close(); err == nil {
		err = closed
	}
	c.suggest(cmd, args)
	return err
}

// inspectAll examines the inputs and writes their reports in the order given.
func (c *console) inspectAll(
	ctx context.Context, s *settings, inputs []input, out io.Writer) error {
	p := newPrinter(s, s.writing(c), out, len(inputs) > 1)
	m := newMeter(c.err, len(inputs), s.progress(c, len(inputs)))
	defer m.stop()
	done := 0
	err := inOrder(ctx, inputs, s.workers(), c.examiner(s), func(r *analyze.Report) error {
		c.status = max(c.status, statusOf(r))
		if r.Input.Error != "" {
			c.complain(m, unread(r.Input))
		}
		done++
		m.step()
		return p.print(r)
	})
	if err == nil {
		return p.end()
	}
	if ctx.Err() != nil {
		err = interruption(fmt.Sprintf("interrupted after %d of %d inputs", done, len(inputs)))
	}
	return err
}

// examiner makes the function that reads and examines one input.
func (c *console) examiner(s *settings) func(context.Context, input) *analyze.Report {
	return func(ctx context.Context, in input) *analyze.Report {
		data, err := readInput(in, c.in)
		if err == nil {
			spareMemory(len(data))
			return analyze.Message(ctx, data, s.examination(in.name))
		}
		return &analyze.Report{
			Schema: analyze.SchemaVersion,
			Input: analyze.Input{
				Name: in.name, Kind: eml.KindUnknown, Error: systemReason(err).Error(),
			},
		}
	}
}
