package analyze

import "bytes"

// attachEmpty reports files without any content. It is a note where a file of the same name with content is
// there too, and where Apple Mail keeps the content in another file.
var attachEmpty = Check{
	Codes: []string{"attach-empty"},
	Run: func(p *Pass) {
		twins := p.filled()
		for _, c := range p.Contents {
			if p.full() || !p.HasBody() || !emptyFile(c) {
				continue
			}
			severity, twin := Warning, twins[c.Name.Text]
			if twin != "" {
				severity = Note
			}
			f := Finding{Code: "attach-empty", Severity: severity, Confidence: Certain, Party: Sender, Where: p.labelAt(c)}
			apart := ""
			if p.Partial && c.KeptApart() {
				f.Severity, f.Party, apart = Note, Nobody, "kept-apart"
			}
			p.report(f, "name", printable(c.Name.Text), "twin", twin, "why", apart,
				"bytes", itoa(len(c.Decoded.Data)), "part", c.Section())
		}
	},
}

// emptyFile reports whether a file with a name came without content, and not because it was taken out.
func emptyFile(c Content) bool {
	switch {
	case c.Body, c.Name.Text == "", !blankFile(c), c.Type == "text/calendar", sealed(c.Type):
		return false
	}
	own := c // of the few that come here
	return len(takenOut(&Prose{Content: &own})) == 0
}

// blankFile reports whether a file holds nothing but line ends, and was not merely decoded badly.
func blankFile(c Content) bool {
	return len(c.Decoded.Data) < 64 && len(c.Decoded.Faults) == 0 && len(bytes.Trim(c.Decoded.Data, " \t\r\n\x00")) == 0
}

// filled gives the files that have content: by name, where each stands.
func (p *Pass) filled() map[string]string {
	found := make(map[string]string)
	for _, c := range p.Contents {
		if c.Name.Text != "" && !blankFile(c) {
			found[c.Name.Text] = c.Section()
		}
	}
	return found
}
