package report

import (
	"hash/fnv"
	"io"

	"github.com/eml-inspect/eml-inspect/analyze"
	"github.com/eml-inspect/eml-inspect/report/catalogue"
)

// Tally counts what many inputs have in common. The zero value is ready to use; it is not safe for
// use by several goroutines at once.
type Tally struct {
	inputs   int
	unread   int
	messages int
	clean    int
	codes    map[string]int // messages that carry the code
	states   map[string]int // messages by how far they came
	hosts    map[string]hold
	domains  map[string]int  // deliveries that failed for good, by the domain of the recipient
	seen     map[uint64]bool // by a hash of the Message-ID
	repeated int             // messages whose Message-ID came before
}

// hold is how often one host held a message, and how long in all.
type hold struct {
	messages int
	seconds  int64
}

// Add counts one report. Messages that are shown in brief do not count.
func (t *Tally) Add(r *analyze.Report) {
	t.AddInput(r.Input)
	t.AddMessages(r.Messages)
}

// AddInput counts one input, without its messages.
func (t *Tally) AddInput(in analyze.Input) {
	t.inputs++
	if in.Error != "" {
		t.unread++
	}
}

// AddMessages counts messages of an input.
func (t *Tally) AddMessages(list []*analyze.MessageReport) {
	t.begin()
	for _, m := range list {
		if !m.Brief {
			t.addMessage(m)
		}
	}
}

func (t *Tally) begin() {
	if t.codes == nil {
		t.codes, t.states, t.hosts = map[string]int{}, map[string]int{}, map[string]hold{}
		t.domains, t.seen = map[string]int{}, map[uint64]bool{}
	}
}

// Merge adds what another one has counted.
func (t *Tally) Merge(other *Tally) {
	t.begin()
	t.inputs, t.unread = t.inputs+other.inputs, t.unread+other.unread
	t.messages, t.clean, t.repeated = t.messages+other.messages, t.clean+other.clean, t.repeated+other.repeated
	addCounts(t.codes, other.codes)
	addCounts(t.states, other.states)
	addCounts(t.domains, other.domains)
	for host, h := range other.hosts {
		was := t.hosts[host]
		t.hosts[host] = hold{was.messages + h.messages, was.seconds + h.seconds}
	}
	for id := range other.seen {
		if t.seen[id] {
			t.repeated++
		}
		t.seen[id] = true
	}
}

func addCounts(to, from map[string]int) {
	for key, n := range from {
		to[key] += n
	}
}

// addMessage counts each code of a message once.
func (t *Tally) addMessage(m *analyze.MessageReport) {
	t.messages++
	if len(m.Findings) == 0 {
		t.clean++
	}
	if m.Delivery.State != "" {
		t.states[m.Delivery.State]++
	}
	if id := m.Summary.MessageID; id != "" {
		hash := fnv.New64a()
		_, _ = io.WriteString(hash, id)
		if t.seen[hash.Sum64()] {
			t.repeated++
		}
		t.seen[hash.Sum64()] = true
	}
	t.addHosts(m)
	t.addDomains(m)
	seen := map[string]bool{}
	for _, f := range m.Findings {
		if !seen[f.Code] {
			t.codes[f.Code]++
			seen[f.Code] = true
		}
	}
}

// Text writes the counts as a table, the most frequent code first, and how many inputs could not
// be read. The error is the writer's.
func (t *Tally) Text(w io.Writer, o Options) error {
	m := &terminal{width: o.width(), color: o.Color, lang: o.Lang}
	m.section(o.word("heading", "tally"), o.phrase("label", "tally-read", map[string]string{
		"inputs": decimal(t.inputs), "messages": decimal(t.messages), "clean": decimal(t.clean),
	}))
	if len(t.codes) > 0 {
		m.table(t.table(&o))
	}
	t.describeBatch(&o, m)
	if t.unread > 0 {
		m.lead(failure, "", o.phrase("label", "unread", map[string]string{"count": decimal(t.unread)}))
	}
	_, err := io.WriteString(w, m.out.String())
	return err
}

// table has a row for each code.
func (t *Tally) table(o *Options) table {
	data := table{columns: []column{
		{head: o.word("column", "messages"), right: true},
		{head: o.word("column", "code")},
		{head: o.word("column", "title"), least: 20, wrap: true},
	}}
	for _, code := range mostFirst(t.codes, len(t.codes)) {
		title := ""
		if e, known := Explain(code, o.Lang); known {
			title = e.Title
		}
		data.row(ours(catalogue.Number(o.Lang, int64(t.codes[code]))), ours(code), ours(title))
	}
	return data
}
