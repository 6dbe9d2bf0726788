package main

import (
	"github.com/spf13/cobra"

	"github.com/eml-inspect/eml-inspect/report"
)

// newSchema makes the command that describes the JSON report for programs.
func newSchema(c *console) *cobra.Command {
	return &cobra.Command{
		Use:   "schema",
		Short: "print the JSON Schema of the report",
		Long:  "Print the JSON Schema (draft 2020-12) of what --format json and ndjson write.",
		Args:  noArguments,
		RunE: func(*cobra.Command, []string) error {
			_, err := c.out.Write(report.Schema())
			return err
		},
	}
}
