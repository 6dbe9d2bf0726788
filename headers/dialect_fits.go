package headers

import "strings"

// hopTest is one test of a record of dialects.toml.
type hopTest uint8

// The tests, the cheap ones first.
const (
	testBy hopTest = iota
	testByPrefix
	testBySuffix
	testFromPrefix
	testVia
	testWith
	testWithPrefix
	testIDShape
	testByContains
	testWithContains
	testComment
	testCommentPrefix
	testCommentContains
	testFieldPrefix
	testTextContains
	testNoWeekday
)

// tests gives the tests that a record states, without those that dialectTable.candidates makes for it. Most state one
// or two.
func (r *dialectRecord) tests() []hopTest {
	list := make([]hopTest, 0, 4)
	for test, stated := range [...]bool{
		testBy: len(r.By) > 0, testByPrefix: len(r.ByPrefix) > 0, testBySuffix: len(r.BySuffix) > 0,
		testFromPrefix: len(r.FromPrefix) > 0, testVia: len(r.Via) > 0, testWith: len(r.With) > 0,
		testWithPrefix: len(r.WithPrefix) > 0, testIDShape: len(r.IDShape) > 0, testByContains: len(r.ByContains) > 0,
		testWithContains: len(r.WithContains) > 0, testComment: len(r.Comment) > 0,
		testCommentPrefix:   len(r.CommentPrefix) > 0,
		testCommentContains: len(r.CommentContains) > 0, testFieldPrefix: len(r.FieldPrefix) > 0,
		testTextContains: len(r.TextContains) > 0, testNoWeekday: r.NoWeekday,
	} {
		if stated {
			list = append(list, hopTest(test))
		}
	}
	return list
}

// fits reports whether the tests of a record hold.
func (t *dialectTable) fits(n int, h *Hop) bool {
	r := &t.records[n]
	for _, test := range t.tests[n] {
		if test == testIDShape && !shaped(t.shapes[n], h.ID) || test != testIDShape && !r.holds(test, h) {
			return false
		}
	}
	return true
}

// holds makes one test.
func (r *dialectRecord) holds(test hopTest, h *Hop) bool {
	switch test {
	case testBy:
		return anyOf(r.By, h.By, strings.EqualFold)
	case testByPrefix:
		return anyOf(r.ByPrefix, h.By, hasPrefixFold)
	case testBySuffix:
		return anyOf(r.BySuffix, h.By, hasSuffixFold)
	case testFromPrefix:
		return anyOf(r.FromPrefix, h.From, hasPrefixFold)
	case testVia:
		return anyOf(r.Via, h.Via, strings.EqualFold)
	case testWith:
		return anyOf(r.With, h.With, strings.EqualFold)
	case testWithPrefix:
		return anyOf(r.WithPrefix, h.With, hasPrefixFold)
	case testByContains:
		return anyOf(r.ByContains, h.By, ContainsFold)
	case testWithContains:
		return anyOf(r.WithContains, h.With, ContainsFold)
	case testComment:
		return anyComment(r.Comment, h, isOrBegins)
	case testCommentPrefix:
		return anyComment(r.CommentPrefix, h, hasPrefixFold)
	case testCommentContains:
		return anyComment(r.CommentContains, h, ContainsFold)
	case testFieldPrefix:
		return r.opens(h.Text)
	case testTextContains:
		return anyOf(r.TextContains, h.Text, strings.Contains)
	}
	return !h.hasWeekday()
}
