package report_test

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/eml-inspect/eml-inspect/report"
)

// The list of codes in docs is written from the catalogue, so that it cannot say anything else.
func TestDocsListEveryCode(t *testing.T) {
	for lang, words := range map[report.Lang]docWords{
		report.English: {"Finding codes", "What each code means, how it comes about, and who does what. Facts of the case at hand fill in the details.", "Cause", "What to do"},
		report.Chinese: {"发现代码", "每个代码的含义、成因，以及该由谁做什么。具体情况以报告为准。", "成因", "处理办法"},
	} {
		file := fmt.Sprintf("../docs/checks.%s.md", lang)
		got := listOfCodes(lang, words)
		if *update {
			if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
				t.Fatal(err)
			}
			continue
		}
		if want, err := os.ReadFile(file); err != nil || string(want) != got {
			t.Errorf("%s is not what the catalogue says; run go test ./report -update (%v)", file, err)
		}
	}
}

type docWords struct{ title, intro, cause, fix string }

func listOfCodes(lang report.Lang, words docWords) string {
	var b strings.Builder
	fmt.Fprintf(&b, "# %s\n\n%s\n", words.title, words.intro)
	for _, code := range report.Codes() {
		e, _ := report.Explain(code, lang)
		fmt.Fprintf(&b, "\n## `%s`\n\n**%s**\n\n%s: %s\n\n%s: %s\n", code, e.Title, words.cause, oneLine(e.Cause), words.fix, oneLine(e.Fix))
	}
	return b.String()
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }
