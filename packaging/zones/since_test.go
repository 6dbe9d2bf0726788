package main

import (
	"archive/zip"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// Every zone of Go tells the same time with fewer changes, from the year on that they are kept for.
func TestSinceKeepsTheTimesOfMail(t *testing.T) {
	root, err := exec.Command("go", "env", "GOROOT").Output()
	if err != nil {
		t.Skip("there is no go command: ", err)
	}
	archive, err := zip.OpenReader(filepath.Join(strings.TrimSpace(string(root)), "lib/time/zoneinfo.zip"))
	if err != nil {
		t.Fatal(err)
	}
	defer archive.Close()
	full, short := 0, 0
	for _, f := range archive.File {
		data, err := read(f)
		if err != nil || len(data) == 0 {
			continue
		}
		less, err := since(data, mailBegins)
		if err != nil {
			t.Errorf("%s: %v", f.Name, err)
			continue
		}
		full, short = full+len(data), short+len(less)
		sameTimes(t, f.Name, data, less)
	}
	if short == 0 || short > full*3/4 {
		t.Errorf("%d bytes of %d are kept", short, full)
	}
}

func sameTimes(t *testing.T, name, data, less string) {
	t.Helper()
	want, err := time.LoadLocationFromTZData(name, []byte(data))
	if err != nil {
		t.Fatal(err)
	}
	got, err := time.LoadLocationFromTZData(name, []byte(less))
	if err != nil {
		t.Errorf("%s: %v", name, err)
		return
	}
	for at := mailBegins; at.Year() < 2045; at = at.Add(61 * time.Hour) {
		if a, b := at.In(want).Format(time.RFC3339), at.In(got).Format(time.RFC3339); a != b {
			t.Errorf("%s: %s, want %s", name, b, a)
			return
		}
	}
}

// Data that are no zone, or are cut anywhere, are refused.
func TestSinceRefusesOtherData(t *testing.T) {
	whole := "TZif2" + strings.Repeat("\x00", 39) + "TZif2" + strings.Repeat("\x00", 26) + "\x00\x00\x00\x02" + strings.Repeat("\x00", 9)
	for n := range len(whole) + 1 {
		if less, err := since(whole[:n], mailBegins); err == nil {
			t.Errorf("%d bytes became %q", n, less)
		}
	}
}
