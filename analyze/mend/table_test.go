package mend

import (
	"flag"
	"maps"
	"slices"
	"strings"
	"testing"
	"unicode"

	"github.com/eml-inspect/eml-inspect/packaging/tables"
)

var update = flag.Bool("update", false, "write the Go form of the data file")

// fileOfRules reads redact.toml.
func fileOfRules(t *testing.T) ruleFile {
	t.Helper()
	var file struct {
		Words, Labels, Roles, Attributes, Pages, Mail, Reserved, Files []string
		Lost                                                           string
		Fields                                                         ruleFields
		Letters                                                        map[string]string
	}
	tables.Read(t, "redact.toml", &file)
	f := ruleFile{Words: file.Words, Labels: file.Labels, Roles: file.Roles, Attributes: file.Attributes, Pages: file.Pages,
		Mail: file.Mail, Reserved: file.Reserved, Files: file.Files, Lost: file.Lost, Fields: file.Fields}
	for _, script := range slices.Sorted(maps.Keys(file.Letters)) {
		if unicode.Scripts[script] == nil {
			t.Errorf("there is no script %s", script)
		}
		f.Letters = append(f.Letters, scriptLetters{script, strings.Join(strings.Fields(file.Letters[script]), "")})
	}
	return f
}

func TestTableIsThatOfTheFile(t *testing.T) {
	tables.Hold(t, "redact.toml", *update, tables.Var{Name: "ruleData", Comment: "ruleData is redact.toml.", Value: fileOfRules(t)})
}
