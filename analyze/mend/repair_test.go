package mend_test

import (
	"bytes"
	"context"
	"encoding/json"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/emersion/go-message"

	"github.com/eml-inspect/eml-inspect/analyze"
	"github.com/eml-inspect/eml-inspect/analyze/mend"
)

// beyond are findings that no repair takes away: what they speak of is not in the message.
var beyond = map[string]bool{"text-lost": true, "attach-stripped": true, "attach-linked": true, "attach-encrypted": true,
	"attach-empty": true, "mime-limit": true, "mime-partial": true, "attach-lost": true,
	"transfer-truncated": true} // where the end of a file is not there

// checkRepaired reads a repaired message as a strict reader does, and inspects it again.
func checkRepaired(t *testing.T, name string, r *mend.Repaired) {
	t.Helper()
	if why := strictly(r.Message); why != "" {
		t.Errorf("%s: go-message: %s", name, why)
	}
	again := analyze.Message(context.Background(), r.Message, analyze.Options{Name: name})
	for _, m := range again.Messages {
		for _, f := range m.Findings {
			family, _, _ := strings.Cut(f.Code, "-")
			if f.Severity == analyze.Failure && strings.Contains("text transfer mime attach", family) && !beyond[f.Code] {
				t.Errorf("%s: %s is still there: %v", name, f.Code, f.Facts)
			}
		}
	}
}

// strictly reads every part with go-message, and says what it stumbles over.
func strictly(raw []byte) string {
	e, err := message.Read(bytes.NewReader(raw))
	if err != nil && !message.IsUnknownCharset(err) {
		return err.Error()
	}
	why := ""
	err = e.Walk(func(_ []int, e *message.Entity, err error) error {
		if err != nil && !message.IsUnknownCharset(err) {
			return err
		}
		if e.MultipartReader() == nil {
			if _, err := io.Copy(io.Discard, e.Body); err != nil {
				why = err.Error()
			}
		}
		return nil
	})
	if err != nil {
		return err.Error()
	}
	return why
}

// python walks over all parts of messages in a folder as its standard library reads them, and prints what it
// stumbles over.
const python = `
import email, email.policy, json, os, sys
found = {}
for name in sorted(os.listdir(sys.argv[1])):
    with open(os.path.join(sys.argv[1], name), "rb") as f:
        m = email.message_from_binary_file(f, policy=email.policy.default)
    bad = []
    for p in m.walk():
        try:
            if not p.is_multipart():
                p.get_payload(decode=True)
                if p.get_content_maintype() == "text": p.get_content()
            p.get_filename()
        except LookupError: pass
        except Exception as e: bad.append(repr(e))
        bad += [type(d).__name__ for d in p.defects]
    if bad: found[name] = bad
print(json.dumps(found))
`

// checkPython lets Python read repaired messages, if it is there.
func checkPython(t *testing.T, repaired map[string][]byte) {
	t.Helper()
	program, err := exec.LookPath("python3")
	if err != nil {
		t.Log("no python3: its opinion is not asked")
		return
	}
	dir, names, i := t.TempDir(), make(map[string]string), 0
	for name, b := range repaired {
		i++
		short := strconv.Itoa(i)
		names[short] = name
		if err := os.WriteFile(filepath.Join(dir, short), b, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	out, err := exec.Command(program, "-c", python, dir).Output()
	var found map[string][]string
	if err != nil || json.Unmarshal(out, &found) != nil {
		t.Fatalf("python: %v %s", err, out)
	}
	for short, bad := range found {
		t.Errorf("%s: python: %v", names[short], bad)
	}
}

// Each message that has a finding that can be mended is read by strict readers afterwards, and has it no more.
func TestRepairTestMail(t *testing.T) {
	repaired := make(map[string][]byte)
	for name, mail := range testMail(t) {
		r, err := mend.Repair(context.Background(), mail, mend.RepairOptions{Name: name})
		if err != nil {
			t.Logf("%s: %v", name, err)
			continue
		}
		if len(r.Changes) == 0 {
			checkCopied(t, name, mail, r.Message)
			continue
		}
		checkRepaired(t, name, r)
		repaired[name] = r.Message
	}
	t.Logf("%d messages repaired", len(repaired))
	if len(repaired) < 30 {
		t.Errorf("only %d messages were repaired", len(repaired))
	}
	checkPython(t, repaired)
}

// checkCopied: a healthy message stays as it is but for the note.
func checkCopied(t *testing.T, name string, original, copied []byte) {
	t.Helper()
	note := []byte("X-Eml-Inspect-Repair: nothing\n")
	if !bytes.Contains(copied, note) {
		note = []byte("X-Eml-Inspect-Repair: nothing\r\n")
	}
	got := bytes.Replace(copied, note, nil, 1)
	if strings.HasSuffix(string(original), "</plist>\n") { // Apple Mail wrote around it
		original = original[bytes.IndexByte(original, '\n')+1 : bytes.LastIndex(original, []byte("<?xml"))]
	}
	if !bytes.Equal(got, bytes.TrimPrefix(original, []byte("\xef\xbb\xbf"))) {
		t.Errorf("%s: a healthy message was changed", name)
	}
}

// No file is lost: what was attached is attached afterwards, with the same bytes.
func TestRepairKeepsFiles(t *testing.T) {
	for name, mail := range testMail(t) {
		r, err := mend.Repair(context.Background(), mail, mend.RepairOptions{Name: name, Thorough: true})
		if err != nil || len(r.Changes) == 0 {
			continue
		}
		is := sums(r.Message)
		for sum, a := range sums(mail) {
			report := strings.HasPrefix(a.Type, "message/") || strings.HasPrefix(a.Type, "text/rfc822")
			text := a.Name == "" && strings.HasPrefix(a.Type, "text/")
			if _, ok := is[sum]; !ok && a.Type != "application/ms-tnef" && !report && !text {
				t.Errorf("%s: %s (%s, %s) is lost", name, a.Name, a.Type, a.Source)
			}
		}
	}
}

func sums(mail []byte) map[string]analyze.Attachment {
	list := make(map[string]analyze.Attachment)
	for _, m := range analyze.Message(context.Background(), mail, analyze.Options{All: true}).Messages {
		for _, a := range m.Attachments {
			list[a.SHA256] = a
		}
	}
	return list
}
