package headers

import (
	"slices"
	"strings"
)

// heldMark is a character that all ids of some records hold.
type heldMark struct {
	mark    byte
	records recordSet
}

// askID files a record that asks for a form of ids under the sizes that its ids do not have, and under the character
// that all of them hold.
func (t *dialectTable) askID(i int) {
	shapes := t.shapes[i]
	if len(shapes) == 0 {
		return
	}
	for size := range t.notSize {
		if !slices.ContainsFunc(shapes, func(s idShape) bool { return s.least <= size && size <= s.most }) {
			t.notSize[size].add(i)
		}
	}
	mark := shapes[0].mark
	if mark == 0 || len(shapes) > 1 {
		return
	}
	n := slices.IndexFunc(t.inID, func(m heldMark) bool { return m.mark == mark })
	if n < 0 {
		n, t.inID = len(t.inID), append(t.inID, heldMark{mark: mark})
	}
	t.inID[n].records.add(i)
}

// dropIDs takes out the records that ask for an id of another form, as far as its size and some characters tell.
func (t *dialectTable) dropIDs(set *recordSet, id string) {
	if id == "" {
		return
	}
	set.drop(&t.notSize[min(len(id), longID)])
	for i := range t.inID {
		if m := &t.inID[i]; strings.IndexByte(id, m.mark) < 0 {
			set.drop(&m.records)
		}
	}
}
