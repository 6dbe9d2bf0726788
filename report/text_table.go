package report

import (
	"math"
	"strings"
)

const (
	gap      = 2  // blanks between columns
	leastBar = 8  // columns that bars need to be of use
	mostBar  = 24 // columns that bars take at most
)

// table writes rows and columns, made to fit: what is extra is left out, what can be shortened is
// shortened, then what is useful is left out.
func (t *terminal) table(data table) {
	data = safeTable(data)
	widths := data.widths()
	for !data.fits(widths, t.width) {
		if !data.spare(extra) && !data.narrow(widths) && !data.spare(useful) {
			break
		}
		if len(widths) != len(data.columns) {
			widths = data.widths()
		}
	}
	t.row(data, widths, heads(data.columns))
	for i, row := range data.rows {
		if i == data.ruleAt {
			t.rule(data.rule)
		}
		t.row(data, widths, row)
	}
}

// rule parts two rows by what is said between them; "" parts nothing.
func (t *terminal) rule(text string) {
	if text == "" {
		return
	}
	for _, line := range wrap("-- "+Safe(text)+" --", t.width) {
		t.line(t.paint(quiet, line))
	}
}

// safeTable copies a table, making all texts safe and all columns that are empty go.
func safeTable(data table) table {
	rows := make([][]cell, len(data.rows))
	for i, row := range data.rows {
		rows[i] = append([]cell{}, row...)
		for j := range rows[i] {
			rows[i][j].text = Safe(rows[i][j].text)
		}
	}
	data.rows = rows
	for i := len(data.columns) - 1; i >= 0; i-- {
		if data.empty(i) {
			data.drop(i)
		}
	}
	return data
}

// empty says whether no row has anything in a column.
func (t *table) empty(i int) bool {
	for _, row := range t.rows {
		if row[i].text != "" || row[i].bar > 0 || row[i].faint > 0 {
			return false
		}
	}
	return true
}

// heads is the row of column titles.
func heads(columns []column) []cell {
	row := make([]cell, len(columns))
	for i, c := range columns {
		row[i].words = words{text: c.head, tone: quiet}
	}
	return row
}

// widths gives each column the room of its widest text. Bars take the rest of the line.
func (t *table) widths() []int {
	widths := make([]int, len(t.columns))
	for i, c := range t.columns {
		widths[i] = max(width(c.head), t.widest(i))
		if c.bars {
			widths[i] += leastBar + 1
		}
	}
	return widths
}

// widest is the width of the longest text of a column.
func (t *table) widest(i int) int {
	widest := 0
	for _, row := range t.rows {
		widest = max(widest, width(row[i].text))
	}
	return widest
}

// fits says whether a row of these widths is no longer than the line.
func (t *table) fits(widths []int, line int) bool {
	total := gap * (len(widths) - 1)
	for _, w := range widths {
		total += w
	}
	return total <= line
}

// narrow takes one from the widest column that can be shortened. It answers false when none can.
func (t *table) narrow(widths []int) bool {
	widest := -1
	for i, c := range t.columns {
		if c.least > 0 && widths[i] > c.least && (widest < 0 || widths[i] > widths[widest]) {
			widest = i
		}
	}
	if widest < 0 {
		return false
	}
	widths[widest]--
	return true
}

// spare leaves out the last column of a kind. It answers false when there is none.
func (t *table) spare(kind room) bool {
	for i := len(t.columns) - 1; i >= 0; i-- {
		if t.columns[i].spare == kind {
			t.drop(i)
			return true
		}
	}
	return false
}

// row writes one row; a field that is wrapped makes it several lines high.
func (t *terminal) row(data table, widths []int, row []cell) {
	fields := make([][]string, len(row))
	height := 1
	used := 0
	for i, c := range data.columns {
		switch {
		case c.bars:
			fields[i] = []string{bar(row[i], min(mostBar, t.width-used-data.widest(i)-1))}
		case c.wrap:
			fields[i] = wrap(row[i].text, widths[i])
		default:
			fields[i] = []string{cut(row[i].text, widths[i])}
		}
		height = max(height, len(fields[i]))
		used += widths[i] + gap
	}
	for n := range height {
		t.rowLine(data, widths, row, fields, n)
	}
}

// rowLine writes one line of a row.
func (t *terminal) rowLine(data table, widths []int, row []cell, fields [][]string, n int) {
	var b strings.Builder
	for i, c := range data.columns {
		text := ""
		if n < len(fields[i]) {
			text = fields[i][n]
		}
		if i > 0 {
			b.WriteString(strings.Repeat(" ", gap))
		}
		padded := pad(text, widths[i], c.right)
		b.WriteString(strings.Replace(padded, text, t.paint(row[i].tone, text), 1))
	}
	t.line(b.String())
}

// bar draws a wait, fainter where it is not proved, and what is said about it behind.
func bar(c cell, room int) string {
	solid := length(c.bar, room)
	faint := max(0, length(c.bar+c.faint, room)-solid)
	return strings.TrimSpace(strings.Repeat("█", solid) + strings.Repeat("░", faint) + " " + c.text)
}

// length is the number of blocks for a share of the room: one at least, unless there is nothing.
func length(share float64, room int) int {
	if share <= 0 || room <= 0 {
		return 0
	}
	return max(1, int(math.Round(share*float64(room))))
}
