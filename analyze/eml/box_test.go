package eml

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"
	"testing/iotest"
)

const fromLine = "From a@example.org Mon Mar  4 10:00:00 2024\n"

// told gives the paths of the messages of a box, and where they begin.
func told(t *testing.T, b *Box) string {
	t.Helper()
	var list []string
	for {
		e, ok := b.Next()
		if !ok {
			break
		}
		f, err := e.Read(Limits{})
		if err != nil {
			list = append(list, err.Error())
		}
		for _, m := range f.Messages {
			layer := m.Root.Layer
			list = append(list, fmt.Sprintf("%s at %d, line %d", m.Path, layer.At(m.Root.Start), layer.Lines+1))
			checkTiles(t, m.Path, m.Root)
		}
	}
	return strings.Join(list, "\n")
}

func TestBox(t *testing.T) {
	mail := "From: a@example.org\nSubject: x\n\ntext\n\n"
	two := fromLine + mail + fromLine + mail
	var zipped, packed bytes.Buffer
	z := gzip.NewWriter(&packed)
	z.Name = "box"
	_, _ = z.Write([]byte(two))
	_ = z.Close()
	archive := zip.NewWriter(&zipped)
	for _, name := range []string{"a.eml", "dir/", "b.txt", "box"} {
		w, _ := archive.Create(name)
		_, _ = w.Write([]byte(map[string]string{"a.eml": mail, "b.txt": "\x00\x01\x02", "box": two}[name]))
	}
	_ = archive.Close()
	second := fmt.Sprint(len(fromLine + mail))
	long := strings.Repeat("long/", 60) + "a.eml"
	taped := string(tarOf(t, "./a.eml", mail, "dir/", "", "b.txt", "\x00\x01\x02", long, mail, "box", two))
	var tgz bytes.Buffer
	z = gzip.NewWriter(&tgz)
	_, _ = z.Write([]byte(taped))
	_ = z.Close()
	inTar := "@a.eml at 0, line 1\n" + ErrNoMail.Error() + "\n@" + long + " at 0, line 1\n@box#1 at 0, line 1\n@box#2 at " + second + ", line 7"
	for _, c := range []struct{ name, data, want string }{
		{"mbox", two, "#1 at 0, line 1\n#2 at " + second + ", line 7"},
		{"gzip", packed.String(), "@box#1 at 0, line 1\n@box#2 at " + second + ", line 7"},
		{"zip", zipped.String(), "@a.eml at 0, line 1\n" + ErrNoMail.Error() + "\n@box#1 at 0, line 1\n@box#2 at " + second + ", line 7"},
		{"tar", taped, inTar},
		{"tar in gzip", tgz.String(), inTar},
	} {
		b, ok := OpenBox(strings.NewReader(c.data), int64(len(c.data)), c.name, Limits{})
		if !ok {
			t.Fatal(c.name, "is no box")
		}
		if got := told(t, b); got != c.want || b.Err() != nil {
			t.Errorf("%s:\n%s\nwant\n%s (%v)", c.name, got, c.want, b.Err())
		}
	}
	for _, other := range []string{"", "From", mail, fromLine + mail, "\x1f\x8bx", "PK\x03\x04"} {
		if _, ok := OpenBox(strings.NewReader(other), int64(len(other)), "", Limits{}); ok {
			t.Errorf("%q is a box", other)
		}
	}
}

