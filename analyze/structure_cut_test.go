package analyze

import (
	"context"
	"slices"
	"strings"
	"testing"

	"github.com/eml-inspect/eml-inspect/analyze/eml/emltest"
)

// whole lists what a report gives back in full: names of files whose bytes are right, and texts.
func whole(mail emltest.Mail, r *Report) (out []string) {
	for _, m := range r.Messages {
		for _, a := range m.Attachments {
			if b, ok := mail.Files[a.Name]; ok && a.SHA256 == sum(b) {
				out = append(out, a.Name)
			}
		}
		for name, text := range map[string]string{"plain": emltest.PlainText, "html": emltest.HTMLText} {
			if hasText(m, text) {
				out = append(out, m.Path+name)
			}
		}
	}
	return out
}

// namesCut reports whether a report says that the message ends too early, or that its body is not there.
func namesCut(r *Report) bool {
	for _, m := range r.Messages {
		for _, f := range m.Findings {
			if f.Code == "mime-boundary-unclosed" || f.Code == "transfer-truncated" {
				return true
			}
		}
		if slices.ContainsFunc(m.Unknown, func(u Unknown) bool { return u.Why == "no-body" || u.Why == "no-header" }) {
			return true
		}
	}
	return false
}

// A message cut at any byte: the report names the cut, and gives back every part that stands before it.
func TestCutIsNamed(t *testing.T) {
	mail := emltest.Nested()
	for ending, step := range map[string]int{"crlf": 1, "lf": 3, "cr": 7} {
		if testing.Short() {
			step *= 7
		}
		input := emltest.Ends(mail.Text, ending)
		ended := strings.LastIndex(input, "--=_") + len(strings.TrimSpace(input[strings.LastIndex(input, "--=_"):]))
		all := pieces(input)
		for end := 1; end < len(input); end += step {
			r := Message(context.Background(), []byte(input[:end]), Options{All: true})
			if !namesCut(r) && end < ended {
				t.Errorf("%s: cut at %d of %d (%q): %s", ending, end, len(input), input[max(0, end-20):end], codes(r, Note))
			}
			got := whole(mail, r)
			for _, s := range all {
				if end > s.from && !slices.Contains(got, s.piece) {
					t.Errorf("%s: cut at %d (%q): %s is not given back", ending, end, input[max(0, end-20):end], s.piece)
				}
			}
			if t.Failed() {
				return
			}
		}
	}
}

// standing says from which byte on a piece of the message must be given back: where the boundary line after it begins.
type standing struct {
	piece string
	from  int
}

// pieces finds where the pieces of the message end.
func pieces(input string) (list []standing) {
	add := func(piece string, at int) {
		list = append(list, standing{piece, at + strings.Index(input[at:], "--=_")})
	}
	for _, name := range []string{"chart.png", "report.pdf", "data.zip", "first.pdf", "first.zip"} {
		add(name, strings.Index(input, "filename=\""+name))
	}
	add("plain", strings.Index(input, "Content-Type: text/plain"))
	add("html", strings.Index(input, "Content-Type: text/html"))
	add("4plain", strings.LastIndex(input, "Content-Type: text/plain"))
	return list
}
