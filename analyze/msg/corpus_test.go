package msg_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/eml-inspect/eml-inspect/analyze/msg"
)

// corpus holds .msg files that others collected.
const corpus = "../../../shared/corpora/msg"

// spoilt are files that were made to break readers; others must be read without a fault.
const spoilt = "clusterfuzz"

// TestCorpus: every file is read, and every attachment of it.
func TestCorpus(t *testing.T) {
	files, _ := filepath.Glob(filepath.Join(corpus, "*", "*.msg"))
	more, _ := filepath.Glob(filepath.Join(corpus, "*", "*", "*.msg"))
	if files = append(files, more...); len(files) == 0 {
		t.Skipf("no .msg files in %s: this test needs a corpus that is not part of the project", corpus)
	}
	for _, path := range files {
		b, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		it := readAll(b)
		if !msg.Is(b) || it.Empty() || it.Message.Class() == "" {
			t.Errorf("%s: class %q, faults %v", path, it.Message.Class(), it.Faults)
		}
		if len(it.Faults) > 0 && !strings.HasPrefix(filepath.Base(path), spoilt) {
			t.Errorf("%s: %v", path, it.Faults)
		}
	}
	t.Logf("%d files", len(files))
}

// TestCorpusCodepages: texts and names in the code pages of Taiwan, Russia and the West.
func TestCorpusCodepages(t *testing.T) {
	for name, want := range map[string][2]string{
		"chinese-traditional.msg":              {"MSG 格式測試", "中文測試"},
		"cyrillic_message.msg":                 {"подсистемы обмена данными", "Ваше сообщение"},
		"ASCII_CP1251_LCID1049.msg":            {"автоматически", "HTML автоматически"},
		"ASCII_UTF-8_CP1252_LCID1031.msg":      {"öäü", "Body öäü Body"},
		"HTMLBodyBinary_CP1251.msg":            {"öäü", "HTML автоматически"},
		"HTMLBodyBinary_UTF-8.msg":             {"öäü", "HTML öäü"},
		"ASCII_UTF-8_CP1252_LCID1031_HTML.msg": {"öäü", "HTML öäü"},
		"attachment_test_msg.msg":              {"pièce jointe", "contenu"},
	} {
		b, err := os.ReadFile(filepath.Join(corpus, "poi-hsmf", name))
		if err != nil {
			t.Skipf("%v: this test needs a corpus that is not part of the project", err)
		}
		m := &msg.Read(b).Message
		var all string
		for _, text := range m.Texts() {
			all += text.Text
			if text.Repaired {
				t.Errorf("%s: %s is called repaired", name, text.Format)
			}
		}
		if !strings.Contains(m.Subject(), want[0]) || !strings.Contains(all, want[1]) {
			t.Errorf("%s: subject %q, texts %.200q", name, m.Subject(), all)
		}
	}
}

// TestCorpusDamage: collected files cut and changed at many bytes.
func TestCorpusDamage(t *testing.T) {
	files, _ := filepath.Glob(filepath.Join(corpus, "*", "*.msg"))
	if len(files) == 0 {
		t.Skipf("no .msg files in %s: this test needs a corpus that is not part of the project", corpus)
	}
	for _, path := range files {
		whole, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		steps := 12
		if testing.Short() {
			steps = 2
		}
		for i := range steps {
			n := (2*i + 1) * len(whole) / (2 * steps)
			readAll(whole[:n])
			b := append([]byte(nil), whole...)
			for at := n % 97; at < len(b); at += len(b)/5 + 1 {
				b[at] ^= 0x55
			}
			readAll(b)
		}
	}
}