// tarOf makes a tar file of members: their names, each with what it holds. Those of folders end in a slash.
func tarOf(t testing.TB, members ...string) []byte {
	t.Helper()
	var b bytes.Buffer
	w := tar.NewWriter(&b)
	for i := 0; i < len(members); i += 2 {
		h := &tar.Header{Name: members[i], Size: int64(len(members[i+1])), Mode: 0o644, Typeflag: tar.TypeReg}
		if strings.HasSuffix(h.Name, "/") {
			h.Typeflag = tar.TypeDir
		}
		if err := w.WriteHeader(h); err != nil {
			t.Fatal(err)
		}
		_, _ = w.Write([]byte(members[i+1]))
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// A tar file that is cut gives what it has, and says that it is cut wherever that can be told.
func TestTarCutShort(t *testing.T) {
	mail := "From: a@example.org\nTo: b@example.org\nSubject: x\n\n" + strings.Repeat("text\n", 200)
	whole := tarOf(t, "a.eml", mail, "b.eml", mail)
	for size := range len(whole) {
		f, err := Read(whole[:size], "", Limits{})
		switch {
		case size <= 520: // nothing of the first message, or too little to be one
			continue
		case err != nil || len(f.Messages) == 0:
			t.Fatalf("%d bytes: %v", size, err)
		}
		n := len(f.Messages)
		complete := size == 2048 || size == 4096 || size >= 4096+tarBlock
		if f.Limit == LimitDamaged == complete {
			t.Errorf("%d bytes, %d messages: limit %q", size, n, f.Limit)
		}
		b, ok := OpenBox(bytes.NewReader(whole[:size]), int64(size), "", Limits{})
		if !ok {
			t.Fatalf("%d bytes are no box", size)
		}
		limit := FileLimit("")
		for e, ok := b.Next(); ok; e, ok = b.Next() {
			limit = e.limit
		}
		if limit != f.Limit {
			t.Errorf("%d bytes: limit %q as a box, else %q", size, limit, f.Limit)
		}
	}
}

// What follows a member and is neither one nor the end is told.
func TestTarWithOtherBlocks(t *testing.T) {
	whole := tarOf(t, "a.eml", original, "b.eml", original)
	second := 512 + (len(original)+511)/512*512
	for name, damage := range map[string]func([]byte){
		"no header":           func(b []byte) { copy(b[second:second+512], bytes.Repeat([]byte("x"), 512)) },
		"a size that is none": func(b []byte) { copy(b[second+124:], "\x80\x00\x00\x00") },
	} {
		b := bytes.Clone(whole)
		damage(b)
		if f, err := Read(b, "", Limits{}); err != nil || len(f.Messages) != 1 || f.Limit != LimitDamaged {
			t.Errorf("%s: %v, %q", name, err, f.Limit)
		}
	}
}

// A disk that fails ends the box; what was read is given, and the error is kept.
func TestBoxOfBrokenDisk(t *testing.T) {
	broken := errors.New("broken disk")
	two := strings.Repeat(fromLine+"From: a@example.org\n\ntext\n\n", 2)
	r := &mboxReader{in: io.MultiReader(strings.NewReader(two), iotest.ErrReader(broken)), left: 10}
	for n := 0; ; n++ {
		e, ok := r.next()
		if e.limit != "" {
			t.Errorf("a disk that fails is called %q", e.limit)
		}
		if !ok {
			if n != 2 || !errors.Is(r.failed(), broken) {
				t.Errorf("%d messages, %v", n, r.failed())
			}
			return
		}
	}
}

// FuzzBox holds that the messages of an mbox are the same ones, however its bytes arrive.
func FuzzBox(f *testing.F) {
	mail := "A: 1\n\nx\n\n"
	f.Add([]byte(fromLine + mail + fromLine + mail))
	f.Add([]byte(strings.Repeat(fromLine, 9)))
	f.Add([]byte(fromLine + mail + "From \n\nFrom x\n" + fromLine + strings.Repeat("y", 3000) + "\n\n" + fromLine + "A: 1"))
	f.Add([]byte(strings.ReplaceAll(fromLine+mail+fromLine+mail, "\n", "\r\n")))
	f.Fuzz(func(t *testing.T, b []byte) {
		if !bytes.HasPrefix(b, []byte("From ")) {
			return
		}
		r := &mboxReader{in: iotest.HalfReader(bytes.NewReader(b)), left: 1000}
		lines := 0
		for i, want := range splitMbox(b, 1000) {
			e, ok := r.next()
			if !ok || e.base != want.Start || string(e.data) != string(b[want.Start:want.End]) || e.lines != lines {
				t.Fatalf("message %d: %d bytes at %d, line %d; want %v, line %d", i, len(e.data), e.base, e.lines, want, lines)
			}
			lines += bytes.Count(e.data, []byte{'\n'})
		}
		if e, ok := r.next(); ok && r.count < 1000 {
			t.Fatalf("one more at %d", e.base)
		}
	})
}

// FuzzTar holds that the members of a tar file are the same ones however its bytes arrive, and no more than there are.
func FuzzTar(f *testing.F) {
	f.Add(tarOf(f, "a.eml", original, "dir/", "", strings.Repeat("long/", 60), "x"))
	f.Add(tarOf(f, "a", "")[:700])
	f.Add(bytes.Repeat(tarOf(f, "a", "b")[:1024], 3))
	f.Fuzz(func(t *testing.T, b []byte) {
		whole, single := newTar(bytes.NewReader(b), int64(len(b))), newTar(iotest.OneByteReader(bytes.NewReader(b)), int64(len(b)))
		total := 0
		for {
			one, ok := whole.next()
			other, same := single.next()
			if ok != same || one.path != other.path || one.limit != other.limit || !bytes.Equal(one.data, other.data) {
				t.Fatalf("%q %q of %d bytes, and %q %q of %d", one.path, one.limit, len(one.data), other.path, other.limit, len(other.data))
			}
			if total += len(one.data); total > len(b) {
				t.Fatalf("%d bytes of %d", total, len(b))
			}
			if !ok {
				return
			}
		}
	})
}
