package analyze

import (
	"iter"
	"unicode"

	"github.com/eml-inspect/eml-inspect/analyze/hypertext"
	"github.com/eml-inspect/eml-inspect/analyze/mapi"
	"github.com/eml-inspect/eml-inspect/analyze/tnef"
)

const (
	maxSought = 8 << 10   // bytes of the text of a winmail.dat that are looked for beside it
	maxBeside = 128 << 10 // letters beside it among which they are looked for
)

// hidesText reports whether a winmail.dat holds a text that does not stand beside it, as where a gateway wrote nothing but
// a notice of its own there.
func (e *Evidence) hidesText(s *tnef.Stream) bool {
	for _, t := range s.Message.TextsUpTo(maxText) {
		text := shorten(t.Text, maxText)
		switch t.Format {
		case mapi.HTML:
			return !e.shows(shorten(hypertext.Text(text), maxSought))
		case mapi.Plain:
			return !e.shows(shorten(text, maxSought))
		}
	}
	return false
}

// shows reports whether the texts of the message show at least half of another text, or are longer than we look through.
func (e *Evidence) shows(text string) bool {
	shown := e.beside()
	all, found := 0, 0
	for g := range grams(text) {
		all++
		if _, ok := shown.grams[g]; ok {
			found++
		}
	}
	if all == 0 {
		return len(shown.grams) > 0
	}
	return 2*found >= all || shown.cut
}

// shownText is what the texts of a message show.
type shownText struct {
	grams map[gram]struct{}
	cut   bool // there is more
}

// readBeside gathers what the texts of the message show.
func (e *Evidence) readBeside() shownText {
	shown := shownText{grams: make(map[gram]struct{})}
	letters := 0
	for prose := range e.proseAbout(0, func(c *Content) bool { return c.Body }) {
		for g := range grams(prose.Text) {
			if letters++; letters > maxBeside {
				shown.cut = true
				return shown
			}
			shown.grams[g] = struct{}{}
		}
	}
	return shown
}

// gram is a piece of a text: letters and digits that follow each other, of lower case, behind zeros where the text has no
// more. White space and marks are left aside, since programs that make a plain text of a rich one set them differently.
type gram [5]rune

// grams gives all pieces of a text, each where it begins.
func grams(text string) iter.Seq[gram] {
	return func(yield func(gram) bool) {
		var g gram
		have := 0
		for _, r := range text {
			if !unicode.IsLetter(r) && !unicode.IsDigit(r) {
				continue
			}
			copy(g[:], g[1:])
			g[len(g)-1] = unicode.ToLower(r)
			if have++; have >= len(g) && !yield(g) {
				return
			}
		}
		if have > 0 && have < len(g) {
			yield(g)
		}
	}
}
