package auth

import (
	"bytes"
	"slices"
)

// siblings drops parts that were added at the end of a multipart, or at its start, as lists and gateways
// add a part with their text.
func (u *undoer) siblings(d draft) []Change {
	root := u.root
	if len(root.Parts) < 2 || root.Parts[0].Layer != root.Layer {
		return nil
	}
	closing := d.lineAt(root.Close.Start + 1)
	for k := len(root.Parts) - 1; k > 0; k-- {
		from := d.delimiterLine(root.Parts[k].Delimiter.Start)
		if u.matches(slices.Concat(d.lines[:from], d.lines[min(closing, len(d.lines)):])) {
			return []Change{{What: FooterAdded, Added: d.span(from, closing)}}
		}
	}
	first, second := d.delimiterLine(root.Parts[0].Delimiter.Start), d.delimiterLine(root.Parts[1].Delimiter.Start)
	if u.matches(slices.Concat(d.lines[:first], d.lines[second:])) {
		return []Change{{What: BannerAdded, Added: d.span(first, second)}}
	}
	return nil
}

// delimiterLine gives the line of a boundary whose delimiter begins at an offset, with the line end before it.
func (d *draft) delimiterLine(offset int) int {
	i := d.lineAt(offset)
	for i < len(d.lines) && !bytes.HasPrefix(d.lines[i], []byte("--")) {
		i++
	}
	return i
}

// wrapper takes a part for the whole body: a list put the message into a multipart of its own, beside its
// footer.
func (u *undoer) wrapper(d draft) []Change {
	for n, p := range u.root.Parts {
		if n == 3 || p.Layer != u.root.Layer {
			break
		}
		first, last := d.lineAt(p.Body.Start), d.lineAfter(p.Body.End)
		if first > last || last > len(d.lines) {
			continue
		}
		if u.matches(d.lines[first:last]) {
			changes := []Change{{What: FooterAdded, Added: d.span(last, len(d.lines))}}
			if n > 0 {
				changes[0] = Change{What: BannerAdded, Added: d.span(0, first)}
			}
			return changes
		}
	}
	return nil
}
