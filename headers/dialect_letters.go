package headers

// letterMarks is how many marks of letters there are: capital and small ones have the same, and other characters share
// theirs with letters.
const letterMarks = 32

// markOfLetter gives the mark of a letter.
func markOfLetter(c byte) byte { return c % letterMarks }

// markStarts files a record under the first letters with which none of its prefixes begins.
func markStarts(not *[letterMarks]recordSet, i int, prefixes []string) {
	if len(prefixes) == 0 {
		return
	}
	var starts uint32
	for _, p := range prefixes {
		starts |= 1 << markOfLetter(p[0])
	}
	for mark := range not {
		if starts>>mark&1 == 0 {
			not[mark].add(i)
		}
	}
}

// markAll files a record under the letters with which its prefixes begin.
func markAll(sets *[letterMarks]recordSet, i int, prefixes []string) {
	for _, p := range prefixes {
		sets[markOfLetter(p[0])].add(i)
	}
}

// heldLetters are the letters of the words of which a record asks for one.
type heldLetters struct {
	record recordSet // that one
	words  []uint32  // the marks of the letters of each
}

func newHeldLetters(i int, words []string) heldLetters {
	var l heldLetters
	l.record.add(i)
	for _, w := range words {
		l.words = append(l.words, lettersOf(w))
	}
	return l
}

// lettersOf gives the marks of the letters of a word.
func lettersOf(s string) (marks uint32) {
	for i := range len(s) {
		marks |= 1 << markOfLetter(s[i])
	}
	return marks
}

// mayStand reports whether all letters of a word are among some.
func (l *heldLetters) mayStand(letters uint32) bool {
	for _, word := range l.words {
		if word&^letters == 0 {
			return true
		}
	}
	return false
}

// dropClauses takes out the records that ask for other clauses than those of a hop, as far as letters tell.
func (t *dialectTable) dropClauses(set *recordSet, h *Hop) {
	if h.From != "" {
		set.drop(&t.notFrom[markOfLetter(h.From[0])])
	}
	if h.With != "" {
		set.drop(&t.notWith[markOfLetter(h.With[0])])
	}
	if h.By == "" {
		return
	}
	set.drop(&t.notBy[markOfLetter(h.By[0])])
	letters := lettersOf(h.By)
	for i := range t.inBy {
		if l := &t.inBy[i]; !l.mayStand(letters) {
			set.drop(&l.record)
		}
	}
}
