package main

import (
	"context"
	"fmt"
	"os"

	"github.com/spf13/cobra"

	"github.com/eml-inspect/eml-inspect/analyze"
	"github.com/eml-inspect/eml-inspect/report"
)

// interruption says how far the work had come when the person stopped it.
type interruption string

// Error gives the words.
func (i interruption) Error() string { return string(i) }

// Unwrap gives the error of the context that was cancelled.
func (i interruption) Unwrap() error { return context.Canceled }

// unread says that an input could not be read, and why. Names come from the file system of who
// knows whom: they are made safe to show.
func unread(in analyze.Input) error {
	name := report.Safe(in.Name)
	if in.Name == stdinName {
		name = "standard input"
	}
	return fmt.Errorf("reading %s: %s", name, report.Safe(in.Error))
}

// suggest names the command that a person may have meant by a file that does not exist.
func (c *console) suggest(cmd *cobra.Command, args []string) {
	if cmd.HasParent() || args[0] == stdinName {
		return
	}
	if _, err := os.Stat(args[0]); !os.IsNotExist(err) {
		return
	}
	var names []string
	for _, command := range cmd.Commands() {
		names = append(names, command.Name())
	}
	for _, name := range nearest(args[0], names) {
		fmt.Fprintf(c.err, "%s: did you mean %q?\n", program, program+" "+name)
	}
}
