package analyze

import "github.com/eml-inspect/eml-inspect/headers"

// bareHeader reports whether nothing follows the header of a message that servers have passed on: no body, and no empty
// line either.
func (e *Evidence) bareHeader() bool {
	h := e.Header()
	return len(e.Hops) > 0 && max(h.End, h.Separator.End) >= e.Root.End && (h.Separator.Empty() || e.endsInLine())
}

// endsInLine reports whether what was handed in, or what a file in it holds, ends in the middle of a line.
func (e *Evidence) endsInLine() bool {
	data, end := e.layer().Data, e.Root.End
	return end > 0 && end == len(data) && data[end-1] != '\n' && data[end-1] != '\r'
}

// endsInHeader reports whether the header goes on beyond what was handed in: nothing follows it, and a field is missing that
// every message has, or the last line ends before it is one.
func (e *Evidence) endsInHeader() bool {
	cut := e.cutField()
	return e.bareHeader() && (len(e.Header().Lacking()) > 0 || cut != nil && cut.Kind == headers.Stray)
}

// cutField is the last field of a header that nothing follows and that ends in the middle of a line, or lacks a field that
// every message has: that of the message, or of its last part; nil where there is none. Whatever is wrong with it tells
// nothing of who wrote it.
func (e *Evidence) cutField() *headers.Field {
	last := e.Root
	for len(last.Parts) > 0 {
		last = last.Parts[len(last.Parts)-1]
	}
	h, cut := last.Header, e.endsInLine()
	if last == e.Root {
		cut = e.bareHeader() && (cut || len(h.Lacking()) > 0)
	} else {
		cut = cut && last.Layer == e.layer() && max(h.End, h.Separator.End) >= e.Root.End
	}
	if !cut || len(h.Fields) == 0 {
		return nil
	}
	return &h.Fields[len(h.Fields)-1]
}

// inCutField reports whether a place is in the field that is cut.
func (e *Evidence) inCutField(at Place) bool {
	cut := e.cutField()
	return cut != nil && at.Layer == e.layer().Path && at.Start >= e.layer().At(cut.Start)
}
