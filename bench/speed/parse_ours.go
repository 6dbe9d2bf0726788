package main

import (
	"github.com/eml-inspect/eml-inspect/analyze/eml"
	"github.com/eml-inspect/eml-inspect/charset"
)

// parseOurs reads messages into their parts, takes off the transfer encodings and makes UTF-8 of all texts, as an
// analysis does. What is found wrong on the way is recorded, also here.
func parseOurs(list [][]byte, o *outcome) {
	for _, input := range list {
		file, err := eml.Read(input, "", eml.Limits{})
		if err != nil {
			o.Errors++
		}
		for _, m := range file.Messages {
			for part := range m.Root.All() {
				if part.Leaf() {
					o.Leaves++
					o.Bytes += leafOurs(part)
				}
			}
		}
	}
}

// leafOurs gives how many bytes a leaf decodes to.
func leafOurs(part *eml.Part) int {
	if !part.Text() {
		return len(part.Decoded.Data)
	}
	r := charset.Read(part.Decoded.Data, part.Content.Get("charset"))
	return len(r.Text)
}
