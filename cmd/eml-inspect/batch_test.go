package main

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"compress/gzip"
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/eml-inspect/eml-inspect/analyze"
)

var keepBatch = flag.String("batch", "", "write a batch of -messages messages in every form into this folder")
var batchSize = flag.Int("messages", 100_000, "how many messages -batch writes")

// TestWriteBatch writes the batch that is measured by hand; see docs/batch.md.
func TestWriteBatch(t *testing.T) {
	if *keepBatch == "" {
		t.Skip("no folder is given: -batch")
	}
	writeBatch(t, *keepBatch, *batchSize)
}

// writeBatch writes n messages as a folder, a folder in folders, an mbox, a gzip of that, a zip, and a tar in gzip.
func writeBatch(t *testing.T, dir string, n int) {
	t.Helper()
	check := func(err error) {
		if err != nil {
			t.Fatal(err)
		}
	}
	create := func(name string) *os.File {
		check(os.MkdirAll(filepath.Join(dir, filepath.Dir(name)), 0o755))
		f, err := os.Create(filepath.Join(dir, name))
		check(err)
		return f
	}
	box, packed, folder, tape := create("box.mbox"), create("box.mbox.gz"), create("mail.zip"), create("mail.tgz")
	gz := gzip.NewWriter(packed)
	check(writeBox(io.MultiWriter(box, gz), n))
	check(gz.Close())
	z, l, tgz := zip.NewWriter(folder), newLetters(), gzip.NewWriter(tape)
	tw := tar.NewWriter(tgz)
	for i := range n {
		mail := l.next()
		member, err := z.Create(fmt.Sprintf("mail/%06d.eml", i))
		check(err)
		_, err = member.Write(mail)
		check(err)
		check(tw.WriteHeader(&tar.Header{Name: fmt.Sprintf("./mail/%06d.eml", i), Size: int64(len(mail)), Mode: 0o644}))
		_, err = tw.Write(mail)
		check(err)
		for _, name := range []string{"flat/%06[1]d.eml", "nested/%[2]d/%[3]d/%06[1]d.eml"} {
			f := create(fmt.Sprintf(strings.ReplaceAll(name, "%[1]", "%[1]"), i, i/10_000, i/100%100))
			_, err = f.Write(mail)
			check(err)
			check(f.Close())
		}
	}
	check(z.Close())
	check(tw.Close())
	check(tgz.Close())
	for _, f := range []*os.File{box, packed, folder, tape} {
		check(f.Close())
	}
}

// inspected runs the command and gives its output and exit status.
func inspected(t *testing.T, stdin io.Reader, args ...string) (string, int) {
	t.Helper()
	var out, diagnostics bytes.Buffer
	status := run(t.Context(), args, stdin, &out, &diagnostics, environment("LC_ALL", "C"))
	if diagnostics.Len() > 0 {
		t.Log(diagnostics.String())
	}
	return out.String(), status
}

// A file of many messages is reported as it would be if it were examined as a whole, in every format.
func TestBoxReadsLikeWhole(t *testing.T) {
	dir := t.TempDir()
	var box bytes.Buffer
	if err := writeBox(&box, 150); err != nil {
		t.Fatal(err)
	}
	name := filepath.Join(dir, "box.mbox")
	if err := os.WriteFile(name, box.Bytes(), 0o644); err != nil {
		t.Fatal(err)
	}
	if box.Len() <= boxSize {
		t.Fatalf("%d bytes are examined as a whole", box.Len())
	}
	whole := analyze.Message(t.Context(), box.Bytes(), analyze.Options{Name: name})
	for _, f := range formats() {
		if f.name == "html" {
			continue // an article for each message
		}
		s := &settings{format: choice{value: f.name, known: formatNames()}}
		c := &console{getenv: environment("LC_ALL", "C"), out: io.Discard}
		want := newExaminer(c, s, false).whole(whole, input{name: name, number: 1})
		begin := ""
		if f.begin != nil {
			var b bytes.Buffer
			_ = f.begin(&b, s.writing(c))
			begin = b.String()
		}
		for _, in := range []io.Reader{nil, bytes.NewReader(box.Bytes())} {
			args := []string{"--format", f.name, name}
			if in != nil {
				args[2] = "-"
			}
			got, status := inspected(t, in, args...)
			got = strings.ReplaceAll(got, "\"name\":\"-\"", "\"name\":\""+name+"\"")
			if in == nil && (got != begin+string(want.text) || status != want.status) {
				t.Errorf("%s: %d bytes, want %d: %s", f.name, len(got), len(want.text), difference(got, begin+string(want.text)))
			}
			if in != nil && f.name == "ndjson" && got != string(want.text) {
				t.Errorf("standard input: %s", difference(got, string(want.text)))
			}
		}
	}
}

// difference shows where two texts part.
func difference(got, want string) string {
	i := 0
	for i < min(len(got), len(want)) && got[i] == want[i] {
		i++
	}
	return fmt.Sprintf("at %d\n got %q\nwant %q", i, got[max(0, i-50):min(len(got), i+150)], want[max(0, i-50):min(len(want), i+150)])
}

// The messages of a batch come in their order, whatever form it has, and each with the same findings.
func TestBatchInEveryForm(t *testing.T) {
	const n = 150
	dir := t.TempDir()
	writeBatch(t, dir, n)
	codes := func(name string, in io.Reader) []string {
		text, status := inspected(t, in, "--format", "ndjson", name)
		if status == statusTrouble {
			t.Errorf("%s could not be read", name)
		}
		var list []string
		for line := range strings.Lines(text) {
			var doc struct {
				Messages []struct {
					Role     string
					Summary  struct{ Subject string }
					Findings []struct{ Code string }
				}
			}
			if err := json.Unmarshal([]byte(line), &doc); err != nil {
				t.Fatal(err)
			}
			for _, m := range doc.Messages {
				list = append(list, fmt.Sprint(m.Role, m.Summary.Subject, m.Findings))
			}
		}
		return list
	}
	want := codes(filepath.Join(dir, "flat"), nil)
	if len(want) < n {
		t.Fatalf("%d messages", len(want))
	}
	for _, name := range []string{"nested", "box.mbox", "box.mbox.gz", "mail.zip", "mail.tgz"} {
		if got := codes(filepath.Join(dir, name), nil); strings.Join(got, "\n") != strings.Join(want, "\n") {
			t.Errorf("%s: %d messages, want %d: %s", name, len(got), len(want), difference(strings.Join(got, "\n"), strings.Join(want, "\n")))
		}
	}
}
