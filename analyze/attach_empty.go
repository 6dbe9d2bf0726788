package analyze

import "bytes"

// attachEmpty reports files without any content. It is a note where a file of the same name with content is
// there too, and where files of that kind are empty by nature.
var attachEmpty = Check{
	Codes: []string{"attach-empty"},
	Run: func(p *Pass) {
		for _, c := range p.Contents {
			if c.Body || c.Name.Text == "" || !p.HasBody() || !blankFile(c) || c.Type == "text/calendar" || sealed(c.Type) {
				continue
			}
			if f, ok := stripperOf(Prose{Content: c}); ok && f.Kind != "" {
				continue // it was taken out
			}
			severity, twin := Warning, ""
			if other := p.twin(c); other != nil {
				severity, twin = Note, other.Section()
			}
			p.report(Finding{Code: "attach-empty", Severity: severity, Confidence: Certain, Party: Sender,
				Where: p.labelAt(c)}, "name", printable(c.Name.Text), "twin", twin, "part", c.Section())
		}
	},
}

// blankFile reports whether a file holds nothing but line ends, and was not merely decoded badly.
func blankFile(c Content) bool {
	return len(c.Decoded.Data) < 64 && len(c.Decoded.Faults) == 0 && len(bytes.Trim(c.Decoded.Data, " \t\r\n\x00")) == 0
}

// twin finds a file of the same name that has content.
func (p *Pass) twin(c Content) *Content {
	for i := range p.Contents {
		if other := &p.Contents[i]; other.Part != c.Part && other.Name.Text == c.Name.Text && !blankFile(*other) {
			return other
		}
	}
	return nil
}
