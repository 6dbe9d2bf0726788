package main

import (
	"fmt"
	"runtime/debug"

	"github.com/spf13/cobra"
)

// program is the name that diagnostics, pages and help bear.
const program = "eml-inspect"

const rootLong = `Say what is wrong with raw mail: where it was held, why it is garbled, who changed
it, what is missing, and who has to act.

Each FILE is one input: a message as saved from a mail program, an mbox, a bare
winmail.dat, or gzip, zip and tar of these. The kind is told from the bytes, not
from the name. "-" is standard input, also when nothing is named and something is
piped in. A file named like a command is given as ./name.

A directory is walked in the order of its names. Of a Maildir, "cur" and "new" are
read. Hidden files are left out, and so are directories behind symbolic links.

Exit status:
  0    nothing at "warning" or worse
  1    something was found
  2    could not run, or an input could not be read (the others are reported)
  130  interrupted; what was reported until then is complete

Environment:
  LC_ALL, LC_MESSAGES, LANG   the language, unless --lang is given
  NO_COLOR, TERM=dumb         no colour, unless --color is given`

const rootExample = `  eml-inspect message.eml
  eml-inspect --lang zh --tz Asia/Shanghai message.eml
  eml-inspect --format ndjson --jobs 8 -o report.ndjson ~/Maildir
  gunzip -c message.eml.gz | eml-inspect --format markdown -
  eml-inspect explain route-delay`

// newRoot builds the command with all that belongs below it. Without the name of a subcommand it
// inspects.
func newRoot(c *console) *cobra.Command {
	root := newInspect(c)
	root.Use = program + " [FILE | DIR | -]..."
	root.Short = "say what is wrong with raw mail"
	root.Long = rootLong
	root.Example = rootExample
	root.SilenceUsage = true
	root.SilenceErrors = true
	addVersionFlag(root)
	root.SetFlagErrorFunc(usageError)
	root.AddCommand(newInspect(c), newExtract(c), newRepair(c), newCompare(c), newExplain(c), newRedact(c),
		newServe(c), newSchema(c), newVersion(c), newMan(c))
	return root
}

// addVersionFlag adds --version. That of cobra is not used, since it would bring a template language into the
// program.
func addVersionFlag(root *cobra.Command) {
	root.InitDefaultHelpFlag()
	asked := root.Flags().Bool("version", false, "version for "+program)
	inspect := root.RunE
	root.RunE = func(cmd *cobra.Command, args []string) error {
		if info, ok := debug.ReadBuildInfo(); ok && *asked {
			_, err := fmt.Fprintln(cmd.OutOrStdout(), versionText(info))
			return err
		}
		return inspect(cmd, args)
	}
}
