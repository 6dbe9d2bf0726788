package analyze

import (
	"strings"

	"github.com/eml-inspect/eml-inspect/charset"
)

// Mended says what had happened to a text before this copy was stored, as far as its characters show, and
// how it was made readable.
type Mended struct {
	Spelled    *Spelling         // letters that stood as codes
	Undone     *charset.Repair   // wrong decodings that were undone
	Unescaped  *charset.Restored // escapes that were lost
	Unstripped *charset.Restored // eighth bits that were lost
	Shifted    string            // the charset of a text that lost single bytes; "" for others
	LostBytes  int               // how many of them
	Loss       charset.Loss      // characters that nobody can bring back
	Aligned    bool              // offsets in the text are offsets in its bytes
}

// changed reports whether the text reads otherwise than before.
func (m Mended) changed() bool {
	return m.Spelled != nil || m.Undone != nil || m.Unescaped != nil || m.Unstripped != nil || m.Shifted != ""
}

// mendText makes a text readable that was decoded, as its label says, from bytes in the charset actual.
// foreign says that its language needs more than Latin letters, left how many bytes may be searched.
func (s *searches) mendText(text, actual string, foreign bool, left *int) (string, Mended) {
	if plain, m := sevenBit(text); m.changed() {
		return plain, m
	}
	m := Mended{Loss: charset.Losses(text, foreign)}
	if !s.garbled(text) || !s.may(left, text) {
		return text, m
	}
	r, ok := charset.Undo(text)
	if ok && !(r.Depth == 1 && sameCharset(lastReader(r.Chain), actual)) {
		m.Undone = new(r)
		return r.Text, m
	}
	if text, name, lost, ok := charset.Realign(text); ok {
		m.Shifted, m.LostBytes = name, lost
		return text, m
	}
	if !ok {
		s.foundNothing(text)
	}
	return text, m
}

// sevenBit undoes what happens to bytes on a way of seven bits. A text that lost its eighth bits can look in places as if it
// had lost escapes.
func sevenBit(text string) (string, Mended) {
	escapes, escaped := charset.RestoreEscapes(text)
	bits, stripped := charset.RestoreHighBit(text)
	switch {
	case stripped && bits.Made > escapes.Made:
		return bits.Text, Mended{Unstripped: new(bits)}
	case escaped:
		return escapes.Text, Mended{Unescaped: new(escapes)}
	}
	return text, Mended{}
}

// lastReader is the charset in which the bytes of a chain were read last.
func lastReader(chain string) string { return chain[strings.LastIndexByte(chain, '>')+1:] }

// sameCharset reports whether a charset is the one that bytes were read in, or another name or size of it:
// such a text is labelled wrongly, and nothing was converted.
func sameCharset(reader, actual string) bool {
	families := [...][]string{{"windows-1252", "iso-8859-1", "us-ascii"}, {"gbk", "gb2312", "gb18030"},
		{"big5", "cp950", "big5-hkscs"}, {"shift_jis", "windows-31j"}, {"euc-kr", "cp949", "ks_c_5601-1987"}}
	for _, f := range families {
		if f[0] == reader || len(f) > 1 && f[1] == reader {
			for _, name := range f {
				if name == actual && name != "us-ascii" {
					return true
				}
			}
		}
	}
	return reader == actual
}

// foreign reports whether a charset is one of languages that need more than Latin letters.
func foreign(label string) bool {
	name, _ := charset.Canonical(label)
	for _, prefix := range [...]string{"gb", "hz-", "big5", "shift_jis", "windows-31j", "euc-", "iso-2022-", "ks_c", "koi8",
		"windows-1251", "windows-1253", "windows-1255", "windows-1256", "windows-874", "iso-8859-5", "iso-8859-6",
		"iso-8859-7", "iso-8859-8", "tis-620"} {
		if strings.HasPrefix(name, prefix) {
			return true
		}
	}
	return false
}

// mend makes the text of a body readable, if its charset is beyond doubt.
func (c *Content) mend(s *searches) {
	r := c.Reading
	if r.Verdict == charset.Undecided || !r.Sure && r.Verdict != charset.Fits && r.Verdict != charset.Narrow {
		return
	}
	before := r.Text
	plain, spelled := unspelledBody(c)
	r.Text, c.Mended = s.mendText(plain, r.Actual, foreign(r.Declared), &s.bodies)
	c.Spelled = spelled
	c.Aligned = len(before) == len(c.Decoded.Data) && before == string(c.Decoded.Data) && (spelled == nil || r.Text == plain)
	if l := &c.Loss; l.Kind == charset.LostToReplacement && r.MisfitCount > 0 {
		if l.Count -= r.MisfitCount; l.Count <= 0 { // those are of our own reading
			*l = charset.Loss{}
		}
	}
}

// mendHeader makes the text of a field readable, if its words are labelled rightly.
func mendHeader(h charset.HeaderText, s *searches) (charset.HeaderText, Mended) {
	actual, wide := "utf-8", false
	for _, w := range h.Words {
		if w.Verdict != charset.Fits && w.Verdict != charset.Narrow {
			return h, Mended{}
		}
		actual, wide = w.Actual, wide || foreign(w.Label)
	}
	if h.RawStart >= 0 {
		actual = h.RawCharset
	}
	text, m := s.mendText(h.Text, actual, wide, &s.fields)
	h.Text, h.Repaired = text, h.Repaired || m.changed()
	return h, m
}

// mended is the text of a value, made readable.
func mended(h charset.HeaderText, s *searches) string {
	h, _ = mendHeader(h, s)
	return h.Text
}
