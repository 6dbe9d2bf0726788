package filetype

import (
	"bytes"
	"strings"
)

// textBeginnings are the beginnings of texts, in lower case, that say what they are: the first that fits is meant.
var textBeginnings = [...]struct{ text, name string }{
	{"<svg", "image/svg+xml"},
	{"begin:vcalendar", "text/calendar"},
	{"begin:vcard", "text/vcard"},
	{"-----begin pgp message", "application/pgp-encrypted"},
	{"-----begin pgp signature", "application/pgp-signature"},
	{"-----begin pgp p", "application/pgp-keys"},
	{"-----begin ", "application/x-pem-file"},
	{"(this file must be converted with binhex", "application/mac-binhex40"},
}

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
	for _, b := range textBeginnings {
		if strings.HasPrefix(lower, b.text) {
			return Named(b.name)
		}
	}
	switch {
	case strings.HasPrefix(lower, "<?xml"):
		return Named(xml(lower))
	case html(lower):
		return Named("text/html")
	}
	return Type{}
}

// xml tells what an XML text holds from its first elements.
func xml(lower string) string {
	for _, inside := range [...][2]string{{`progid="word.document"`, "application/vnd.ms-word.xml"},
		{`progid="excel.sheet"`, "application/vnd.ms-excel.xml"}, {"<svg", "image/svg+xml"}, {"<html", "text/html"}} {
		if strings.Contains(lower, inside[0]) {
			return inside[1]
		}
	}
	return "text/xml"
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
