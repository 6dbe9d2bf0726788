package main

import (
	"bufio"
	"bytes"
	"encoding/base64"
	"fmt"
	"io"
	"math/rand/v2"
	"mime/quotedprintable"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// peakOf runs the command as a process of its own and gives the most memory it took, in bytes.
func peakOf(t *testing.T, args ...string) int64 {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	var about bytes.Buffer
	cmd := exec.Command(self)
	cmd.Args, cmd.Stderr = append([]string{measured}, args...), &about
	if err := cmd.Run(); cmd.ProcessState.ExitCode() >= statusTrouble || cmd.ProcessState.ExitCode() < 0 {
		t.Fatal(args, err)
	}
	_, rest, _ := strings.Cut(about.String(), "VmHWM:")
	var kilobytes int64
	if _, err := fmt.Sscan(rest, &kilobytes); err != nil {
		t.Skip("the system does not say how much memory was taken")
	}
	return kilobytes << 10
}

// largeMail writes a message of size bytes with a body of one kind.
func largeMail(t *testing.T, name, kind string, size int) {
	t.Helper()
	f, err := os.Create(name)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	w := bufio.NewWriter(f)
	fmt.Fprint(w, "From: ada@sender.example\r\nTo: bob@recipient.example\r\nSubject: large\r\nMIME-Version: 1.0\r\n")
	random, text := rand.New(rand.NewPCG(4, 2)), "Grüße aus Köln: das Protokoll der Sitzung steht unten, mit allen Terminen.\r\n"
	rest := size - 400
	switch kind {
	case "base64":
		fmt.Fprint(w, "Content-Type: application/octet-stream; name=\"large.bin\"\r\nContent-Transfer-Encoding: base64\r\n\r\n")
		for line := make([]byte, 57); rest > 78; rest -= 78 {
			for i := range line {
				line[i] = byte(random.Uint32())
			}
			fmt.Fprint(w, base64.StdEncoding.EncodeToString(line)+"\r\n")
		}
		fmt.Fprint(w, "AA==\r\n")
	case "quoted-printable":
		fmt.Fprint(w, "Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n")
		q := quotedprintable.NewWriter(w)
		for ; rest > 100; rest -= len(text) + 9 {
			_, _ = io.WriteString(q, text)
		}
		_ = q.Close()
	case "8bit":
		fmt.Fprint(w, "Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n")
		for ; rest > len(text); rest -= len(text) {
			fmt.Fprint(w, text)
		}
	}
	if err := w.Flush(); err != nil {
		t.Fatal(err)
	}
}

// A large message takes no more than twice its size, the program included.
func TestMemoryOfLargeMail(t *testing.T) {
	if testing.Short() {
		t.Skip("it takes some seconds")
	}
	const size = 50_000_000
	for _, kind := range []string{"base64", "quoted-printable", "8bit"} {
		name := filepath.Join(t.TempDir(), "large.eml")
		largeMail(t, name, kind, size)
		peak := peakOf(t, "--format", "ndjson", "-o", os.DevNull, name)
		t.Logf("%s: %d MB", kind, peak/1e6)
		if peak > 2*size {
			t.Errorf("%s: %d bytes for %d", kind, peak, size)
		}
	}
}

// A batch of four times as many messages takes hardly more memory.
func TestMemoryOfBatch(t *testing.T) {
	if testing.Short() {
		t.Skip("it takes some seconds")
	}
	var peaks [2]int64
	for i, n := range []int{1000, 4000} {
		name := filepath.Join(t.TempDir(), "box.mbox")
		f, err := os.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		if err := writeBox(f, n); err != nil {
			t.Fatal(err)
		}
		f.Close()
		peaks[i] = peakOf(t, "--format", "ndjson", "-o", os.DevNull, name)
	}
	t.Logf("%d MB, of four times as many %d MB", peaks[0]/1e6, peaks[1]/1e6)
	if peaks[1] > 300e6 || peaks[1] > peaks[0]+peaks[0]/2 {
		t.Errorf("%d bytes, and %d for four times as many messages", peaks[0], peaks[1])
	}
}
