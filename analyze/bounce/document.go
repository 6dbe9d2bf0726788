package bounce

import (
	"strings"

	"github.com/eml-inspect/eml-inspect/headers"
)

// Document is a message that may be a notice, with what is in it already decoded.
type Document struct {
	Header   headers.Block // its own header
	From     string        // the From field, decoded
	Subject  string        // the Subject field, decoded
	Type     string        // the media type of the whole, lower case
	Report   string        // the report-type of a multipart/report (RFC 6522), lower case
	Texts    []Text        // its leaves, in order
	Headless bool          // no header of a message stands above it: somebody saved the text of one
	Returned *Returned     // the message that came back as a part of its own, nil if none did
	// BehindForward gives where a text goes on behind the header of a forward in it, -1 where there is none. It may be nil.
	BehindForward func(text string) int
}

// Text is one leaf of a document.
type Text struct {
	Type string // the media type, lower case
	Name string // the file name, "" where there is none
	Text string // decoded; "" for what is no text
}

// Returned is a message that came back.
type Returned struct {
	Header headers.Block
	Size   int // bytes, 0 where only the header came back
}

// leaf gives the first leaf of a type.
func (d *Document) leaf(types ...string) (Text, bool) {
	for _, t := range d.Texts {
		for _, name := range types {
			if t.Type == name {
				return t, true
			}
		}
	}
	return Text{}, false
}

// prose gives what a person reads: the plain texts, or the pages where there are none. Texts after a
// notification belong to what came back.
func (d *Document) prose() string {
	var plain, pages []string
	for _, t := range d.Texts {
		switch {
		case t.Type == "message/delivery-status" && !strings.Contains(strings.ToLower(t.Text), "-recipient:"):
			plain = append(plain, t.Text) // words where fields should stand
		case t.Type == "message/delivery-status" || t.Type == "text/rfc822-headers":
			return joinProse(plain, pages)
		case t.Type == "text/html":
			pages = append(pages, t.Text)
		case strings.HasPrefix(t.Type, "text/") && strings.TrimSpace(t.Text) != "":
			plain = append(plain, t.Text)
		}
	}
	return joinProse(plain, pages)
}

func joinProse(plain, pages []string) string {
	text := strings.Join(plain, "\n\n")
	if strings.ContainsAny(text, "@＠") || len(pages) == 0 {
		return text
	}
	for _, p := range pages {
		text += "\n\n" + plainText(p)
	}
	return text
}

// page gives the first page of HTML as it is written.
func (d *Document) page() string {
	t, _ := d.leaf("text/html")
	return t.Text
}
