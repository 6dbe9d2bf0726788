package headers

// recordSet is a set of records of dialects.toml, by their place in the file.
type recordSet [4]uint64

func (s *recordSet) add(i int) { s[i/64] |= 1 << (i % 64) }

func (s *recordSet) join(other *recordSet) {
	for i := range s {
		s[i] |= other[i]
	}
}

func (s *recordSet) drop(other *recordSet) {
	for i := range s {
		s[i] &^= other[i]
	}
}

// dropIf takes out one set where a clause is missing, and another where it is there.
func (s *recordSet) dropIf(clause string, asking, without *recordSet) {
	if clause == "" {
		s.drop(asking)
	} else {
		s.drop(without)
	}
}

// recordIndex finds records by a name, whatever its case.
type recordIndex struct {
	sets  map[string]*recordSet
	names nameMarks
}

// add files a record under the keys of its values.
func (x *recordIndex) add(i int, values []string, key func(string) string) {
	if x.sets == nil {
		x.sets = make(map[string]*recordSet)
	}
	for _, value := range values {
		k := key(value)
		if x.sets[k] == nil {
			x.sets[k] = new(recordSet)
			if k != "" {
				x.names.add(k)
			}
		}
		x.sets[k].add(i)
	}
}

// join adds the records of a name to a set, without making a new string.
func (x *recordIndex) join(set *recordSet, name string) {
	if name != "" && !x.names.may(name) {
		return
	}
	var buf [maxTableName]byte
	if records := x.sets[string(lowered(&buf, name))]; records != nil {
		set.join(records)
	}
}
