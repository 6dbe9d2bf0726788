package hypertext

import (
	"bytes"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// Tag is a tag of a page, a comment or a declaration, with its place in bytes.
type Tag struct {
	Start, End int
	Name       string // in lower case; "" where it is no tag of an element
	Opens      int    // 1 where it opens an element, -1 where it closes one, 0 where it does neither
}

// Tags gives the tags of a page in their order.
func Tags(page []byte) (list []Tag) {
	z, at := html.NewTokenizer(bytes.NewReader(page)), 0
	for {
		kind := z.Next()
		if kind == html.ErrorToken {
			return list
		}
		t := Tag{Start: at}
		at += len(z.Raw())
		t.End = at
		switch kind {
		case html.TextToken:
			continue
		case html.StartTagToken, html.EndTagToken:
			name, _ := z.TagName()
			switch t.Name = string(name); {
			case kind == html.EndTagToken:
				t.Opens = -1
			case !void(atom.Lookup(name)):
				t.Opens = 1
			}
		}
		list = append(list, t)
	}
}
