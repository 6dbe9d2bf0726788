package main

import (
	"context"
	"errors"
	"fmt"
	"io"

	"github.com/spf13/cobra"
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
func (c *console) inspectAll(ctx context.Context, s *settings, inputs *listing, out io.Writer) error {
	several := inputs.len() > 1
	defer s.useProcessors()()
	x := newExaminer(c, s, several)
	w := &writing{console: c, examiner: x, printer: newPrinter(x, out, several),
		meter: newMeter(c.err, inputs.len(), s.progress(c, inputs.len()))}
	defer w.meter.stop()
	err := inOrder(ctx, inputs.all(), s.workers(), x.input, func(r result) error { return w.input(ctx, r) })
	if err == nil {
		return w.printer.end()
	}
	if ctx.Err() != nil {
		err = interruption(fmt.Sprintf("interrupted after %d of %d inputs", w.done, inputs.len()))
	}
	return err
}
