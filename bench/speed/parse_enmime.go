package main

import (
	"bytes"

	"github.com/jhillyerd/enmime/v2"
)

// parseEnmime reads with enmime, which decodes texts itself; attached messages are read in their turn.
func parseEnmime(input []byte, o *outcome) {
	if !enmimeTree(input, o) {
		o.Errors++
	}
}

func enmimeTree(input []byte, o *outcome) (whole bool) {
	root, err := enmime.ReadParts(bytes.NewReader(input))
	if err != nil {
		return false
	}
	whole = true
	root.DepthMatchAll(func(p *enmime.Part) bool {
		switch {
		case p.FirstChild != nil:
		case p.ContentType == "message/rfc822":
			whole = enmimeTree(p.Content, o) && whole
		default:
			o.Leaves++
			o.Bytes += len(p.Content)
		}
		return false
	})
	return whole
}
