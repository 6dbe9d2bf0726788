package headers

import (
	"regexp"
	"slices"
	"strings"
	"time"
	"unicode"
)

// Where a clock of clocks.toml is looked for.
const (
	inID       = "id"       // the id of a Received field whose dialect names the record
	inText     = "received" // the whole text of such a field
	inHop      = "hop"      // the id of a field that is written like a Received field
	inField    = "field"
	inBoundary = "boundary"
)

// clockRecord is one record of clocks.toml: where a time is written, how, and what it means.
type clockRecord struct {
	Name    string
	In      string
	Fields  []string // for "field" and "hop": the names of the fields
	Tag     string   // the tag of a DKIM-like field that holds it
	HostTag string   `toml:"host_tag"` // the tag that names whose clock it is
	Find    string   // a pattern: the time is its group "time" or its first one, "host" whose clock it is
	Starts  string   // the characters of which the value begins with some, after white space and "<"; "" for any
	Least   int      // how many of them, 0 for at least one
	Most    int      // how many of them at most, 0 for any number
	Then    string   // the characters of which one follows, "" for any
	Holds   string   // what the value holds
	Decoder string   // a name of decoders
	Means   Meaning
	Exact   string // the resolution, as a duration
	Local   bool   // the time of a clock of unknown zone
	Near    bool   // the form proves little: only a time near the dates of the message is one
	Source  string // what the record rests on
	Try     []clockExample

	starts, then charSet // the characters of Starts and Then

	decode   decoder
	pattern  func() *regexp.Regexp
	duration time.Duration
}

// clockExample is a value and the time that it states.
type clockExample struct {
	Value, Date, Time, Host string
}

type clockTable struct {
	records    []*clockRecord
	byName     map[string]*clockRecord
	byField    map[string][]*clockRecord // by the field name in lower case
	names      nameMarks
	boundaries []*clockRecord
}

// clocks are the records of clocks.toml.
var clocks = once(func() *clockTable { return newClockTable(clockRecords) })

// newClockTable completes copies of records and files them.
func newClockTable(records []clockRecord) *clockTable {
	records = slices.Clone(records)
	t := &clockTable{records: make([]*clockRecord, len(records)), byName: make(map[string]*clockRecord, len(records)),
		byField: make(map[string][]*clockRecord, len(records))}
	known := decoders()
	for i := range records {
		r := &records[i]
		t.records[i] = r
		if r.decode = known[r.Decoder]; r.decode == nil && r.In != inHop {
			panic("headers: clocks.toml: unknown decoder " + r.Decoder)
		}
		exact, err := time.ParseDuration(r.Exact)
		if err != nil {
			panic("headers: clocks.toml: " + r.Name + ": " + err.Error())
		}
		r.duration = exact
		if r.Find != "" {
			r.pattern = once(func() *regexp.Regexp { return regexp.MustCompile(r.Find) })
		}
		r.starts, r.then = charSetOf(r.Starts), charSetOf(r.Then)
		t.byName[r.Name] = r
		for _, name := range r.Fields {
			t.byField[name] = append(t.byField[name], r)
			t.names.add(name)
		}
		if r.In == inBoundary {
			t.boundaries = append(t.boundaries, r)
		}
	}
	return t
}

// fieldRecords gives the records that may stand in a field of this name, whatever its case.
func (t *clockTable) fieldRecords(name string) []*clockRecord {
	if !t.names.may(name) {
		return nil
	}
	var buf [maxTableName]byte
	return t.byField[string(lowered(&buf, name))]
}

// Before the first of these years nobody wrote mail as we know it; what decodes to a year after the last
// is no time.
const firstYear, lastYear = 1980, 2099

// read finds the time in a text. near is a date that it should be close to, zero where none is known.
func (r *clockRecord) read(text string, near time.Time) (Clock, bool) {
	text = text[:min(len(text), maxClockText)]
	at, host := r.find(text)
	if at.Empty() {
		return Clock{}, false
	}
	m := r.decode(text[at.Start:at.End], near)
	if y := m.at.Year(); y < firstYear || y > lastYear {
		return Clock{}, false
	}
	return Clock{Source: r.Name, Time: m.at, Host: strings.ToLower(hostName(host)), Exact: r.duration,
		Local: r.Local || m.local, Means: r.Means, Span: at, Hop: -1}, true
}

// mayFind reports whether the pattern may fit a text. It rules out most texts at little cost.
func (r *clockRecord) mayFind(text string) bool {
	if r.Starts != "" && !r.begins(strings.TrimPrefix(text[skipSpace(text):], "<")) {
		return false
	}
	return r.Holds == "" || strings.Contains(text, r.Holds)
}

// begins reports whether a text begins as the values of the record do. Where it is known what stands at one place, that
// is looked at before all the others.
func (r *clockRecord) begins(text string) bool {
	if text == "" || !r.starts.has(text[0]) {
		return false
	}
	if r.Most > 0 && r.Least == r.Most && (len(text) <= r.Most || !r.then.has(text[r.Most])) {
		return false
	}
	n := 1
	for n < len(text) && (r.Most == 0 || n <= r.Most) && r.starts.has(text[n]) {
		n++
	}
	if n < r.Least || r.Most > 0 && n > r.Most {
		return false
	}
	return r.Then == "" || n < len(text) && r.then.has(text[n])
}

// find gives where the time stands, and the host that the pattern names.
func (r *clockRecord) find(text string) (at Span, host string) {
	switch {
	case r.Find == "":
		return trimmed(text), ""
	case !r.mayFind(text):
		return Span{}, ""
	}
	p := r.pattern()
	found := p.FindStringSubmatchIndex(text)
	if found == nil {
		return Span{}, ""
	}
	if i := p.SubexpIndex("host"); i > 0 && found[2*i] >= 0 {
		host = text[found[2*i]:found[2*i+1]]
	}
	i := max(p.SubexpIndex("time"), 1)
	return Span{found[2*i], found[2*i+1]}, host
}

// field reads the clock of a field. near are the dates of the message.
func (r *clockRecord) field(f *Field, near []time.Time) (Clock, bool) {
	if r.In == inHop {
		c, ok := ReadReceived(*f).IDClock()
		c.Source = r.Name
		return c, ok
	}
	text, at, host := f.Text, Span{0, len(f.Text)}, ""
	if r.Tag != "" {
		tag, ok := findTag(f.Text, r.Tag)
		if !ok {
			return Clock{}, false
		}
		by, _ := findTag(f.Text, r.HostTag)
		text, at, host = f.Text[tag.Start:tag.End], tag.Span, compact(by.Value)
	}
	c, ok := r.read(text, near[0])
	if !ok || (r.Near && !nearAny(c.Time, near)) {
		return Clock{}, false
	}
	if host != "" {
		c.Host = strings.ToLower(hostName(host))
	}
	c.Span = c.Shift(at.Start + f.Value.Start)
	return c, true
}

func nearAny(t time.Time, dates []time.Time) bool {
	for _, d := range dates {
		if within(t, d, nearby) {
			return true
		}
	}
	return false
}

// trimmed gives the text without the white space around it.
func trimmed(text string) Span {
	start := len(text) - len(strings.TrimLeftFunc(text, unicode.IsSpace))
	return Span{start, start + len(strings.TrimSpace(text))}
}
