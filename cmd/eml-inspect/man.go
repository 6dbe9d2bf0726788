package main

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime/debug"
	"strconv"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"github.com/eml-inspect/eml-inspect/report"
)

// newMan makes the command that writes the manual.
func newMan(c *console) *cobra.Command {
	var dir string
	cmd := &cobra.Command{
		Use:   "man",
		Short: "print the manual page, or write all pages to a directory",
		Long: "Print the manual page " + program + "(1). With -o, write one page for each command\n" +
			"to a directory, for packages. The date in the pages is SOURCE_DATE_EPOCH, else\n" +
			"that of the commit, else none: the same build writes the same pages.",
		Example: "  " + program + " man | man -l -\n  " + program + " man -o /usr/local/share/man/man1",
		Args:    noArguments,
		RunE: func(cmd *cobra.Command, _ []string) error {
			date := manDate(c.getenv)
			if dir == "" {
				_, err := io.WriteString(c.out, manPage(cmd.Root(), date))
				return err
			}
			return writePages(cmd.Root(), dir, date)
		},
	}
	cmd.Flags().StringVarP(&dir, "output", "o", "",
		"write a page for each command to `DIR`, which is made if need be")
	return cmd
}

// writePages writes the page of a command and those of all below it.
func writePages(cmd *cobra.Command, dir, date string) error {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return fmt.Errorf("making %s: %w", report.Safe(dir), systemReason(err))
	}
	name := filepath.Join(dir, pageName(cmd)+".1")
	if err := os.WriteFile(name, []byte(manPage(cmd, date)), 0o644); err != nil {
		return fmt.Errorf("writing %s: %w", report.Safe(name), systemReason(err))
	}
	for _, below := range cmd.Commands() {
		if !below.IsAvailableCommand() {
			continue
		}
		if err := writePages(below, dir, date); err != nil {
			return err
		}
	}
	return nil
}

// pageName is the name of a command's page: the words of the command joined by hyphens.
func pageName(cmd *cobra.Command) string {
	return strings.ReplaceAll(cmd.CommandPath(), " ", "-")
}

// manDate is the date of the pages as a day, "" where it is not known. The clock of the machine
// is not asked. SOURCE_DATE_EPOCH counts seconds since 1970 (reproducible-builds.org).
func manDate(getenv func(string) string) string {
	if seconds, err := strconv.ParseInt(getenv("SOURCE_DATE_EPOCH"), 10, 64); err == nil {
		return time.Unix(seconds, 0).UTC().Format(time.DateOnly)
	}
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return ""
	}
	at, err := time.Parse(time.RFC3339, setting(info, "vcs.time"))
	if err != nil {
		return ""
	}
	return at.UTC().Format(time.DateOnly)
}
