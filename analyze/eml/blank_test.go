package eml

import "testing"

// Empty lines before a header do not hide it, nor does what else stands before it; text that begins with empty lines
// stays text, and so does a body.
func TestBlankFirst(t *testing.T) {
	const header = "From: a@example.com\nTo: b@example.com\nSubject: x\n\n"
	for _, c := range []struct {
		input   string
		fields  int
		defects int
		body    string
	}{
		{"\n" + header + "text\n", 3, 1, "text\n"},
		{"\r\n\r\n" + header + "text\n", 3, 1, "text\n"},
		{"From a@example.com Mon Jan  1 00:00:00 2024\n\n" + header + "text\n", 3, 1, "text\n"},
		{"\ufeff\r\n\r\n" + header + "text\n", 3, 1, "text\n"},
		{"\n" + header + "\n" + header + "text\n", 3, 1, "\n" + header + "text\n"},
		{header + "\n" + header, 3, 0, "\n" + header},
		{"\n\nHello, this is a text.\nIt ends: here\n\nBye\n", 0, 0, "\nHello, this is a text.\nIt ends: here\n\nBye\n"},
		{"\nSubject: alone\n\ntext\n", 0, 0, "Subject: alone\n\ntext\n"},
		{"\n\n\n", 0, 0, "\n\n"},
	} {
		f, _ := Read([]byte(c.input), "", Limits{})
		root := f.Messages[0].Root
		n := 0
		for _, d := range root.Defects {
			if d.Kind == DefectBlankFirst {
				n++
			}
		}
		if root.Header.Named() != c.fields || n != c.defects || string(root.Raw()) != c.body {
			t.Errorf("%q: %d fields, %d defects, body %q", c.input, root.Header.Named(), n, root.Raw())
		}
	}
}
