package analyze

import (
	"slices"
	"strings"

	"github.com/eml-inspect/eml-inspect/headers"
)

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

// cutField is the last field of a header that nothing follows, if it is cut: it ends in the middle of a line, or a field
// is missing that every message has and this one waits for more. That is the header of the message, or of its last part;
// nil where there is no such field.
func (e *Evidence) cutField() *headers.Field {
	last := e.Root
	for len(last.Parts) > 0 {
		last = last.Parts[len(last.Parts)-1]
	}
	h := last.Header
	if len(h.Fields) == 0 {
		return nil
	}
	f, cut := &h.Fields[len(h.Fields)-1], e.endsInLine()
	if last == e.Root {
		cut = e.bareHeader() && (cut || len(h.Lacking()) > 0 && strings.ContainsAny(lastOf(f.Text), ";,:"))
	} else {
		cut = cut && last.Layer == e.layer() && max(h.End, h.Separator.End) >= e.Root.End
	}
	if !cut {
		return nil
	}
	return f
}

// lastOf gives the last byte of a text that is no white space, "" where there is none.
func lastOf(text string) string {
	text = strings.TrimSpace(text)
	return text[max(0, len(text)-1):]
}

// formCodes are what a field shows that is sound and cut. It tells nothing of who wrote it; other findings about it stand.
var formCodes = [...]string{"auth-dkim-malformed", "auth-arc-broken", "head-address-malformed", "head-word-malformed",
	"mime-boundary-missing", "mime-type-malformed", "name-garbled", "raw-field-malformed", "route-date-unreadable",
	"route-date-wrong", "route-forged", "route-zone-ambiguous", "text-damaged"}

// madeByCut reports whether a finding may come of nothing but the end of what was handed in: it is about the form of the
// field that is cut.
func (e *Evidence) madeByCut(f *Finding) bool {
	if len(f.Where) == 0 || !slices.Contains(formCodes[:], f.Code) {
		return false
	}
	at, cut := f.Where[0], e.cutField()
	return cut != nil && at.Layer == e.layer().Path && at.Start >= e.layer().At(cut.Start)
}
