package main

import (
	"cmp"
	"errors"
	"io"
	"io/fs"
	"iter"
	"os"
	"path/filepath"
	"slices"
)

// listing holds the names of the inputs in their order, close together: there may be millions.
type listing struct {
	folders []string
	names   []byte // one after the other
	items   []listedName
	failed  map[int]error // why an item could not be listed
}

// listedName is one name: where it stands in names, and in which of the folders.
type listedName struct {
	folder     int32
	start, end uint32
	link       bool // it is a symbolic link
}

// listed is a listing of inputs that were named themselves.
func listed(names ...string) *listing {
	l := &listing{failed: make(map[int]error)}
	for _, name := range names {
		l.add(noFolder, name, false)
	}
	return l
}

// noFolder is the folder of a name that was given as it is.
const noFolder = -1

// len is the number of inputs.
func (l *listing) len() int { return len(l.items) }

// folder takes up a folder and gives its number.
func (l *listing) folder(name string) int32 {
	l.folders = append(l.folders, name)
	return int32(len(l.folders) - 1)
}

func (l *listing) add(folder int32, name string, link bool) {
	start := uint32(len(l.names))
	l.names = append(l.names, name...)
	l.items = append(l.items, listedName{folder, start, uint32(len(l.names)), link})
}

// fail takes up an input that cannot be listed.
func (l *listing) fail(name string, why error) {
	l.failed[l.len()] = why
	l.add(noFolder, name, false)
}

// join gives the path of a name in a folder.
func (l *listing) join(folder int32, name string) string {
	return filepath.Join(l.folders[folder], name)
}

// at gives one input.
func (l *listing) at(i int) input {
	item := l.items[i]
	in := input{number: i + 1, name: string(l.names[item.start:item.end]), err: l.failed[i]}
	if item.folder != noFolder {
		in.name = l.join(item.folder, in.name)
	}
	return in
}

// all gives the inputs in their order.
func (l *listing) all() iter.Seq[input] {
	return func(yield func(input) bool) {
		for i := range l.items {
			if !yield(l.at(i)) {
				return
			}
		}
	}
}

// suspects gives the inputs that may be a file of that name: those that were named themselves, links, and this name in
// any folder. Where the name is not known, "." as filepath.Base has it, all may be.
func (l *listing) suspects(name string) iter.Seq[input] {
	return func(yield func(input) bool) {
		for i, item := range l.items {
			same := name == "." || string(l.names[item.start:item.end]) == name
			if (item.folder == noFolder || item.link || same) && !yield(l.at(i)) {
				return
			}
		}
	}
}

// item is what a folder says of one thing in it. Nothing is asked about the thing itself.
type item struct {
	name string
	kind fs.FileMode
}

// readFolder lists a folder in the order of names.
func readFolder(dir string) ([]*item, error) {
	f, err := os.Open(dir)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var list []*item // sorts of pointers share their code
	for {
		const batch = 1 << 10
		entries, err := f.ReadDir(batch)
		for _, entry := range entries {
			list = append(list, &item{entry.Name(), entry.Type()})
		}
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return nil, err
		}
	}
	slices.SortFunc(list, func(a, b *item) int { return cmp.Compare(a.name, b.name) })
	return list, nil
}
