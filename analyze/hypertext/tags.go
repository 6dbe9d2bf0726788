package hypertext

import (
	"strings"

	"golang.org/x/net/html/atom"

	"github.com/eml-inspect/eml-inspect/headers"
)

// attributes are those of an element that matter here.
type attributes struct {
	href, alt string
	hidden    bool // it is not displayed
	marks     string
	title     string
}

// attributes reads the attributes of the tag that is at hand; of several of one name the first holds.
func (r *reader) attributes(more bool) attributes {
	var a attributes
	for more {
		var key, value []byte
		key, value, more = r.tags.TagAttr()
		switch string(key) {
		case "href":
			if a.href == "" {
				a.href = address(string(value))
			}
		case "alt":
			if a.alt == "" {
				a.alt = strings.Join(strings.Fields(clip(string(value), maxLabel)), " ")
			}
		case "class", "id":
			a.marks += clip(strings.ToLower(string(value)), maxMarks) + " "
		case "title":
			a.title = clip(string(value), maxLabel)
		case "hidden":
			a.hidden = true
		case "style":
			a.hidden = a.hidden || undisplayed(string(value))
		}
	}
	return a
}

// address gives the address of a link. Line ends and tabs within are no part of it (URL, section 4.4), and
// one that holds its document itself is only named.
func address(value string) string {
	value = strings.TrimSpace(clip(value, maxURL))
	value = unbroken.Replace(value)
	if hasScheme(value, "data:") {
		kind, _, _ := strings.Cut(value, ",")
		return kind
	}
	return value
}

// unbroken takes out line ends and tabs.
var unbroken = strings.NewReplacer("\r", "", "\n", "", "\t", "")

func hasScheme(url, scheme string) bool {
	return len(url) >= len(scheme) && strings.EqualFold(url[:len(scheme)], scheme)
}

// clip cuts a text that is too long, between characters.
func clip(s string, most int) string {
	if len(s) <= most {
		return s
	}
	for most > 0 && s[most]&0xC0 == 0x80 {
		most--
	}
	return s[:most]
}

// undisplayed reports whether a style keeps its element from being displayed: the text that only lists of
// messages preview is written so.
func undisplayed(style string) bool {
	if !headers.ContainsFold(style, "none") && !headers.ContainsFold(style, "hid") {
		return false
	}
	style = strings.ToLower(strings.Join(strings.Fields(style), ""))
	return strings.Contains(style, "display:none") || strings.Contains(style, "visibility:hidden") ||
		strings.Contains(style, "mso-hide:all") && strings.Contains(style, "max-height:0")
}

// unseen are the elements whose text is never displayed.
func unseen(name atom.Atom) bool {
	switch name {
	case atom.Head, atom.Style, atom.Script, atom.Title, atom.Template, atom.Noframes, atom.Noembed, atom.Iframe,
		atom.Select, atom.Svg, atom.Datalist:
		return true
	}
	return false
}

// void are the elements that have no end (HTML, section 13.1.2).
func void(name atom.Atom) bool {
	switch name {
	case atom.Area, atom.Base, atom.Br, atom.Col, atom.Embed, atom.Hr, atom.Img, atom.Input, atom.Link, atom.Meta,
		atom.Param, atom.Source, atom.Track, atom.Wbr:
		return true
	}
	return false
}

// inline are elements within lines that show that the head of a page is over, where nothing else says so.
func inline(name atom.Atom) bool {
	switch name {
	case atom.A, atom.B, atom.Font, atom.I, atom.Img, atom.Pre, atom.Span, atom.Strong, atom.Td:
		return true
	}
	return false
}

// breaks says how many line ends an element puts before and after itself.
func breaks(name atom.Atom) int {
	switch name {
	case atom.P, atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6, atom.Blockquote, atom.Table, atom.Ul, atom.Ol,
		atom.Dl, atom.Hr:
		return 2
	case atom.Br, atom.Div, atom.Tr, atom.Dt, atom.Dd, atom.Center, atom.Address, atom.Article, atom.Aside, atom.Body,
		atom.Footer, atom.Form, atom.Header, atom.Main, atom.Nav, atom.Section, atom.Caption, atom.Fieldset,
		atom.Figure, atom.Figcaption, atom.Option, atom.Li:
		return 1
	}
	return 0
}
