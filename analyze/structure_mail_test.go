package analyze

import (
	"bytes"
	"strings"

	"github.com/eml-inspect/eml-inspect/analyze/eml/emltest"
)

// sameText compares texts but for their line ends and what stands at their end.
func sameText(got, want string) bool {
	got = strings.NewReplacer("\r\r\n", "\n", "\r\n", "\n", "\r", "\n").Replace(got)
	return strings.TrimRight(got, "\n") == want
}

// given counts how many files and texts of a message a report gives back, byte for byte.
func given(m emltest.Mail, r *Report) (files, texts int) {
	for name, b := range m.Files {
		want := sum(b)
		if attached(r, func(a Attachment) bool { return a.Name == name && a.SHA256 == want }) {
			files++
		}
	}
	for _, text := range m.Texts {
		for _, one := range r.Messages {
			if hasText(one, text) {
				texts++
				break
			}
		}
	}
	return files, texts
}

func attached(r *Report, is func(Attachment) bool) bool {
	for _, m := range r.Messages {
		for _, a := range m.Attachments {
			if is(a) {
				return true
			}
		}
	}
	return false
}

func hasText(m *MessageReport, want string) bool {
	for _, t := range m.Texts {
		if t.Field == "body" && sameText(t.Text, want) {
			return true
		}
	}
	return false
}

// codes lists what was found about all messages of a report, at a severity or worse.
func codes(r *Report, least Severity) string {
	var out bytes.Buffer
	for _, m := range r.Messages {
		for _, f := range m.Findings {
			if f.Severity.Rank() >= least.Rank() {
				out.WriteString(f.Code + " ")
			}
		}
	}
	return out.String()
}
