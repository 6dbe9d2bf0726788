package headers

import (
	"math/bits"
	"strings"
	"sync"
)

// recordSet is a set of records of dialects.toml, by their place in the file.
type recordSet [4]uint64

func (s *recordSet) add(i int) { s[i/64] |= 1 << (i % 64) }

func (s *recordSet) join(other recordSet) {
	for i := range s {
		s[i] |= other[i]
	}
}

func (s *recordSet) drop(other *recordSet) {
	for i := range s {
		s[i] &^= other[i]
	}
}

// dialectTable holds the records, and for each way of telling them apart at little cost which records a
// hop can fit at all.
type dialectTable struct {
	records    []dialectRecord
	tests      [][]hopTest // those that each record states
	shapes     [][]idShape // of each record: the id has one of them
	always     recordSet
	byHost     map[string]recordSet   // by the last two labels of the by host
	byComment  map[string]recordSet   // by the letters that a comment begins with
	byProtocol map[string]recordSet   // by the letters that the with clause begins with
	byStart    map[string]recordSet   // by the first character of the field
	byMark     [letterMarks]recordSet // by the mark of the letter that a comment begins with

	noFrom, noWith, noID recordSet // those that ask for a clause to be missing
	from, via, id        recordSet // those that ask for one to be there

	notBy, notFrom, notWith [letterMarks]recordSet // by the mark of its first letter, those that ask for another clause
	inBy                    []heldLetters          // those that ask for a word in the by host
	notSize                 [longID + 1]recordSet  // by the size of the id, those that ask for another
	inID                    []heldMark             // those that ask for a character in the id
}

// dialects are the records of dialects.toml.
var dialects = sync.OnceValue(func() *dialectTable { return newDialectTable(dialectRecords) })

func newDialectTable(records []dialectRecord) *dialectTable {
	t := &dialectTable{records: records, tests: make([][]hopTest, len(records)), shapes: make([][]idShape, len(records)),
		byHost: make(map[string]recordSet, len(records)), byComment: map[string]recordSet{}, byProtocol: map[string]recordSet{},
		byStart: map[string]recordSet{}}
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
		file(t.byComment, i, r.Comment, firstLetters)
	case len(r.CommentPrefix) > 0 && !anyOf(r.CommentPrefix, "", isAllLetters):
		file(t.byComment, i, r.CommentPrefix, firstLetters)
	case len(r.CommentPrefix) > 0:
		for _, prefix := range r.CommentPrefix {
			t.byMark[markOfLetter(prefix[0])].add(i)
		}
	case len(r.By) > 0:
		file(t.byHost, i, r.By, lastLabels)
	case len(r.BySuffix) > 0 && wholeDomains(r.BySuffix):
		file(t.byHost, i, r.BySuffix, lastLabels)
	case len(r.With) > 0:
		file(t.byProtocol, i, r.With, firstLetters)
	case len(r.WithPrefix) > 0 && !anyOf(r.WithPrefix, "", isAllLetters):
		file(t.byProtocol, i, r.WithPrefix, firstLetters)
	case len(r.FieldPrefix) > 0:
		file(t.byStart, i, r.FieldPrefix, firstByte)
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
	set.join(lookup(t.byHost, lastLabels(h.By)))
	for _, c := range h.Comments {
		set.join(lookup(t.byComment, firstLetters(c)))
		if c != "" {
			set.join(t.byMark[markOfLetter(c[0])])
		}
	}
	set.join(lookup(t.byProtocol, firstLetters(h.With)))
	set.join(lookup(t.byStart, firstByte(h.Text[skipSpace(h.Text):])))
	for _, c := range [...]struct {
		clause    string
		with, not *recordSet
	}{
		{h.From, &t.from, &t.noFrom}, {h.ID, &t.id, &t.noID},
		{h.Via, &t.via, nil}, {h.With, nil, &t.noWith},
	} {
		if c.clause == "" && c.with != nil {
			set.drop(c.with)
		} else if c.clause != "" && c.not != nil {
			set.drop(c.not)
		}
	}
	t.dropClauses(&set, h)
	t.dropIDs(&set, h.ID)
	return set
}

func firstByte(s string) string { return s[:min(1, len(s))] }

func isAllLetters(_, value string) bool { return len(firstLetters(value)) == len(value) }

func file(index map[string]recordSet, i int, values []string, key func(string) string) {
	for _, value := range values {
		k := key(value)
		set := index[k]
		set.add(i)
		index[k] = set
	}
}

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

// lookup finds a key whatever its case is, without making a new string.
func lookup(index map[string]recordSet, key string) recordSet {
	var buf [64]byte
	if len(key) > len(buf) {
		return recordSet{}
	}
	for i := range len(key) {
		buf[i] = lower(key[i])
	}
	return index[string(buf[:len(key)])]
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
