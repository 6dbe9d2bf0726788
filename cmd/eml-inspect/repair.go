package main

import (
	"fmt"

	"github.com/spf13/cobra"

	"github.com/eml-inspect/eml-inspect/analyze/mend"
	"github.com/eml-inspect/eml-inspect/report"
)

// newRepair makes the command that writes a message anew so that any mail program can read it.
func newRepair(c *console) *cobra.Command {
	var opt mend.RepairOptions
	var output string
	var lang language
	cmd := &cobra.Command{
		Use:   "repair FILE",
		Short: "write a copy that any mail program can read",
		Long: "Write a copy of a message that any mail program can read: texts in UTF-8, parts divided as\n" +
			"they should be, damaged encodings written anew, the files of a winmail.dat as attachments,\n" +
			"file names and subjects in the form of the standards. The first field of the copy and the\n" +
			"list on standard error say what was done. A healthy message is copied as it is. Signatures\n" +
			"of what was changed do not fit any more.",
		Example: "  " + program + " repair garbled.eml -o readable.eml\n" +
			"  " + program + " repair --keep-original winmail.eml > readable.eml",
		Args: oneFile,
		RunE: func(cmd *cobra.Command, args []string) error {
			opt.Name = args[0]
			return c.repair(cmd, opt, output, lang.or(c.getenv))
		},
	}
	f := cmd.Flags()
	f.StringVarP(&output, "output", "o", "", "write the copy to `FILE` instead of standard output")
	f.BoolVar(&opt.KeepOriginal, "keep-original", false, "attach the message as it was")
	f.BoolVar(&opt.Thorough, "thorough", false, "also mend what common programs forgive")
	f.StringVar(&opt.Path, "message", "", "which message, by its `PATH` in the report (default: the first)")
	f.Var(&lang, "lang", "language of the list (default: as the environment says)")
	completeWith(cmd, "lang", languageNames())
	return cmd
}

// repair writes the copy and lists what was done.
func (c *console) repair(cmd *cobra.Command, opt mend.RepairOptions, output string, lang report.Lang) error {
	in := input{name: opt.Name}
	data, err := readInput(in, c.in)
	if err != nil {
		return fmt.Errorf("reading %s: %w", report.Safe(in.name), systemReason(err))
	}
	repaired, err := mend.Repair(cmd.Context(), data, opt)
	if err != nil {
		return fmt.Errorf("repairing %s: %w", report.Safe(in.name), err)
	}
	if err := c.writeCopy(in, output, repaired.Message); err != nil {
		return err
	}
	c.tellChanges(repaired, lang)
	return nil
}

// writeCopy writes a message to a file or to standard output, but never over the input.
func (c *console) writeCopy(in input, output string, message []byte) error {
	out := newSink(&settings{output: output}, c.out)
	if err := out.refuse(listed(in.name), c.in); err != nil {
		return err
	}
	_, err := out.Write(message)
	if closed := out.Close(); err == nil {
		err = closed
	}
	return err
}

// tellChanges lists what was done, and what nobody can repair.
func (c *console) tellChanges(r *mend.Repaired, lang report.Lang) {
	if len(r.Changes) == 0 {
		nothing := map[report.Lang]string{report.English: "nothing had to be repaired", report.Chinese: "无需修复"}
		fmt.Fprintf(c.err, "%s: %s\n", program, nothing[lang])
	}
	for _, change := range r.Changes {
		fmt.Fprintf(c.err, "%s: %s%s\n", program, place(change), report.Change(change.What, change.Detail, lang))
	}
	left := map[report.Lang]string{report.English: "not to be repaired: ", report.Chinese: "无法修复："}
	for _, change := range r.Left {
		fmt.Fprintf(c.err, "%s: %s%s%s\n", program, left[lang], place(change), report.Change(change.What, change.Detail, lang))
	}
}

// place says where something was done, as the paths in reports do.
func place(change mend.Change) string {
	where := change.Part
	if change.Message != "" && where != "" {
		where = change.Message + "/" + where
	} else if change.Message != "" {
		where = change.Message
	}
	if where == "" {
		return ""
	}
	return report.Safe(where) + ": "
}
