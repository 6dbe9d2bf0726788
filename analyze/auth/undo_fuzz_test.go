package auth

import (
	"bytes"
	"math"
	"testing"

	"github.com/eml-inspect/eml-inspect/analyze/eml"
	"github.com/eml-inspect/eml-inspect/headers"
)

// Whatever the texts of a message are made of: the search ends, each cut is a stretch of its text, and a patch stands where its text
// does.
func FuzzTexts(f *testing.F) {
	for _, text := range encodingNames {
		for _, page := range encodingNames {
			f.Add(bannered(footed(linked(bothTexts{letterText, letterPage, text, page}))).letter(), true)
		}
	}
	for _, name := range []string{"plain", "html", "quoted", "base64"} {
		f.Add(letters[name], false)
	}
	f.Fuzz(func(t *testing.T, letter string, relaxed bool) {
		file, err := eml.Read([]byte(letter), "", eml.Limits{})
		if err != nil || len(file.Messages) == 0 || len(letter) > 64<<10 {
			return
		}
		m := file.Messages[0]
		canon := Simple
		if relaxed {
			canon = Relaxed
		}
		u := newUndoer(&Signature{Body: canon, Algorithm: "rsa-sha256", Length: -1})
		u.root, u.budget = m.Root, undoBudget
		u.want(make([]byte, 32), 0)
		at := headers.Span{Start: max(m.Root.Header.End, m.Root.Header.Separator.End), End: m.Root.End}
		if at.End > math.MaxInt32 {
			return
		}
		d := newDraft(m.Root, at, canon)
		for _, text := range u.textsOf(d).texts {
			for _, c := range append(text.footers(), text.banners()...) {
				if c.from < 0 || c.from >= c.to || c.to > len(text.content) {
					t.Fatalf("%d to %d of %d", c.from, c.to, len(text.content))
				}
				p := text.without(d, FooterAdded, c.from, c.to)
				if p.first < text.first || p.last < p.first || p.last > text.until {
					t.Fatalf("lines %d to %d of %d to %d", p.first, p.last, text.first, text.until)
				}
			}
			if whole := text.without(d, FooterAdded, 0, 0); text.plain() && len(whole.by) > 0 {
				t.Fatalf("nothing cut: %q", bytes.Join(whole.by, crlf))
			}
		}
		u.search(d)
	})
}
