package auth

import "strings"

// movedFields takes the fields of a part that say what it is for those of the message: a list put the message into a multipart
// of its own, beside its footer.
func (u *headerUndoer) movedFields() {
	for _, p := range u.parts[:min(len(u.parts), maxWrapped)] {
		for _, f := range p.Header.Fields {
			lower := strings.ToLower(f.Name)
			if !strings.HasPrefix(lower, "content-") || u.wanted[lower] == 0 || len(f.Text) > maxUndoValue {
				continue
			}
			raw := rawOf(p.Layer, f)
			if !u.stands(lower) {
				u.put(1, raw.name, raw.value)
			}
			for _, at := range u.standing(lower) {
				u.set(1, at, raw.value, HeaderChange{What: Reencoded})
			}
		}
	}
}

// maxWrapped is the number of parts of which the message may have been one, before it was put among them.
const maxWrapped = 3
