package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// What the program may weigh and what a start with one message of 30 kB may cost. The time has a margin for machines that
// are slow or busy.
const (
	mostBytes = 15_000_000
	mostTime  = 25 * time.Millisecond
)

// TestStart builds the program as it is delivered and starts it.
func TestStart(t *testing.T) {
	if testing.Short() {
		t.Skip("building takes a while")
	}
	dir := t.TempDir()
	program, mail := filepath.Join(dir, "eml-inspect"), filepath.Join(dir, "mail.eml")
	build := exec.Command("go", "build", "-trimpath", "-ldflags=-s -w", "-o", program, ".")
	build.Env = append(os.Environ(), "CGO_ENABLED=0")
	if out, err := build.CombinedOutput(); err != nil {
		t.Skipf("it cannot be built here: %v\n%s", err, out)
	}
	info, err := os.Stat(program)
	if err != nil || info.Size() > mostBytes {
		t.Errorf("the program has %d bytes, more than %d, %v", info.Size(), mostBytes, err)
	}
	if err := os.WriteFile(mail, []byte(listMail()), 0o600); err != nil {
		t.Fatal(err)
	}
	took := time.Hour
	for try := 0; try < 20 && took > mostTime/4; try++ {
		run := exec.Command(program, mail)
		if out, err := run.Output(); err != nil || len(out) == 0 {
			t.Fatalf("%v: %s", err, out)
		}
		took = min(took, run.ProcessState.UserTime()+run.ProcessState.SystemTime())
	}
	t.Logf("%d bytes, %v", info.Size(), took)
	if took > mostTime {
		t.Errorf("a start takes %v", took)
	}
}

// listMail is a healthy message of 30 kB that went through a mailing list.
func listMail() string {
	var b strings.Builder
	for i := 5; i > 0; i-- {
		fmt.Fprintf(&b, "Received: from h%d.example.org (h%d.example.org [192.0.2.%d]) by h%d.example.org (Postfix) with ESMTPS id 4Tp2G%d0sf8z9vNR\r\n"+
			"\tfor <list@example.org>; Mon, 4 Mar 2024 02:10:0%d +0000\r\n", i-1, i-1, i, i, i, i)
	}
	b.WriteString("From: Ann Example <ann@example.org>\r\nTo: list@example.org\r\nSubject: [list] =?utf-8?q?R=C3=A9sum=C3=A9?=\r\n" +
		"Date: Mon, 4 Mar 2024 02:10:00 +0000\r\nMessage-ID: <65E52D7D.8010907@example.org>\r\nList-Id: <list.example.org>\r\n" +
		"MIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n")
	for i := range 420 {
		fmt.Fprintf(&b, "%d: the quick brown fox jumps over the lazy dog, naïvely – and “again”.\r\n", i)
	}
	return b.String()
}
