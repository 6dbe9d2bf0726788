package main

import (
	"io/fs"
	"os"
	"strings"
)

// isMaildir reports whether these are the entries of a Maildir: mail stands in "cur" and "new",
// "tmp" holds what is being delivered, and the files beside them are indexes of the server.
func isMaildir(entries []fs.DirEntry) bool {
	found := 0
	for _, entry := range entries {
		if entry.IsDir() && (entry.Name() == "cur" || entry.Name() == "new") {
			found++
		}
	}
	return found == 2
}

// entered says whether the walk goes down into a directory. Hidden ones are left out, except the
// folders of a Maildir++, which are hidden Maildirs: ".Sent" has the mail that was sent.
func entered(name string, entry fs.DirEntry, inMaildir bool) bool {
	if inMaildir && entry.Name() == "tmp" {
		return false
	}
	if !hidden(entry) {
		return true
	}
	entries, err := os.ReadDir(name)
	return err == nil && isMaildir(entries)
}

// hidden reports whether a name begins with a dot.
func hidden(entry fs.DirEntry) bool {
	return strings.HasPrefix(entry.Name(), ".")
}

// isFile reports whether an entry is a regular file, or a symbolic link to one. Links to
// directories are not followed: they may lead back, and what they lead to can be named itself.
func isFile(name string, entry fs.DirEntry) bool {
	if entry.Type()&fs.ModeSymlink == 0 {
		return entry.Type().IsRegular()
	}
	info, err := os.Stat(name)
	return err == nil && info.Mode().IsRegular()
}
