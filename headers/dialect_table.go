package headers

import (
	"math/bits"
	"strings"
)

// dialectTable holds the records, and for each way of telling them apart at little cost which records a
// hop can fit at all.
type dialectTable struct {
	records    []dialectRecord
	tests      [][]hopTest // those that each record states
	shapes     [][]idShape // of each record: the id has one of them
	always     recordSet
	byHost     recordIndex            // by the last two labels of the by host
	byComment  recordIndex            // by the letters that a comment begins with
	byProtocol recordIndex            // by the letters that the with clause begins with
	byStart    [letterMarks]recordSet // by the mark of the first character of the field
	byMark     [letterMarks]recordSet // by the mark of the letter that a comment begins with

	noFrom, noWith, noID recordSet // those that ask for a clause to be missing
	from, via, id        recordSet // those that ask for one to be there

	notBy, notFrom, notWith [letterMarks]recordSet // by the mark of its first letter, those that ask for another clause
	inBy                    []heldLetters          // those that ask for a word in the by host
	notSize                 [longID + 1]recordSet  // by the size of the id, those that ask for another
	inID                    []heldMark             // those that ask for a character in the id
}

// dialects are the records of dialects.toml.
var dialects = once(func() *dialectTable { return newDialectTable(dialectRecords) })

func newDialectTable(records []dialectRecord) *dialectTable {
	t := &dialectTable{records: records, tests: make([][]hopTest, len(records)), shapes: make([][]idShape, len(records))}
	if len(t.records) > 64*len(t.always) {
		panic("headers: dialects.toml: too many records")
	}
	known := idShapes()
	for i := range t.records {
		r := &t.records[i]
		for _, name := range r.IDShape {
			if known[name].fits == nil {
				panic("headers: dialects.toml: unknown id_shape " + name)
			}
			t.shapes[i] = append(t.shapes[i], known[name])
		}
		t.tests[i] = r.tests()
		t.index(i, r)
		t.ask(i, r)
		markStarts(&t.notBy, i, r.ByPrefix)
		markStarts(&t.notFrom, i, r.FromPrefix)
		markStarts(&t.notWith, i, r.WithPrefix)
		t.askID(i)
		if len(r.ByContains) > 0 {
			t.inBy = append(t.inBy, newHeldLetters(i, r.ByContains))
		}
	}
	return t
}

// index files a record under the test that tells most. A prefix of the with clause that is letters only
// may go on with letters, so it tells nothing about the first word.
func (t *dialectTable) index(i int, r *dialectRecord) {
	switch {
	case len(r.Comment) > 0:
		t.byComment.add(i, r.Comment, firstLetters)
	case len(r.CommentPrefix) > 0 && !anyOf(r.CommentPrefix, "", isAllLetters):
		t.byComment.add(i, r.CommentPrefix, firstLetters)
	case len(r.CommentPrefix) > 0:
		markAll(&t.byMark, i, r.CommentPrefix)
	case len(r.By) > 0:
		t.byHost.add(i, r.By, lastLabels)
	case len(r.BySuffix) > 0 && wholeDomains(r.BySuffix):
		t.byHost.add(i, r.BySuffix, lastLabels)
	case len(r.With) > 0:
		t.byProtocol.add(i, r.With, firstLetters)
	case len(r.WithPrefix) > 0 && !anyOf(r.WithPrefix, "", isAllLetters):
		t.byProtocol.add(i, r.WithPrefix, firstLetters)
	case len(r.FieldPrefix) > 0:
		markAll(&t.byStart, i, r.FieldPrefix)
	default:
		t.always.add(i)
	}
}

// ask files a record under the clauses that it asks for.
func (t *dialectTable) ask(i int, r *dialectRecord) {
	for _, c := range [...]struct {
		asks bool
		set  *recordSet
	}{
		{r.NoFrom, &t.noFrom}, {r.NoWith, &t.noWith}, {r.NoID, &t.noID},
		{len(r.FromPrefix) > 0, &t.from}, {len(r.Via) > 0, &t.via}, {len(r.IDShape) > 0, &t.id},
	} {
		if c.asks {
			c.set.add(i)
		}
	}
}

// candidates are the records that a hop can fit, by what is cheap to tell.
func (t *dialectTable) candidates(h *Hop) recordSet {
	set := t.always
	t.byHost.join(&set, lastLabels(h.By))
	for _, c := range h.Comments {
		t.byComment.join(&set, firstLetters(c))
		if c != "" {
			set.join(&t.byMark[markOfLetter(c[0])])
		}
	}
	t.byProtocol.join(&set, firstLetters(h.With))
	if i := skipSpace(h.Text); i < len(h.Text) {
		set.join(&t.byStart[markOfLetter(h.Text[i])])
	}
	set.dropIf(h.From, &t.from, &t.noFrom)
	set.dropIf(h.ID, &t.id, &t.noID)
	set.dropIf(h.Via, &t.via, &recordSet{})
	set.dropIf(h.With, &recordSet{}, &t.noWith)
	t.dropClauses(&set, h)
	t.dropIDs(&set, h.ID)
	return set
}

func isAllLetters(_, value string) bool { return len(firstLetters(value)) == len(value) }

// wholeDomains reports whether each of the names settles the last two labels of a host.
func wholeDomains(names []string) bool {
	for _, name := range names {
		if dots := strings.Count(name, "."); dots < 1 || (dots == 1 && name[0] == '.') {
			return false
		}
	}
	return true
}

// match gives the first record that fits, -1 where none does.
func (t *dialectTable) match(h *Hop) int {
	set := t.candidates(h)
	for i, word := range set {
		for ; word != 0; word &= word - 1 {
			if n := i*64 + bits.TrailingZeros64(word); t.fits(n, h) {
				return n
			}
		}
	}
	return -1
}

func firstLetters(s string) string {
	for i := range len(s) {
		if !isLetter(s[i]) {
			return s[:i]
		}
	}
	return s
}

// lastLabels gives the last two labels of a host name, all of it where it has fewer.
func lastLabels(host string) string {
	if last := strings.LastIndexByte(host, '.'); last > 0 {
		return host[strings.LastIndexByte(host[:last], '.')+1:]
	}
	return host
}
