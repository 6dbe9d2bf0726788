package main

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"
)

// stdinName is how standard input is named, on the command line and in reports.
const stdinName = "-"

// errNoFiles is said of a directory without anything to read.
var errNoFiles = errors.New("there is no file in this directory")

// input is one thing to inspect. Where the name could not even be listed, err says why.
type input struct {
	name string
	err  error
}

// listInputs replaces each directory by the files in it and leaves all other names as they are.
// Only names are collected, so that a hundred thousand files cost little.
func listInputs(ctx context.Context, args []string) ([]input, error) {
	first := slices.Index(args, stdinName)
	if first >= 0 && slices.Contains(args[first+1:], stdinName) {
		return nil, errors.New("standard input is named twice: give - once")
	}
	var list []input
	for _, arg := range args {
		found, err := listInput(ctx, arg)
		if err != nil {
			return nil, err
		}
		list = append(list, found...)
	}
	return list, nil
}

// listInput lists what one argument stands for. A name that cannot be examined stays an input:
// reading it says what is wrong.
func listInput(ctx context.Context, arg string) ([]input, error) {
	if arg == stdinName {
		return []input{{name: arg}}, nil
	}
	info, err := os.Stat(arg)
	if err != nil || !info.IsDir() {
		return []input{{name: arg}}, nil
	}
	found, err := walk(ctx, arg)
	if err == nil && len(found) == 0 {
		found = []input{{arg, errNoFiles}}
	}
	return found, err
}

// walk lists the files below a directory in the order of their names. The error is that of ctx: a
// directory that cannot be listed is an input with an error.
func walk(ctx context.Context, dir string) ([]input, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	entries, err := os.ReadDir(dir)
	if err != nil {
		return []input{{dir, err}}, nil
	}
	maildir := isMaildir(entries)
	var list []input
	for _, entry := range entries {
		name := filepath.Join(dir, entry.Name())
		switch {
		case entry.IsDir() && entered(name, entry, maildir):
			below, err := walk(ctx, name)
			if err != nil {
				return nil, err
			}
			list = append(list, below...)
		case !entry.IsDir() && !maildir && !hidden(entry) && isFile(name, entry):
			list = append(list, input{name: name})
		}
	}
	return list, nil
}
