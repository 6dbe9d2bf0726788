package main

import (
	"context"
	"errors"
	"os"
	"slices"
)

// stdinName is how standard input is named, on the command line and in reports.
const stdinName = "-"

// errNoFiles is said of a directory without anything to read.
var errNoFiles = errors.New("there is no file in this directory")

// input is one thing to inspect. Where the name could not even be listed, err says why.
type input struct {
	number int // of the inputs, from 1
	name   string
	err    error
}

// size is the number of bytes that wait to be examined: none are read yet.
func (in input) size() int { return len(in.name) }

// listInputs replaces each directory by the files in it and leaves all other names as they are.
// Only names are collected, so that a hundred thousand files cost little.
func listInputs(ctx context.Context, args []string) (*listing, error) {
	first := slices.Index(args, stdinName)
	if first >= 0 && slices.Contains(args[first+1:], stdinName) {
		return nil, errors.New("standard input is named twice: give - once")
	}
	l := listed()
	for _, arg := range args {
		if err := l.argument(ctx, arg); err != nil {
			return nil, err
		}
	}
	return l, nil
}

// argument lists what one argument stands for. A name that cannot be examined stays an input:
// reading it says what is wrong.
func (l *listing) argument(ctx context.Context, arg string) error {
	info, err := os.Stat(arg)
	if arg == stdinName || err != nil || !info.IsDir() {
		l.add(noFolder, arg, false)
		return nil
	}
	before := l.len()
	err = l.walk(ctx, arg)
	if err == nil && l.len() == before {
		l.fail(arg, errNoFiles)
	}
	return err
}

// walk lists the files below a directory in the order of their names. The error is that of ctx: a
// directory that cannot be listed is an input with an error.
func (l *listing) walk(ctx context.Context, dir string) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	entries, err := readFolder(dir)
	if err != nil {
		l.fail(dir, err)
		return nil
	}
	maildir, folder := isMaildir(entries), l.folder(dir)
	for _, entry := range entries {
		name := l.join(folder, entry.name)
		switch {
		case entry.isDir() && entered(name, entry, maildir):
			if err := l.walk(ctx, name); err != nil {
				return err
			}
		case !entry.isDir() && !maildir && !entry.hidden() && entry.isFile(name):
			l.add(folder, entry.name, entry.isLink())
		}
	}
	return nil
}
