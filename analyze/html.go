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
