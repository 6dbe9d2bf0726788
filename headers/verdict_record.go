package headers

import (
	"regexp"
	"slices"
	"strings"
)

// verdictRecord is one record of verdicts.toml: fields that are written alike, and what their values mean.
type verdictRecord struct {
	Product  string   // a name of the products
	Fields   []string // names in lower case; one "*" stands for any text
	Grammar  string   // a name of verdictGrammars
	Find     string   // for "pattern": its named groups are the keys
	Between  string   // for "keys": what stands between a key and its value
	End      string   // for "keys": what ends a value; "" for white space
	Score    []string // the keys that hold the score
	Limit    string   // the key of the score from which a message is junk
	Host     string   // the key that names the host that judged
	Client   string   // the key of the address of the client
	Default  Judgement
	Outgoing bool
	Foreign  bool
	Generic  bool // several products write it
	Coarse   bool // its score is rounded
	Numbered bool // a long value is cut over numbered fields
	Value    []verdictValue
	Source   string
	Try      []verdictExample

	product verdictProduct
	tests   *testTable
	grammar func(r *verdictRecord, text string, v *Verdict) []verdictPair
	pattern func() *regexp.Regexp
}

// verdictValue is one row of the table of values: what it says where a key has a value.
type verdictValue struct {
	Key      string
	Is       []string // in lower case; the value is one of these
	Begins   string   // in lower case
	Ends     string   // in lower case
	From, To *float64 // it is a number from here to there
	Says     Judgement
	Why      string
	Setter   Setter
	Place    Folder
	Outgoing bool
	Listed   string
}

// verdictPair is a key and its value, as a grammar reads them.
type verdictPair struct{ key, value string }

// verdictTest says what a group of tests of the filters that name theirs looks for.
type verdictTest struct {
	Begins      []string // how its name begins
	Holds, Ends string
	Without     []string // what its name does not hold
	Why, Listed string
	Source      string
}

// verdictProduct is a filter: its name in the file, its name for people, and the organisation whose hosts alone run it, as
// analyze/providers.toml names it.
type verdictProduct struct{ ID, Name, Provider string }

// verdictExample is a value, and what is read in it.
type verdictExample struct {
	Value, Says, Score, Threshold, Place, Setter, Reasons, Host, Client string
	Outgoing                                                            bool
}

type verdictTable struct {
	byName  map[string]*verdictRecord
	starred []starredName
	heads   charSet // the letters that these begin with
	names   nameMarks
	records []*verdictRecord
}

// verdictFile is verdicts.toml.
type verdictFile struct {
	Product []verdictProduct
	Field   []verdictRecord
	Test    []verdictTest
}

// verdictRecords are the records of verdicts.toml.
var verdictRecords = once(func() *verdictTable { return newVerdictTable(verdictData) })

// newVerdictTable completes copies of records and files them.
func newVerdictTable(data verdictFile) *verdictTable {
	records := slices.Clone(data.Field)
	t := &verdictTable{byName: make(map[string]*verdictRecord, 2*len(records)), records: make([]*verdictRecord, len(records))}
	tests := newTestTable(data.Test)
	grammars, products := verdictGrammars(), map[string]verdictProduct{}
	for _, p := range data.Product {
		products[p.ID] = p
	}
	for i := range records {
		r := &records[i]
		r.grammar, r.product = grammars[r.Grammar], products[r.Product]
		if r.grammar == nil || r.product.Name == "" {
			panic("headers: verdicts.toml: " + r.Product + ": no grammar " + r.Grammar + ", or no product")
		}
		if r.Find != "" {
			r.pattern = once(func() *regexp.Regexp { return regexp.MustCompile(r.Find) })
		}
		r.tests, t.records[i] = tests, r
		t.enter(r)
	}
	return t
}

// enter makes a record found by its names.
func (t *verdictTable) enter(r *verdictRecord) {
	for _, name := range r.Fields {
		if head, tail, ok := strings.Cut(name, "*"); ok {
			t.starred = append(t.starred, starredName{head, tail, r})
			t.heads.add(head[0])
			continue
		}
		t.names.add(name)
		if t.byName[name] != nil {
			panic("headers: verdicts.toml: two records of " + name)
		}
		t.byName[name] = r
	}
}

// recordOf gives the record of a field, nil where no filter is known to write it.
func (t *verdictTable) recordOf(name string) *verdictRecord {
	if t.names.may(name) {
		var buf [maxTableName]byte
		if r := t.byName[string(lowered(&buf, name))]; r != nil {
			return r
		}
	}
	if name == "" || len(name) > maxTableName || !t.heads.has(lower(name[0])) {
		return nil
	}
	for i := range t.starred {
		if s := &t.starred[i]; s.fits(name) {
			return s.record
		}
	}
	return nil
}

// starredName is a pattern of names with one star.
type starredName struct {
	head, tail string
	record     *verdictRecord
}

// fits reports whether a name fits the pattern, whatever its case.
func (s *starredName) fits(name string) bool {
	return len(name) >= len(s.head)+len(s.tail) && hasSuffixFold(name, s.tail) && hasPrefixFold(name, s.head)
}
