package bounce

import (
	"html"
	"strings"
)

// plainText gives the text of a page: block elements end lines, and what a browser hides is left out.
func plainText(page string) string {
	var b strings.Builder
	page = page[:min(len(page), maxProse)]
	hidden := "" // the element within which everything is left out
	for page != "" {
		text, after, tag := strings.Cut(page, "<")
		if hidden == "" {
			b.WriteString(flat.Replace(text))
		}
		if !tag {
			break
		}
		inside, rest, closed := strings.Cut(after, ">")
		if !closed {
			break
		}
		page = rest
		name := elementName(inside)
		switch {
		case hidden != "":
			if name == "/"+hidden {
				hidden = ""
			}
		case strings.HasPrefix(inside, "!--"):
			_, page = cutComment(after)
		case name == "style" || name == "script" || name == "title" || unseen(name, inside):
			if !strings.HasSuffix(inside, "/") {
				hidden = name
			}
		case ends(name):
			b.WriteByte('\n')
		case name == "td" || name == "th" || name == "/td" || name == "/th":
			b.WriteByte(' ')
		}
	}
	return strings.ReplaceAll(html.UnescapeString(b.String()), "\u00a0", " ")
}

// flat makes the line ends of a page blanks, as browsers do.
var flat = strings.NewReplacer("\r", " ", "\n", " ", "\t", " ")

func cutComment(after string) (comment, rest string) {
	if comment, rest, ok := strings.Cut(after, "-->"); ok {
		return comment, rest
	}
	return "", "" // never closed: all of it is a comment
}

func elementName(inside string) string {
	end := strings.IndexAny(inside, " \t\r\n")
	if end < 0 {
		end = len(inside)
	}
	return strings.ToLower(strings.TrimSuffix(inside[:end], "/"))
}

// unseen reports whether an element is hidden by its own style. Rows for copies that were not sent are.
func unseen(name, inside string) bool {
	if strings.IndexByte(inside, ':') < 0 || name == "br" || name == "img" || name == "input" || name == "meta" || strings.HasPrefix(name, "/") {
		return false
	}
	flat := strings.ReplaceAll(strings.ToLower(inside), " ", "")
	return strings.Contains(flat, "display:none")
}

func ends(name string) bool {
	switch strings.TrimPrefix(name, "/") {
	case "br", "p", "div", "tr", "li", "table", "h1", "h2", "h3", "h4", "pre", "blockquote", "ul", "hr":
		return true
	}
	return false
}
