package analyze

import (
	"context"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/eml-inspect/eml-inspect/analyze/eml"
)

// copiesCorpus holds folders with the copies of one message each.
const copiesCorpus = "../../shared/corpora/dups"

// What tells Received fields apart, found in their text alone. The rest may differ within one transaction: a host that
// takes a message for two addresses at once writes the address into the copy for each.
var (
	writtenBy = regexp.MustCompile(`\bby \S+`)
	writtenID = regexp.MustCompile(`\bid \S+`)
	inComment = regexp.MustCompile(`\([^()]*\)`)
)

// The stage must agree with the first Received field that differs, counted from the sender, which is looked for here
// in the plain text of the fields.
func TestCopiesCorpus(t *testing.T) {
	folders, _ := filepath.Glob(filepath.Join(copiesCorpus, "*", "*"))
	if len(folders) == 0 {
		t.Skipf("no folders in %s: this test needs a corpus that is not part of the project", copiesCorpus)
	}
	decided, groups := 0, 0
	for _, folder := range folders {
		names, _ := filepath.Glob(filepath.Join(folder, "*"))
		if len(names) < 2 {
			continue
		}
		groups++
		if checkFolder(t, folder, names) {
			decided++
		}
	}
	if decided*100 < groups*95 {
		t.Errorf("decided %d of %d groups", decided, groups)
	}
}

// checkFolder reports whether the copies in a folder were told apart.
func checkFolder(t *testing.T, folder string, names []string) bool {
	t.Helper()
	var inputs []Named
	var fields [][]string
	for _, name := range names {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		inputs = append(inputs, Named{name, data})
		fields = append(fields, receivedFields(data))
	}
	r := Copies(context.Background(), inputs, Options{})
	if len(r.Splits) != 1 || len(r.Splits[0].Group) != len(names) {
		t.Errorf("%s: groups %v", folder, r.Groups)
		return false
	}
	s, common, all := r.Splits[0], sharedFields(fields), true
	for _, f := range fields {
		all = all && len(f) == common
	}
	ok := s.Hop == common && (s.Stage == "sender-client") == (common == 0) && (s.Stage == "recipient-client") == all
	if !ok {
		t.Errorf("%s: %s at hop %d, but %d fields are common", folder, s.Stage, s.Hop, common)
	}
	return s.Stage != "undecided" && s.Stage != "not-copies"
}

// receivedFields lists what tells the Received fields of a message apart, the lowest first.
func receivedFields(data []byte) []string {
	file, err := eml.Read(data, "", eml.Limits{})
	if err != nil {
		return nil
	}
	var list []string
	for f := range file.Messages[0].Header().All("Received") {
		text := strings.Join(strings.Fields(f.Text), " ")
		id := writtenID.FindString(inComment.ReplaceAllString(text, ""))
		date := text[strings.LastIndex(text, ";")+1:]
		list = append([]string{writtenBy.FindString(text) + " " + id + date}, list...)
	}
	return list
}

// sharedFields counts the fields from the first that all lists have alike.
func sharedFields(lists [][]string) int {
	n := 0
	for {
		for _, l := range lists {
			if n >= len(l) || l[n] != lists[0][n] {
				return n
			}
		}
		n++
	}
}
