package main

import (
	"os"
	"path/filepath"
	"slices"
	"testing"
)

// tree makes files, with their directories, in a directory of the test's own.
func tree(t *testing.T, names ...string) string {
	t.Helper()
	dir := t.TempDir()
	for _, name := range names {
		path := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, nil, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// listedBelow lists the inputs below a directory, relative to it.
func listedBelow(t *testing.T, dir string) []string {
	t.Helper()
	inputs, err := listInputs(t.Context(), []string{dir})
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for in := range inputs.all() {
		name, err := filepath.Rel(dir, in.name)
		if err != nil {
			t.Fatal(err)
		}
		names = append(names, filepath.ToSlash(name))
	}
	return names
}

func TestListInputs(t *testing.T) {
	tests := []struct {
		name        string
		files, want []string
	}{
		{"in the order of names", []string{"b.eml", "a/z.eml", "a.eml", "c/d/e.eml", "B.eml"},
			[]string{"B.eml", "a/z.eml", "a.eml", "b.eml", "c/d/e.eml"}},
		{"hidden left out", []string{".a.eml", ".git/b", "c.eml"}, []string{"c.eml"}},
		{"Maildir", []string{"cur/1:2,S", "new/2", "tmp/3", "dovecot-uidlist",
			".Sent/cur/4:2,S", ".Sent/new/5", ".Sent/tmp/6", ".Sent/maildirfolder",
			"work/cur/7", "work/new/8"},
			[]string{".Sent/cur/4:2,S", ".Sent/new/5", "cur/1:2,S", "new/2", "work/cur/7", "work/new/8"}},
		{"tmp that is no Maildir's", []string{"tmp/a.eml"}, []string{"tmp/a.eml"}},
		{"nothing", nil, []string{"."}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if filepath.Separator != '/' && test.name == "Maildir" {
				t.Skip("names with a colon cannot be made here")
			}
			if got := listedBelow(t, tree(t, test.files...)); !slices.Equal(got, test.want) {
				t.Errorf("%q, want %q", got, test.want)
			}
		})
	}
}

func TestListInputsDoesNotFollowLoops(t *testing.T) {
	dir := tree(t, "mail/a.eml")
	links := map[string]string{"loop": "..", "copy.eml": "a.eml", "lost.eml": "gone"}
	for link, target := range links {
		if err := os.Symlink(target, filepath.Join(dir, "mail", link)); err != nil {
			t.Skip(err)
		}
	}
	want := []string{"mail/a.eml", "mail/copy.eml"}
	if got := listedBelow(t, dir); !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
}

func TestListInputsKeepsOtherNames(t *testing.T) {
	inputs, err := listInputs(t.Context(), []string{"gone.eml", "-", "./x/../y"})
	if err != nil || inputs.len() != 3 || inputs.at(0).name != "gone.eml" || inputs.at(2).name != "./x/../y" {
		t.Errorf("%v, %v", inputs, err)
	}
	if _, err := listInputs(t.Context(), []string{"-", "a", "-"}); err == nil {
		t.Error("standard input was taken twice")
	}
}
