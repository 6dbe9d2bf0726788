package copies

import "strings"

// maxHops is how many hops of each copy are compared.
const maxHops = 200

// same reports whether two Received fields are one: written by the same host under the same id at the same time. A
// field without an id needs the same client as well; a time that cannot be read is not compared.
func (h Hop) same(o Hop) bool {
	if h.Host != o.Host || h.ID != o.ID {
		return false
	}
	timed := !h.Time.IsZero() && !o.Time.IsZero()
	if timed && !h.Time.Equal(o.Time) {
		return false
	}
	if h.ID != "" {
		return timed || len(h.ID) > 6
	}
	return timed && strings.EqualFold(h.Client, o.Client)
}

// shared reports whether two ways go on with one field. One that has neither an id nor a time is, if the next ones are, or if both
// ways end with it.
func shared(a, b []Hop) bool {
	if len(a) == 0 || len(b) == 0 {
		return false
	}
	for len(a) > 0 && len(b) > 0 {
		if a[0].same(b[0]) {
			return true
		}
		if a[0].Host != b[0].Host || a[0].ID+b[0].ID != "" || !a[0].Time.IsZero() || !b[0].Time.IsZero() {
			return false
		}
		a, b = a[1:], b[1:]
	}
	return len(a) == len(b)
}

// align finds where the ways of two copies begin to be one and how many hops they share from there. It is the first hop
// of both, unless the lowest fields of one were cut off.
func align(a, b []Hop) (i, j, common int) {
	a, b = a[:min(len(a), maxHops)], b[:min(len(b), maxHops)]
	for i < len(a) && len(b) > 0 && !a[i].same(b[0]) {
		i++
	}
	if i == len(a) {
		i = 0
		for j < len(b) && len(a) > 0 && !a[0].same(b[j]) {
			j++
		}
		if j == len(b) {
			return 0, 0, 0
		}
	}
	for shared(a[i+common:], b[j+common:]) {
		common++
	}
	return i, j, common
}

// ways gives the hops of each copy from the first that all have, and how many all share.
func ways(group []*Copy) (list [][]Hop, common int) {
	first := group[0].Hops
	starts := make([][2]int, len(group))
	begin := 0
	for k, c := range group[1:] {
		i, j, _ := align(first, c.Hops)
		starts[k+1] = [2]int{i, j}
		begin = max(begin, i)
	}
	common = min(len(first)-begin, maxHops)
	for k, c := range group {
		at := min(starts[k][1]+begin-starts[k][0], len(c.Hops))
		list = append(list, c.Hops[at:])
	}
	for _, way := range list[1:] {
		n := 0
		for n < common && shared(way[n:], list[0][n:]) {
			n++
		}
		common = n
	}
	if common == 0 { // nothing is shared: nothing was cut off either
		for k, c := range group {
			list[k] = c.Hops
		}
	}
	return list, common
}
