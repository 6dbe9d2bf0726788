package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"syscall"

	"github.com/spf13/cobra"
)

// console is what the command has of the outside world, and the exit status it will give back.
type console struct {
	in     io.Reader
	out    io.Writer
	err    io.Writer
	getenv func(string) string
	status int
}

// run is the whole command: it reads the arguments, does what they ask and returns the exit
// status.
func run(ctx context.Context, args []string, stdin io.Reader, stdout, stderr io.Writer,
	getenv func(string) string) int {
	c := &console{in: stdin, out: stdout, err: stderr, getenv: getenv}
	root := newRoot(c)
	root.SetArgs(append([]string{}, args...))
	root.SetIn(stdin)
	root.SetOut(stdout)
	root.SetErr(stderr)
	if err := root.ExecuteContext(ctx); err != nil {
		return c.fail(err)
	}
	return c.status
}

// fail tells the person why the command ends and returns the exit status. A reader that went
// away, as "head" does, needs no words.
func (c *console) fail(err error) int {
	if errors.Is(err, syscall.EPIPE) {
		return statusTrouble
	}
	c.complain(c.err, err)
	if errors.Is(err, context.Canceled) {
		return statusInterrupted
	}
	return statusTrouble
}

// complain writes a diagnostic, and the hint if there is one.
func (c *console) complain(w io.Writer, err error) {
	fmt.Fprintf(w, "%s: %v\n", program, err)
	var hinted hintedError
	if errors.As(err, &hinted) {
		fmt.Fprintf(w, "%s: %s\n", program, hinted.hint)
	}
}

// hintedError is an error that knows a way out.
type hintedError struct {
	error
	hint string
}

// Unwrap gives the error without its hint.
func (e hintedError) Unwrap() error { return e.error }

// usageError points a person who wrote a command line that cannot be read to its description.
func usageError(cmd *cobra.Command, err error) error {
	return hintedError{err, fmt.Sprintf("see %q", cmd.CommandPath()+" --help")}
}

// noArguments refuses arguments where a command takes none.
func noArguments(cmd *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	return usageError(cmd, fmt.Errorf("%s takes no argument, but %q was given", cmd.Name(), args[0]))
}
