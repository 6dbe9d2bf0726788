package mend_test

import (
	"context"
	"encoding/base64"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode"

	"github.com/eml-inspect/eml-inspect/analyze"
	"github.com/eml-inspect/eml-inspect/analyze/mend"
)

// hostile are names that would leave the folder, open a device, hide their ending or overwrite each other.
var hostile = []string{
	"../../etc/passwd", "/etc/shadow", `C:\Windows\system32\evil.dll`, `..\..\autorun.inf`, "..", ".", "/", "",
	"CON", "nul.txt", "Aux .jpg", "com1.tar.gz", "LPT9", "COM¹.txt", "conin$", "clock$.txt", "report.pdf::$DATA", "c:evil",
	"\u202egnp.exe", "a\u200bb.txt", "tab\there.txt", "line\r\nbreak.txt", "nul\x00byte.txt", "bell\a.txt", "\xff\xfe.bin",
	"invoice.pdf" + strings.Repeat(" ", 80) + ".exe", strings.Repeat("长", 300) + ".pdf", strings.Repeat("a", 300),
	"x." + strings.Repeat("y", 300), "Report.PDF", "report.pdf", "REPORT.pdf", "ｒｅｐｏｒｔ.pdf", "report.pdf", "report (2).pdf",
	"cafe\u0301.txt", "caf\u00e9.txt", "straße.txt", "STRASSE.txt", ".bashrc", "-rf", "~root", "trailing.", "trailing. . ",
	"what?*<>|\".txt", "附件一.docx", "見積書.xlsx", "a/b/c.txt", "....", "_", "   ",
	strings.Repeat("?", 300) + "a", strings.Repeat("_", 300) + "a.txt",
}

// withFiles is a message that carries one file under each of some names.
func withFiles(names []string) []byte {
	var b strings.Builder
	b.WriteString("From: a@example.org\r\nTo: b@example.org\r\nSubject: files\r\nDate: Mon, 5 Jan 2026 10:00:00 +0000\r\n" +
		"MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\n\r\ntext\r\n")
	for i, name := range names {
		fmt.Fprintf(&b, "--x\r\nContent-Type: application/octet-stream\r\nContent-Transfer-Encoding: base64\r\n"+
			"Content-Disposition: attachment; filename*=utf-8''%s\r\n\r\n%s\r\n", percent(name),
			base64.StdEncoding.EncodeToString([]byte(fmt.Sprint("file ", i))))
	}
	return []byte(b.String() + "--x--\r\n")
}

func percent(name string) string {
	var b strings.Builder
	for i := range len(name) {
		fmt.Fprintf(&b, "%%%02X", name[i])
	}
	return b.String()
}

// Whatever the names are, each file is written inside the folder under a name of its own, with the bytes that
// the report has the checksum of.
func TestExtractHostileNames(t *testing.T) {
	names := append(append([]string{}, hostile...), hostile...)
	r := analyze.Message(context.Background(), withFiles(names), analyze.Options{})
	files := mend.Extract(r)
	if len(files) != len(names) || len(files) != len(r.Messages[0].Attachments) {
		t.Fatalf("%d files of %d", len(files), len(names))
	}
	dir, seen := t.TempDir(), make(map[string]bool)
	for i, f := range files {
		checkName(t, names[i], f.SafeName)
		folded := strings.ToLower(f.SafeName)
		if seen[folded] {
			t.Errorf("%q: %q is given twice", names[i], f.SafeName)
		}
		seen[folded] = true
		if err := os.WriteFile(filepath.Join(dir, f.SafeName), f.Data, 0o600); err != nil {
			t.Error(err)
		}
		if string(f.Data) != fmt.Sprint("file ", i) {
			t.Errorf("%q holds %q", names[i], f.Data)
		}
	}
	if list, _ := os.ReadDir(dir); len(list) != len(files) {
		t.Errorf("%d files are in the folder, want %d", len(list), len(files))
	}
}

// checkName looks for what a name of a file must not be.
func checkName(t *testing.T, written, name string) {
	t.Helper()
	stem, _, _ := strings.Cut(strings.ToUpper(name), ".")
	switch {
	case name == "", len(name) > 250, strings.ContainsAny(name, "/\\:*?\"<>|\x00"), strings.HasPrefix(name, "."),
		strings.HasPrefix(name, "-"), strings.HasSuffix(name, "."), strings.TrimSpace(name) != name,
		strings.TrimSpace(stem) == "CON", stem == "NUL", strings.TrimSpace(stem) == "AUX", stem == "COM1", stem == "LPT9",
		strings.Contains(name, "  "):
		t.Errorf("%q becomes %q", written, name)
	}
	for _, r := range name {
		if unicode.In(r, unicode.Cc, unicode.Cf) {
			t.Errorf("%q becomes %q with %U in it", written, name, r)
		}
	}
}

func TestSafeName(t *testing.T) {
	for written, want := range map[string]string{
		"report.pdf":                      "report.pdf",
		"附件一.docx":                        "附件一.docx",
		"../../etc/passwd":                "passwd",
		`C:\Users\li\图纸.dwg`:              "图纸.dwg",
		"nul.txt":                         "_nul.txt",
		"..":                              "",
		".bashrc":                         "_.bashrc",
		"\u202egnp.exe":                   "gnp.exe",
		"ab:c.txt":                        "ab_c.txt",
		strings.Repeat("a", 300) + ".pdf": strings.Repeat("a", 196) + ".pdf",
	} {
		if got := mend.SafeName(written); got != want {
			t.Errorf("%q becomes %q, want %q", written, got, want)
		}
	}
}

// A thousand files of one name cost no more than a thousand names do.
func TestNamesMany(t *testing.T) {
	n := make(mend.Names)
	last := ""
	for range 20_000 {
		last = n.Take("a.txt")
	}
	if last != "a (20000).txt" {
		t.Errorf("the last one is %q", last)
	}
}

func FuzzSafeName(f *testing.F) {
	for _, name := range hostile {
		f.Add(name)
	}
	f.Fuzz(func(t *testing.T, written string) {
		if name := mend.SafeName(written); name != "" {
			checkName(t, written, name)
			if again := mend.SafeName(name); again != name {
				t.Errorf("%q becomes %q, and that %q", written, name, again)
			}
		}
	})
}

// Every file that any report lists is at hand with the bytes that its checksum is of.
func TestExtractTestMail(t *testing.T) {
	for name, mail := range testMail(t) {
		r := analyze.Message(context.Background(), mail, analyze.Options{Name: name})
		checkSums(t, name, r)
	}
}

// A file whose name has no ending gets that of what its bytes are; what reports say to programs is no file.
func TestExtractGivesEndings(t *testing.T) {
	mail := "MIME-Version: 1.0\r\nContent-Type: multipart/report; boundary=b\r\n\r\n" +
		"--b\r\n\r\nFailed.\r\n" +
		"--b\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx.example.org\r\n\r\n" +
		"--b\r\nContent-Type: text/rfc822-headers\r\n\r\nSubject: hello\r\n\r\n" +
		"--b\r\nContent-Type: application/octet-stream; name=\"the plan\"\r\n\r\n%PDF-1.4 %%EOF\r\n--b--\r\n"
	files := mend.Extract(analyze.Message(context.Background(), []byte(mail), analyze.Options{}))
	if len(files) != 1 || files[0].SafeName != "the plan.pdf" {
		t.Errorf("%d files: %+v", len(files), files)
	}
}
