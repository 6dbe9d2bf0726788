package analyze

import "github.com/eml-inspect/eml-inspect/analyze/hypertext"

// metaCharset gives the charset that an HTML text states about itself, "" where it states none.
func metaCharset(html []byte) string {
	for _, d := range hypertext.Declared(html) {
		if d.Source != hypertext.ByteOrderMark {
			return d.Charset
		}
	}
	return ""
}

// unseen reports whether an HTML text holds more than ASCII only where nobody reads it: in the names of fonts,
// in styles, comments and scripts. How those are decoded changes nothing that a person sees.
func unseen(c Content) bool {
	return c.Type == "text/html" && c.Reading != nil && !hypertext.BeyondASCII(c.Reading.Text)
}
