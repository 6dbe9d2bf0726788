package main

import (
	"errors"
	"fmt"
	"runtime"
	"runtime/debug"

	"github.com/spf13/cobra"
)

// newVersion makes the command that says which build this is.
func newVersion(c *console) *cobra.Command {
	return &cobra.Command{
		Use:   "version",
		Short: "print the version, the commit and the Go it was built with",
		Args:  noArguments,
		RunE: func(*cobra.Command, []string) error {
			info, ok := debug.ReadBuildInfo()
			if !ok {
				return errors.New("this build does not say what it was made of")
			}
			_, err := fmt.Fprintln(c.out, versionText(info))
			return err
		},
	}
}

// versionText is one line about a build: "eml-inspect v1.2.3 (commit 0123456789ab) go1.26.8
// linux/amd64". What the build does not know is left out.
func versionText(info *debug.BuildInfo) string {
	text := program
	if info.Main.Version != "" {
		text += " " + info.Main.Version
	}
	if commit := setting(info, "vcs.revision"); commit != "" {
		if setting(info, "vcs.modified") == "true" {
			commit += ", modified"
		}
		text += " (commit " + commit + ")"
	}
	return fmt.Sprintf("%s %s %s/%s", text, info.GoVersion, runtime.GOOS, runtime.GOARCH)
}

// setting finds one setting of a build, "" where there is none.
func setting(info *debug.BuildInfo, key string) string {
	for _, s := range info.Settings {
		if s.Key == key {
			return s.Value
		}
	}
	return ""
}
