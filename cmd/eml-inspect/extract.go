package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"github.com/eml-inspect/eml-inspect/analyze"
	"github.com/eml-inspect/eml-inspect/analyze/mend"
	"github.com/eml-inspect/eml-inspect/report"
)

// extraction is what the flags of extract say.
type extraction struct {
	folder string
	dryRun bool
	format choice
}

// newExtract makes the command that saves the files in a message.
func newExtract(c *console) *cobra.Command {
	x := &extraction{format: choice{value: "text", known: []string{"text", "json"}}}
	cmd := &cobra.Command{
		Use:   "extract FILE",
		Short: "save every attachment, also those that programs do not show",
		Long: "Save every file of a message: attachments, files inside winmail.dat, uuencoded texts and\n" +
			"damaged base64, files of forwarded messages. Names are made safe; nothing is overwritten,\n" +
			"opened, run or unpacked. What is saved is listed: size, SHA-256, where it was found, what\n" +
			"its bytes are, name.",
		Example: "  " + program + " extract message.eml -o attachments\n" +
			"  " + program + " extract --dry-run message.eml",
		Args: oneFile,
		RunE: func(cmd *cobra.Command, args []string) error { return c.extract(cmd, x, args[0]) },
	}
	cmd.Flags().StringVarP(&x.folder, "output", "o", ".", "save into the folder `DIR`; it is made if need be")
	cmd.Flags().BoolVar(&x.dryRun, "dry-run", false, "only list the files")
	cmd.Flags().Var(&x.format, "format", "how the list is written")
	completeWith(cmd, "format", x.format.known)
	_ = cmd.MarkFlagDirname("output") // the only error is a flag that is not defined
	return cmd
}

// oneFile takes exactly one input.
func oneFile(cmd *cobra.Command, args []string) error {
	if len(args) == 1 {
		return nil
	}
	return usageError(cmd, fmt.Errorf("%s takes one file, but %d were given", cmd.Name(), len(args)))
}

// extract saves the files of one input and lists them.
func (c *console) extract(cmd *cobra.Command, x *extraction, name string) error {
	data, err := readInput(input{name: name}, c.in)
	if err != nil {
		return fmt.Errorf("reading %s: %w", report.Safe(name), systemReason(err))
	}
	r := analyze.Message(cmd.Context(), data, analyze.Options{Name: name})
	if r.Input.Error != "" {
		c.status = statusTrouble
		c.complain(c.err, unread(r.Input))
	}
	files := mend.Extract(r)
	if len(files) == 0 && r.Input.Error == "" {
		fmt.Fprintf(c.err, "%s: %s holds no file\n", program, report.Safe(name))
	}
	if !x.dryRun {
		err = save(files, x.folder)
	}
	if listed := c.list(files, x); err == nil {
		err = listed
	}
	return err
}

// save writes files into a folder. A file that is there already stays as it is: the new one gets a number. Names of
// files that were not written are left empty.
func save(files []mend.File, folder string) error {
	if len(files) == 0 {
		return nil
	}
	if err := os.MkdirAll(folder, 0o777); err != nil {
		return fmt.Errorf("making %s: %w", report.Safe(folder), systemReason(err))
	}
	root, err := os.OpenRoot(folder) // symbolic links lead nowhere outside of it
	if err != nil {
		return fmt.Errorf("opening %s: %w", report.Safe(folder), systemReason(err))
	}
	defer root.Close()
	taken := make(mend.Names)
	for _, f := range files {
		taken.Take(f.SafeName)
	}
	for i := range files {
		if files[i].SafeName, err = saveOne(root, taken, files[i]); err != nil {
			clear(files[i+1:])
			return fmt.Errorf("writing %s: %w", report.Safe(filepath.Join(folder, files[i].SafeName)), systemReason(err))
		}
	}
	return nil
}

// saveOne writes one file under the first name that is free, and gives that name.
func saveOne(root *os.Root, taken mend.Names, f mend.File) (string, error) {
	name := f.SafeName
	out, err := root.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
	for errors.Is(err, fs.ErrExist) {
		name = taken.Take(f.SafeName)
		out, err = root.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
	}
	if err != nil {
		return name, err
	}
	_, err = out.Write(f.Data)
	return name, errors.Join(err, out.Close())
}

// saved is a line of the list, for programs.
type saved struct {
	File    string `json:"file"`
	Message string `json:"message"`
	Bytes   string `json:"bytes,omitempty"` // what they show it to be
	analyze.Attachment
}

// list writes what was found: size, checksum, where, and the name under which it was saved.
func (c *console) list(files []mend.File, x *extraction) error {
	rows := []saved{}
	for _, f := range files {
		if f.SafeName != "" {
			rows = append(rows, saved{f.SafeName, f.Message, f.Bytes, f.Attachment})
		}
	}
	if x.format.value == "json" {
		e := json.NewEncoder(c.out)
		e.SetIndent("", "  ")
		e.SetEscapeHTML(false)
		return e.Encode(rows)
	}
	for _, r := range rows {
		if err := writeRow(c.out, r); err != nil {
			return err
		}
	}
	return nil
}

func writeRow(w io.Writer, r saved) error {
	where := r.Part
	if r.Message != "" {
		where = r.Message + "/" + r.Part
	}
	kind := r.Type
	if r.Bytes != "" {
		kind = r.Bytes
	}
	_, err := fmt.Fprintf(w, "%9d  %s  %-9s  %-8s  %-24s  %s\n", r.Size, r.SHA256, r.Source, report.Safe(where),
		report.Safe(kind), report.Safe(r.File))
	return err
}
