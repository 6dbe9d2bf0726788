package analyze

import (
	"context"
	"strings"
	"testing"
)

// Every fault is named, and what stands in the bytes comes back, with any line ends, and in any wrapping.
// Healthy mail gets no warning.
func TestTransferFaults(t *testing.T) {
	var n tally
	for i, p := range spots {
		for _, f := range transferFaults(p) {
			for _, c := range faultyContents() {
				if m, ok := f.make(c); ok {
					n.try(t, f, c, m, i == 0 && len(c.data) < largeContent && !testing.Short())
				}
			}
		}
	}
	t.Logf("%d of %d named right, %d of %d contents back, %d healthy", n.right, n.codes, n.back, n.contents, n.healthy)
	if n.right*1000 < n.codes*995 || n.back*1000 < n.contents*995 || n.healthyRight < n.healthy {
		t.Errorf("%d of %d named right, %d of %d contents back, %d of %d healthy ones left alone",
			n.right, n.codes, n.back, n.contents, n.healthyRight, n.healthy)
	}
}

// tally counts what went right.
type tally struct{ codes, right, contents, back, healthy, healthyRight int }

// try examines one damaged message, in all forms or in one.
func (n *tally) try(t *testing.T, f fault, c content, m encodedMail, all bool) {
	for ending, mark := range lineEndings {
		for wrapping, text := range wrappings(m.build(c)) {
			if m.whole && wrapping != "plain" || !all && (ending != "crlf" || wrapping != "plain") {
				continue
			}
			r := Message(context.Background(), []byte(strings.ReplaceAll(text, "\n", mark)), Options{})
			n.count(t, f, c, r, ending+", "+wrapping)
		}
	}
}

func (n *tally) count(t *testing.T, f fault, c content, r *Report, form string) {
	n.codes++
	ok := named(r, f.code)
	if ok {
		n.right++
	} else {
		t.Logf("%s, %s, %s: %s", f.name, c.name, form, transferCodes(r))
	}
	if f.code == "" {
		n.healthy++
		if ok {
			n.healthyRight++
		}
	}
	if f.lost < 0 {
		return
	}
	if n.contents++; back(r, c, f.lost) {
		n.back++
	} else {
		t.Logf("%s, %s, %s: the content does not come back", f.name, c.name, form)
	}
}

// named reports whether a code is among the findings, or, for none, that nothing of the kind is at warning
// or worse.
func named(r *Report, code string) bool {
	for _, m := range r.Messages {
		for _, f := range m.Findings {
			switch {
			case code != "" && f.Code == code:
				return true
			case code == "" && strings.HasPrefix(f.Code, "transfer-") && f.Severity != Note:
				return false
			}
		}
	}
	return code == ""
}

func transferCodes(r *Report) (list []string) {
	for _, m := range r.Messages {
		for _, f := range m.Findings {
			list = append(list, f.Code+" "+string(f.Severity))
		}
	}
	return list
}

// back reports whether the content is in the report: a text as text, a file by its bytes. Files whose bytes
// may differ are compared by size.
func back(r *Report, c content, lost int) bool {
	for _, m := range r.Messages {
		for _, x := range m.Texts {
			if c.text != "" && x.Field == "body" && textBack(x.Text, c.text, lost) {
				return true
			}
		}
		for _, a := range m.Attachments {
			if c.text == "" && (a.SHA256 == sum(c.data) || lost > 0 && a.Size == len(c.data)) {
				return true
			}
		}
	}
	return false
}

// textBack compares texts line by line, without white space at the end. lost is how many characters may
// differ.
func textBack(got, want string, lost int) bool {
	clean := func(s string) string {
		s = strings.ReplaceAll(strings.ReplaceAll(s, "\r\n", "\n"), "\r", "\n")
		return strings.TrimSpace(s)
	}
	got, want = clean(got), clean(want)
	if got == want {
		return true
	}
	if lost == 0 {
		return false
	}
	head, tail := 0, 0
	for head < min(len(got), len(want)) && got[head] == want[head] {
		head++
	}
	for tail < min(len(got), len(want))-head && got[len(got)-1-tail] == want[len(want)-1-tail] {
		tail++
	}
	return len(want)-head-tail <= lost
}
