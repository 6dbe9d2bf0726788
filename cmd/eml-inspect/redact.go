package main

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"github.com/eml-inspect/eml-inspect/analyze"
	"github.com/eml-inspect/eml-inspect/analyze/mend"
	"github.com/eml-inspect/eml-inspect/report"
)

// newRedact makes the command that writes a copy which may be shown to others.
func newRedact(c *console) *cobra.Command {
	var output string
	cmd := &cobra.Command{
		Use:   "redact FILE",
		Short: "write a copy without personal content that shows the same findings",
		Long: "Write a copy of a message, or of an mbox, without names, addresses, hosts, texts and file\n" +
			"contents. Lengths, charsets, encodings, times, the shape of the route and everything that is\n" +
			"damaged stay, so that an analysis of the copy shows the same findings; this is tried, and\n" +
			"what differs is said. Of words only those stay that protocols, products and the rules of the\n" +
			"analysis consist of. Archives and items of Outlook are refused. Look through the copy before\n" +
			"you give it away.",
		Example: "  " + program + " redact message.eml -o to-show.eml",
		Args:    oneFile,
		RunE:    func(cmd *cobra.Command, args []string) error { return c.redact(cmd, args[0], output) },
	}
	cmd.Flags().StringVarP(&output, "output", "o", "", "write the copy to `FILE` instead of standard output")
	return cmd
}

// redact writes the copy and says in what it differs.
func (c *console) redact(cmd *cobra.Command, name, output string) error {
	in := input{name: name}
	data, err := readInput(in, c.in)
	if err != nil {
		return fmt.Errorf("reading %s: %w", report.Safe(name), systemReason(err))
	}
	redacted, err := mend.Redact(cmd.Context(), data, analyze.Options{Name: name})
	if err != nil {
		return fmt.Errorf("redacting %s: %w", report.Safe(name), err)
	}
	if err := c.writeCopy(in, output, redacted.Message); err != nil {
		return err
	}
	for _, said := range []struct {
		what  string
		codes []string
	}{
		{"the copy does not show any more", redacted.Gone},
		{"only the copy shows", redacted.New},
		{"words stay that are needed for", redacted.Shown},
	} {
		if len(said.codes) > 0 {
			fmt.Fprintf(c.err, "%s: %s: %s\n", program, said.what, strings.Join(said.codes, ", "))
		}
	}
	return nil
}
