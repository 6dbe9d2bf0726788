package catalogue

import (
	"os"
	"regexp"
	"testing"
)

// Whatever the table of verdict fields says has words.
func TestEveryVerdictHasWords(t *testing.T) {
	text, err := os.ReadFile("../../headers/verdicts.toml")
	if err != nil {
		t.Fatal(err)
	}
	for pattern, group := range map[string]string{
		`why = "([^"]+)"`: "verdict-why", `says = "([^"]+)"`: "verdict", `default = "([^"]+)"`: "verdict",
		`place = "([^"]+)"`: "folder", `setter = "([^"]+)"`: "set-by",
	} {
		found := regexp.MustCompile(pattern).FindAllSubmatch(text, -1)
		if len(found) == 0 {
			t.Errorf("nothing is written like %s", pattern)
		}
		for _, m := range found {
			if !Has(group, string(m[1])) {
				t.Errorf("%s.%s has no words", group, m[1])
			}
		}
	}
	for _, digit := range "0123456789" {
		if !Has("verdict-why", "compauth-"+string(digit)+"xx") && digit != '8' && digit != '5' {
			t.Errorf("no words for compauth codes that begin with %c", digit)
		}
	}
}
