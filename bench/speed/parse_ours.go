package main

import (
	"github.com/eml-inspect/eml-inspect/analyze/eml"
	"github.com/eml-inspect/eml-inspect/charset"
)

// parseOurs reads messages into their parts, takes off the transfer encodings and makes UTF-8 of all texts, each in the
// charset that it states: what the others do. What is found wrong with structure and encodings is recorded, also here.
func parseOurs(input []byte, o *outcome) { readOurs(input, o, labelledOurs) }

// parseTold is parseOurs for texts read as an analysis reads them: each is told the charset that it really is in.
func parseTold(input []byte, o *outcome) {
	readOurs(input, o, func(text []byte, label string) string { return charset.Read(text, label).Text })
}

func readOurs(input []byte, o *outcome, text func(b []byte, label string) string) {
	file, err := eml.Read(input, "", eml.Limits{})
	if err != nil {
		o.Errors++
	}
	for _, m := range file.Messages {
		for part := range m.Root.All() {
			switch {
			case !part.Leaf():
				continue
			case part.Text():
				o.Bytes += len(text(part.Decoded.Data, part.Content.Get("charset")))
			default:
				o.Bytes += len(part.Decoded.Data)
			}
			o.Leaves++
		}
	}
}

// labelledOurs reads a text in the charset that it states. One that states none, or none that is known, is taken for UTF-8.
func labelledOurs(text []byte, label string) string {
	d, known := charset.Decode(text, label)
	if !known {
		d, _ = charset.Decode(text, "utf-8")
	}
	return d.Text
}
