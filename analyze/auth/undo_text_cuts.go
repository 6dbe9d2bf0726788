package auth

import (
	"bytes"
	"slices"

	"github.com/eml-inspect/eml-inspect/analyze/hypertext"
)

// textCut is a stretch of a text that may have been added.
type textCut struct {
	from, to int
	says     string // letters and digits of it, where another text is there to say the same
}

// like reports whether two cuts take the same words from two texts.
func (c textCut) like(other textCut) bool { return c.says == other.says && c.says != "" }

// Limits of the places where a text is cut.
const (
	maxTextCuts  = 12       // at one end of it
	maxTextAdded = 16 << 10 // bytes that may have been added
)

// footers gives what may have been added at the end of a text, the shortest first.
func (t *writtenText) footers() (list []textCut) {
	if !t.html {
		for _, from := range lineStarts(t.content, max(0, len(t.content)-maxTextAdded), true) {
			list = t.add(list, from, len(t.content))
		}
		return list
	}
	begin := max(0, len(t.content)-maxTextAdded)
	all, ends := hypertext.Tags(t.content[begin:]), []int{len(t.content)}
	for _, tag := range slices.Backward(all) {
		if tag.Name == "body" && tag.Opens < 0 {
			ends = append(ends, begin+tag.Start)
			break
		}
	}
	for _, end := range ends {
		list = t.before(list, all, begin, end)
	}
	return list
}

// before adds the footers of a page that end at an offset. Tags are counted from where they begin.
func (t *writtenText) before(list []textCut, all []hypertext.Tag, begin, end int) []textCut {
	depth := 0
	for _, tag := range slices.Backward(all) {
		from, to := begin+tag.Start, begin+tag.End
		if to > end {
			continue
		}
		if depth == 0 {
			list = t.breaks(list, to, end)
		}
		if depth -= tag.Opens; depth < 0 {
			break
		}
		if depth == 0 {
			list = t.add(list, from, end)
			list = t.add(list, lineEndBefore(t.content, from), end)
		}
	}
	return list
}

// breaks adds a footer that begins behind a tag, or at one of the next lines.
func (t *writtenText) breaks(list []textCut, from, end int) []textCut {
	for range 3 {
		if list = t.add(list, from, end); from < end {
			i := bytes.IndexByte(t.content[from:end], '\n')
			if i < 0 {
				break
			}
			from += i + 1
		}
	}
	return list
}

// banners gives what may have been added at the start of a text, the shortest first.
func (t *writtenText) banners() (list []textCut) {
	top := t.content[:min(len(t.content), maxTextAdded)]
	if !t.html {
		for _, to := range lineStarts(top, 0, false) {
			list = t.add(list, 0, to)
		}
		return list
	}
	all, starts := hypertext.Tags(top), []int{0}
	for _, tag := range all {
		if tag.Name == "body" && tag.Opens > 0 {
			starts = append(starts, tag.End)
			break
		}
	}
	for _, start := range starts {
		list = t.behind(list, all, start)
	}
	return list
}

// behind adds the banners of a page that begin at an offset.
func (t *writtenText) behind(list []textCut, all []hypertext.Tag, start int) []textCut {
	depth := 0
	for _, tag := range all {
		if tag.Start < start {
			continue
		}
		if depth += tag.Opens; depth < 0 {
			break
		}
		if depth == 0 {
			list = t.add(list, start, tag.End)
			list = t.add(list, start, tag.End+lineEndAt(t.content, tag.End))
		}
	}
	return list
}

// add adds a cut that leaves something, as long as there are few.
func (t *writtenText) add(list []textCut, from, to int) []textCut {
	if len(list) == maxTextCuts || from >= to || to-from == len(t.content) ||
		slices.ContainsFunc(list, func(c textCut) bool { return c.from == from && c.to == to }) {
		return list
	}
	return append(list, textCut{from: from, to: to})
}

// lineStarts gives the lines at which a text was put together with another one, from the end up or from the start down:
// each of the first three, and where it looks so.
func lineStarts(text []byte, begin int, up bool) (list []int) {
	var all []int
	for i := begin; ; {
		n := bytes.IndexByte(text[i:], '\n')
		if n < 0 {
			break
		}
		i += n + 1
		all = append(all, i)
	}
	if up {
		slices.Reverse(all)
	}
	for n, i := range all {
		before := lineEndBefore(text, i)
		empty := before == 0 || text[before-1] == '\n'
		seam := empty || lineEndAt(text, i) > 0 || ruled(text[i:])
		if seam || n < 3 {
			list = append(list, i)
		}
		if up && !empty && (seam || n == 0) {
			list = append(list, before)
		}
		if len(list) >= maxTextCuts {
			break
		}
	}
	return list
}

// lineEndAt gives the length of the line end that stands at an offset, 0 where none does.
func lineEndAt(text []byte, i int) int {
	switch rest := text[i:]; {
	case bytes.HasPrefix(rest, []byte("\n")):
		return 1
	case bytes.HasPrefix(rest, crlf):
		return 2
	}
	return 0
}

// lineEndBefore gives where the line end begins that stands before an offset; the offset where none does.
func lineEndBefore(text []byte, i int) int {
	return len(bytes.TrimSuffix(bytes.TrimSuffix(text[:i], []byte("\n")), []byte("\r")))
}

// said gives the letters and digits of a text or a page, without its tags.
func said(text []byte) string {
	words := make([]byte, 0, len(text))
	inTag := false
	for _, c := range text {
		switch {
		case c == '<' || c == '>':
			inTag = c == '<'
		case !inTag && (c >= 0x80 || c >= '0' && c <= '9' || c|0x20 >= 'a' && c|0x20 <= 'z'):
			words = append(words, c)
		}
	}
	return string(words)
}
