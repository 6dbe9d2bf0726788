package analyze

import (
	"bytes"
	"strings"
)

// metaReach is how far into an HTML text a charset is looked for, as the HTML standard has browsers do.
const metaReach = 1024

// metaCharset gives the charset that a <meta> element of an HTML text states, "" where there is none.
func metaCharset(html []byte) string {
	head := bytes.ToLower(html[:min(len(html), metaReach)])
	for {
		i := bytes.Index(head, []byte("<meta"))
		if i < 0 {
			return ""
		}
		head = head[i+len("<meta"):]
		element := head
		if end := bytes.IndexByte(head, '>'); end >= 0 {
			element = head[:end]
		}
		if _, after, ok := bytes.Cut(element, []byte("charset")); ok {
			value := strings.TrimLeft(string(after), " \t\r\n")
			if value, ok := strings.CutPrefix(value, "="); ok {
				value = strings.TrimLeft(value, " \t\r\n\"'")
				if end := strings.IndexAny(value, "\"' ;/\t\r\n"); end >= 0 {
					value = value[:end]
				}
				return value
			}
		}
	}
}
