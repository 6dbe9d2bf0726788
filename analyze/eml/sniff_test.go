package eml

import (
	"errors"
	"strings"
	"testing"
)

// Files that are no mail are named as what they are; a message that speaks of them is one.
func TestFilesThatAreNoMail(t *testing.T) {
	for begin, what := range map[string]string{
		"%PDF-1.4\n":                            "PDF",
		"!BDN\x00\x00\x00\x00SM":                ".pst",
		"\xcf\xad\x12\xfe\x30":                  ".dbx",
		"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n":    ".ics",
		"BEGIN:VCARD\nFN:Li\n":                  ".vcf",
		"SQLite format 3\x00\x10":               "database",
		"Rar!\x1a\x07\x00":                      "RAR",
		"From: a@example.com\n\nBEGIN:VCARD\n":  "",
		"Begin: 1\nFrom: a@example.com\n\nx\n":  "",
		"SQLite format 3 is a format.\n\nBye\n": "",
	} {
		_, err := Read([]byte(begin), "", Limits{})
		if what == "" && err != nil || what != "" && (!errors.Is(err, ErrNoMail) || !strings.Contains(err.Error(), what)) {
			t.Errorf("%q: %v", begin, err)
		}
	}
}
