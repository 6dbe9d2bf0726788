package eml

import "testing"

// Empty lines and texts before a header do not hide it; what only speaks of fields stays text, and so does a body.
func TestBeforeHeader(t *testing.T) {
	const header = "From: a@example.com\nTo: b@example.com\nSubject: x\n\n"
	const came = "Received: by mx.example.com; Mon, 1 Jan 2024 00:00:00 +0000\nDate: Mon, 1 Jan 2024 00:00:00 +0000\n" + header
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
		{"\n          \n" + header + "text\n", 3, 1, "text\n"},
		{" \t\r\n\r\n\t\r\n" + header + "text\n", 3, 1, "text\n"},
		{"\n  Subject: quoted\n  From: a\n\ntext\n", 0, 0, "  Subject: quoted\n  From: a\n\ntext\n"},
		{"Original Message\nFrom:\ta@example.com\nSPF:\tPASS\n\nCopy\n" + came + "text\n", 5, 1, "text\n"},
		{"\ufeffDear support, here it is:\n\n" + came + "text\n", 5, 1, "text\n"},
		{"Dear support, here it is:\n" + header + "text\n", 3, 0, "text\n"},
		{"Dear support:\n\nthe field Received: was odd\nFrom: a\n\ntext\n", 0, 0,
			"Dear support:\n\nthe field Received: was odd\nFrom: a\n\ntext\n"},
		{"eceived: cut off\n" + came + "text\n", 6, 0, "text\n"},
		{" by mx.example.com\n" + came + "text\n", 5, 0, "text\n"},
		{header + "Dear support:\n\n" + came, 3, 0, "Dear support:\n\n" + came},
	} {
		f, _ := Read([]byte(c.input), "", Limits{})
		root := f.Messages[0].Root
		n := 0
		for _, d := range root.Defects {
			if d.Kind == DefectBlankFirst || d.Kind == DefectTextFirst {
				n++
			}
		}
		if root.Header.Named() != c.fields || n != c.defects || string(root.Raw()) != c.body {
			t.Errorf("%q: %d fields, %d defects, body %q", c.input, root.Header.Named(), n, root.Raw())
		}
	}
}
