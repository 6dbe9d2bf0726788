package report

import "github.com/eml-inspect/eml-inspect/analyze"

// tone is how much a line wants to be seen.
type tone string

const (
	plain   tone = ""
	quiet   tone = "quiet" // beside the point
	strong  tone = "strong"
	failure tone = "failure"
	warning tone = "warning"
	note    tone = "note"
)

// medium is what a report is written on: a terminal or a ticket. The pages below say what to tell,
// a medium says how it looks there, and makes every text safe.
type medium interface {
	input(name, about string)          // begins an input
	heading(text string)               // begins a message of several
	lead(t tone, label, text string)   // the sentence that stands first
	section(title, about string)       // begins a part of the report
	pairs(list []pair)                 // label and value, one per line
	table(t table)                     // rows and columns
	remarks(list []string)             // sentences, one per line
	finding(number int, f findingPage) // one finding in full
}

// drawer is a medium that can show the route as a picture as well.
type drawer interface {
	draw(r analyze.Route, o *Options)
}

// writer is a medium from which texts are copied: it shows at the top what to do, and at the end what to write to
// whom.
type writer interface {
	remedy(label, text string)
	letters(list []pair)
}

// words is a text that knows where it comes from: ours, or quoted from the message.
type words struct {
	text   string
	quoted bool
	tone   tone
	link   string // where it leads, on a medium that has links; "" for nowhere
	under  string // a line below it, on a medium that has room; "" for none
}

// ours is a text of the catalogue.
func ours(text string) words { return words{text: text} }

// theirs is a text of the message.
func theirs(text string) words { return words{text: text, quoted: true} }

// pair is a labelled value.
type pair struct {
	label string
	value words
}

// column describes one column of a table.
type column struct {
	head  string
	right bool // numbers
	least int  // may be narrowed to so many columns; 0: never
	wrap  bool // when narrowed, the text is wrapped; otherwise cut in the middle
	bars  bool // holds bars; drawn in what is left of the line
	spare room // whether it is left out where there is no room
}

// room says what becomes of a column where a line is too short.
type room int

const (
	needed room = iota // it stays
	useful             // it goes when nothing can be narrowed any more
	extra              // it goes before anything is narrowed
)

// cell is one field of a table.
type cell struct {
	words
	bar   float64 // 0 to 1, in a column of bars
	faint float64 // so much more is possible
}

// table is rows under columns.
type table struct {
	columns []column
	rows    [][]cell
	rule    string // stands between two rows
	ruleAt  int    // the row that it stands before
}

// row appends one row of texts.
func (t *table) row(texts ...words) {
	cells := make([]cell, len(texts))
	for i, text := range texts {
		cells[i].words = text
	}
	t.rows = append(t.rows, cells)
}

// findingPage is a finding in words.
type findingPage struct {
	tone     tone
	severity string
	title    string
	code     string
	about    string      // confidence and party
	places   []placePage // where it stands
	more     string      // says that there are more places; "" for none
	paras    []pair      // cause and remedy
}

// placePage is a place in words.
type placePage struct {
	at    string
	quote string
	place analyze.Place
}
