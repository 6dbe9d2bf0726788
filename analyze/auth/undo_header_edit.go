package auth

import (
	"cmp"
	"slices"
	"strings"

	"github.com/eml-inspect/eml-inspect/headers"
)

// headerEdit undoes one change of the header, in one field or in all alike.
type headerEdit struct {
	rank int // the likelier, the lower
	sets []fieldSet
}

// fieldSet undoes what was done to one field.
type fieldSet struct {
	at      int // which of the fields; notStanding for one that is put back
	name    string
	form    []byte // the field in canonical form
	drop    bool
	changes []HeaderChange
}

const notStanding = -1

// seenEdit is an edit as signatures see it.
type seenEdit struct {
	at        int
	canonical string
}

// sets gives what edits do together.
func (u *headerUndoer) sets(edits []int) []fieldSet {
	if len(edits) == 1 {
		return u.edits[edits[0]].sets
	}
	var out []fieldSet
	for _, i := range edits {
		if e := u.edits[i]; len(e.sets) == 1 {
			out = append(out, e.sets[0])
		}
	}
	for _, i := range edits {
		for _, set := range u.edits[i].sets {
			same := func(o fieldSet) bool { return o.at == set.at }
			if len(u.edits[i].sets) > 1 && !slices.ContainsFunc(out, same) {
				out = append(out, set)
			}
		}
	}
	return out
}

func (u *headerUndoer) changes(edits ...int) (out []HeaderChange) {
	for _, set := range u.sets(edits) {
		out = append(out, set.changes...)
	}
	return out
}

// apart reports whether two edits are of different fields.
func (u *headerUndoer) apart(i, j int) bool {
	a, b := u.edits[i].sets, u.edits[j].sets
	switch {
	case len(a) > 1 || len(b) > 1:
		return len(a) == 1 || len(b) == 1
	case a[0].at == notStanding && b[0].at == notStanding:
		return !strings.EqualFold(a[0].name, b[0].name)
	}
	return a[0].at != b[0].at
}

// collect gathers what can be undone, the likely first.
func (u *headerUndoer) collect() {
	for _, gather := range []func(){u.subjects, u.authors, u.movedFields, u.addedFields, u.copies, u.removedFields, u.spacings, u.spellings, u.dates, u.recodings,
		u.retaggings} {
		gather()
	}
	u.together()
	slices.SortStableFunc(u.edits, func(a, b *headerEdit) int { return cmp.Compare(a.rank, b.rank) })
}

// standing gives the fields that may be changed, by their places.
func (u *headerUndoer) standing(names ...string) (out []int) {
	room := maxUndoTexts
	for i := range u.fields {
		f := &u.fields[i]
		if len(names) > 0 && !slices.Contains(names, f.lower) {
			continue
		}
		if len(f.value) <= maxUndoValue && f.rawField.at != u.s.Start && len(out) < maxUndoFields {
			if room -= len(f.value); room < 0 || u.texts < 0 {
				return out
			}
			out = append(out, i)
		}
	}
	return out
}

// set adds the edit that gives a field the value that it may have been signed with.
func (u *headerUndoer) set(rank, at int, value string, changes ...HeaderChange) bool {
	f := &u.fields[at]
	form, unseen := u.unseen(at, f.name(), value)
	if !unseen || u.stood[f.lower+":"+form] {
		return false // if another one of its name has the value, the field itself was added
	}
	for i := range changes {
		changes[i].Field = f.Name
		if was := strings.TrimSpace(value); len(was) <= shortValue {
			changes[i].Was = was
		}
	}
	u.edits = append(u.edits, &headerEdit{rank, []fieldSet{{at: at, form: []byte(form), changes: changes}}})
	return true
}

// respaced adds an edit that changes only white space, under its right name.
func (u *headerUndoer) respaced(rank, at int, value string) bool {
	return u.set(rank, at, value, HeaderChange{What: spacing(u.fields[at].value, value)})
}

// name gives the name as it is signed.
func (f *headerField) name() string { return f.rawField.name }

// put adds the edit that puts a field back.
func (u *headerUndoer) put(rank int, name, value string) {
	form, unseen := u.unseen(notStanding, name, value)
	if !unseen {
		return
	}
	change := HeaderChange{What: FieldRemoved, Field: name}
	if was := strings.TrimSpace(value); len(was) <= shortValue {
		change.Was = was
	}
	set := fieldSet{at: notStanding, name: name, form: []byte(form), changes: []HeaderChange{change}}
	u.edits = append(u.edits, &headerEdit{rank, []fieldSet{set}})
}

// unseen gives what is tried in canonical form, and reports whether that is for the first time, and whether there
// is room for it.
func (u *headerUndoer) unseen(at int, name, value string) (form string, ok bool) {
	u.texts -= len(value)
	if u.texts < 0 {
		return "", false
	}
	key := seenEdit{at, u.canonical(name, value)}
	known := u.seen[key]
	u.seen[key] = true
	return key.canonical, !known
}

func (u *headerUndoer) canonical(name, value string) string {
	return string(appendField(nil, u.s.Header, name, value))
}

// inLayer gives the place of a part of a value.
func (f *headerField) inLayer(in headers.Span) headers.Span {
	if in.Empty() {
		return headers.Span{}
	}
	return in.Shift(f.Value.Start)
}
