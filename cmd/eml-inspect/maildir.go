package main

import (
	"io/fs"
	"os"
	"strings"
)

// isMaildir reports whether this is what stands in a Maildir: mail stands in "cur" and "new",
// "tmp" holds what is being delivered, and the files beside them are indexes of the server.
func isMaildir(entries []*item) bool {
	found := 0
	for _, entry := range entries {
		if entry.isDir() && (entry.name == "cur" || entry.name == "new") {
			found++
		}
	}
	return found == 2
}

// entered says whether the walk goes down into a directory. Hidden ones are left out, except the
// folders of a Maildir++, which are hidden Maildirs: ".Sent" has the mail that was sent.
func entered(name string, entry *item, inMaildir bool) bool {
	if inMaildir && entry.name == "tmp" {
		return false
	}
	if !entry.hidden() {
		return true
	}
	entries, err := readFolder(name)
	return err == nil && isMaildir(entries)
}

func (e *item) isDir() bool { return e.kind.IsDir() }

func (e *item) isLink() bool { return e.kind&fs.ModeSymlink != 0 }

// hidden reports whether a name begins with a dot.
func (e *item) hidden() bool { return strings.HasPrefix(e.name, ".") }

// isFile reports whether an entry is a regular file, or a symbolic link to one. Links to
// directories are not followed: they may lead back, and what they lead to can be named itself.
func (e *item) isFile(name string) bool {
	if !e.isLink() {
		return e.kind.IsRegular()
	}
	info, err := os.Stat(name)
	return err == nil && info.Mode().IsRegular()
}
