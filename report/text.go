package report

import (
	"io"
	"strings"

	"github.com/eml-inspect/eml-inspect/analyze"
)

// Text writes a report for a person in a terminal: what happened and who acts first, then the
// route, the findings and what else is known. Of several reports in a row the caller parts each
// from the next by an empty line. The error is the writer's.
func Text(w io.Writer, r *analyze.Report, o Options) error {
	t := &terminal{width: o.width(), color: o.Color, lang: o.Lang}
	describe(r, &o, t)
	_, err := io.WriteString(w, t.out.String())
	return err
}

// terminal is the medium of a fixed width. All that it writes passes Safe.
type terminal struct {
	out   strings.Builder
	width int
	color bool
	lang  Lang
}

// paint colours a text, where colours are wanted.
func (t *terminal) paint(with tone, text string) string {
	code := with.code()
	if !t.color || code == "" || text == "" {
		return text
	}
	return "\x1b[" + code + "m" + text + "\x1b[0m"
}

// code is how a terminal is told to show a tone (ECMA-48, section 8.3.117), "" for one that is shown as usual.
func (t tone) code() string {
	switch t {
	case quiet:
		return "2"
	case strong:
		return "1"
	case failure:
		return "1;31"
	case warning:
		return "1;33"
	case note:
		return "36"
	}
	return ""
}

// line writes one line that is safe already.
func (t *terminal) line(text string) {
	t.out.WriteString(strings.TrimRight(text, " "))
	t.out.WriteByte('\n')
}

// paragraph writes a text below a label, wrapped and indented.
func (t *terminal) paragraph(indent int, with tone, label, text string) {
	blank := strings.Repeat(" ", indent)
	text = Safe(text)
	if label != "" {
		label = joinLabel(&Options{Lang: t.lang}, label, " ")
		label = strings.TrimRight(label, " ")
		if t.lang != Chinese {
			label += " "
		}
	}
	for i, line := range wrap(label+text, t.width-indent) {
		if i == 0 && label != "" && strings.HasPrefix(line, label) {
			t.line(blank + t.paint(strong, label) + t.paint(with, line[len(label):]))
			continue
		}
		t.line(blank + t.paint(with, line))
	}
}

func (t *terminal) input(name, about string) {
	t.line(t.paint(strong, Safe(name)) + t.paint(quiet, "  "+Safe(about)))
	t.line("")
}

// apart leaves an empty line before what follows, unless there is one.
func (t *terminal) apart() {
	if !strings.HasSuffix(t.out.String(), "\n\n") {
		t.line("")
	}
}

func (t *terminal) heading(text string) {
	t.apart()
	text = Safe(text)
	t.line(t.paint(strong, text))
	t.line(strings.Repeat("=", min(width(text), t.width)))
}

func (t *terminal) lead(with tone, label, text string) {
	if with == quiet {
		t.apart()
	}
	t.paragraph(0, with, label, text)
}

func (t *terminal) section(title, about string) {
	t.line("")
	text := t.paint(strong, Safe(title))
	if about != "" {
		text += "  " + t.paint(quiet, Safe(about))
	}
	t.line(text)
}

func (t *terminal) pairs(list []pair) {
	if len(list) == 0 {
		return
	}
	t.line("")
	widest := 0
	for _, p := range list {
		widest = max(widest, width(p.label))
	}
	for _, p := range list {
		label := pad(p.label, widest, false) + "  "
		for i, line := range wrap(Safe(p.value.text), t.width-widest-2) {
			if i > 0 {
				label = strings.Repeat(" ", widest+2)
			}
			t.line(t.paint(quiet, label) + line)
		}
	}
}

func (t *terminal) remarks(list []string) {
	for _, text := range list {
		for i, line := range wrap(Safe(text), t.width-4) {
			mark := "  - "
			if i > 0 {
				mark = "    "
			}
			t.line(mark + line)
		}
	}
}
