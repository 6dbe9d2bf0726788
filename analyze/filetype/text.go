package filetype

import (
	"bytes"
	"strings"
)

// text tells the kinds of text that say at their beginning what they are.
func text(b []byte) Type {
	head := b[:min(len(b), 4096)]
	if len(head) == 0 || bytes.IndexByte(head, 0) >= 0 {
		return Type{}
	}
	head = bytes.TrimLeft(bytes.TrimPrefix(head, []byte("\xef\xbb\xbf")), " \t\r\n")
	if len(head) == 0 || bytes.IndexByte([]byte("<bB-("), head[0]) < 0 { // none of the beginnings below
		return Type{}
	}
	lower := strings.ToLower(string(head))
	switch {
	case strings.HasPrefix(lower, "<?xml"):
		return xml(lower)
	case strings.HasPrefix(lower, "<svg"):
		return Named("image/svg+xml")
	case strings.HasPrefix(lower, "begin:vcalendar"):
		return Named("text/calendar")
	case strings.HasPrefix(lower, "begin:vcard"):
		return Named("text/vcard")
	case strings.HasPrefix(lower, "-----begin pgp message"):
		return Named("application/pgp-encrypted")
	case strings.HasPrefix(lower, "-----begin pgp signature"):
		return Named("application/pgp-signature")
	case strings.HasPrefix(lower, "-----begin pgp p"):
		return Named("application/pgp-keys")
	case strings.HasPrefix(lower, "-----begin "):
		return Named("application/x-pem-file")
	case strings.HasPrefix(lower, "(this file must be converted with binhex"):
		return Named("application/mac-binhex40")
	case html(lower):
		return Named("text/html")
	}
	return Type{}
}

// xml tells what an XML text holds from its first elements.
func xml(lower string) Type {
	switch {
	case strings.Contains(lower, `progid="word.document"`):
		return Named("application/vnd.ms-word.xml")
	case strings.Contains(lower, `progid="excel.sheet"`):
		return Named("application/vnd.ms-excel.xml")
	case strings.Contains(lower, "<svg"):
		return Named("image/svg+xml")
	case strings.Contains(lower, "<html"):
		return Named("text/html")
	}
	return Named("text/xml")
}

// html reports whether a text begins as a page does.
func html(lower string) bool {
	for strings.HasPrefix(lower, "<!--") {
		_, rest, ok := strings.Cut(lower, "-->")
		if !ok {
			return false
		}
		lower = strings.TrimLeft(rest, " \t\r\n")
	}
	for _, tag := range [...]string{"<!doctype html", "<html", "<head", "<body", "<meta ", "<title", "<script", "<style"} {
		if strings.HasPrefix(lower, tag) {
			return true
		}
	}
	return false
}
