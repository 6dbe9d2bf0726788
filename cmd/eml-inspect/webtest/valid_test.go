package webtest

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"

	"github.com/eml-inspect/eml-inspect/analyze"
	"github.com/eml-inspect/eml-inspect/report"
)

// TestPagesAreValid holds every page against the standard of HTML, as it is sent.
func TestPagesAreValid(t *testing.T) {
	validator := module(t, "html-validate/bin/html-validate.mjs")
	folder := t.TempDir()
	save := func(name, text string) {
		if err := os.WriteFile(filepath.Join(folder, name+".html"), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	for name, text := range pages(t) {
		save(name, text)
	}
	for name, path := range reports(t) {
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		var page bytes.Buffer
		if err := report.HTML(&page, analyze.Message(t.Context(), data, analyze.Options{Name: name}), report.Options{}); err != nil {
			t.Fatal(err)
		}
		save("alone-"+name, page.String())
	}
	config, err := filepath.Abs(".htmlvalidate.json")
	if err != nil {
		t.Fatal(err)
	}
	out, err := exec.CommandContext(t.Context(), "node", validator, "--config", config, folder).CombinedOutput()
	if err != nil {
		t.Errorf("%v\n%s", err, out)
	}
}

// TestPagesAreAccessible holds the form and the reports against axe-core, by day and by night.
func TestPagesAreAccessible(t *testing.T) {
	axe, err := os.ReadFile(module(t, "axe-core/axe.min.js"))
	if err != nil {
		t.Fatal(err)
	}
	b := open(t, nil)
	for _, lang := range []string{"en", "zh"} {
		b.form(lang)
		b.do(chromedp.Click(chromedp.CSS("summary")))
		b.accessible(string(axe), "form "+lang)
		for name, path := range reports(t) {
			b.upload(lang, path)
			b.do(chromedp.Click(chromedp.CSS("details.raw summary")))
			b.accessible(string(axe), name+" "+lang)
		}
	}
	b.form("en")
	b.do(chromedp.SendKeys(chromedp.ID("text"), "550 5.1.1 user unknown"))
	b.submit()
	b.accessible(string(axe), "explanation")
}

// accessible reports what axe-core finds on the page.
func (b *tab) accessible(axe, name string) {
	b.Helper()
	for _, dark := range []bool{false, true} {
		b.look(1280, dark)
		value[int](b, axe+";0")
		faults := value[[]string](b, `axe.run().then(r => r.violations.flatMap(v => v.nodes.map(n => v.id + ": " + n.html + " " + n.failureSummary)))`)
		for _, fault := range faults {
			b.Errorf("%s (dark: %t): %s", name, dark, fault)
		}
	}
}

// module finds a file of a module that "npm ci" has put here.
func module(t *testing.T, path string) string {
	t.Helper()
	path, err := filepath.Abs(filepath.Join("node_modules", path))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(path); err != nil {
		t.Skipf("there is no %s; npm ci", strings.TrimPrefix(path, filepath.Dir(path)))
	}
	return path
}
