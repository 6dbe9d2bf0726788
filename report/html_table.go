package report

import (
	"fmt"
	"math"
)

// mostRows is how many rows of a table a page shows: more than anybody looks at, and few enough for a browser.
const mostRows = 1000

func (s *sheet) table(data table) {
	left := len(data.rows) - mostRows
	data.rows = data.rows[:min(len(data.rows), mostRows)]
	data = safeTable(data)
	if len(data.rows) == 0 {
		return
	}
	s.out.WriteString("<div class=\"scroll\" tabindex=\"0\" role=\"group\"")
	s.write(" aria-label=\"%s\"><table>\n<thead><tr>", s.word("table"))
	for _, c := range data.columns {
		if c.head == "" {
			s.write("<td><span class=\"unseen\">%s</span></td>", s.word("bars"))
			continue
		}
		s.write("<th scope=\"col\""+class(c)+">%s</th>", c.head)
	}
	s.out.WriteString("</tr></thead>\n<tbody>\n")
	for i, row := range data.rows {
		if i == data.ruleAt && data.rule != "" {
			s.write("<tr class=\"rule\"><td colspan=\"%s\">%s</td></tr>\n", decimal(len(data.columns)), data.rule)
		}
		s.row(data, row)
	}
	s.out.WriteString("</tbody>\n</table></div>\n")
	if left > 0 {
		s.write("<p class=\"quiet\">%s</p>\n", (&Options{Lang: s.lang}).phrase("web", "rows-more", map[string]string{"count": decimal(left)}))
	}
}

func (s *sheet) row(data table, row []cell) {
	s.out.WriteString("<tr>")
	for i, c := range row {
		s.out.WriteString("<td" + class(data.columns[i]) + ">")
		if data.columns[i].bars {
			s.bar(c)
		}
		s.text(c.words)
		s.out.WriteString("</td>")
	}
	s.out.WriteString("</tr>\n")
}

// class is the class of a column: numbers, what is not broken into lines, or sentences.
func class(c column) string {
	switch {
	case c.right:
		return ` class="right"`
	case c.least == 0 && !c.wrap:
		return ` class="fixed"`
	case c.least >= 16:
		return ` class="wide"`
	}
	return ""
}

// bar draws a wait as a picture; the number beside it says the same.
func (s *sheet) bar(c cell) {
	if c.bar <= 0 && c.faint <= 0 {
		return
	}
	solid := math.Round(c.bar * 100)
	fmt.Fprintf(&s.out, `<svg class="bar" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">`+
		`<rect class="solid" width="%.0f" height="10"/><rect class="faint" x="%.0f" width="%.0f" height="10"/></svg> `,
		max(solid, 1), solid, math.Round(c.faint*100))
}

// word looks up a word of the page.
func (s *sheet) word(key string) string { return (&Options{Lang: s.lang}).word("web", key) }
