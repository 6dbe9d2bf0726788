// Command faults writes the table of docs/structure.md: what is left of a message when its structure is damaged, as
// eml-inspect and two widely used Go libraries read it, and whether they say that something is wrong.
package main

import (
	"context"
	"fmt"
	"os"
	"strings"

	"github.com/eml-inspect/eml-inspect/analyze"
	"github.com/eml-inspect/eml-inspect/analyze/eml/emltest"
)

// reading is what one reader makes of one message.
type reading struct {
	bodies [][]byte // the content of its parts, decoded
	says   string   // what it says is wrong, "" where it is silent
}

// readers are the readers that are compared, in the order of the columns.
var readers = []struct {
	name string
	read func(input []byte) reading
}{
	{"eml-inspect", readOurs},
	{"enmime 2.3.0", readEnmime},
	{"go-message 0.18.2", readGoMessage},
}

// tally adds up what is given back over the messages that a fault can be put into.
type tally struct {
	parts, back int
	says        bool
}

func main() {
	fmt.Print("| damage | files and texts | found |")
	for _, r := range readers {
		fmt.Printf(" %s |", r.name)
	}
	fmt.Print("\n| --- | --- | --- |", strings.Repeat(" --- |", len(readers)), "\n")
	total := make([]tally, len(readers))
	for _, f := range emltest.Faults() {
		if !f.Changes {
			row(f, total)
		}
	}
	fmt.Printf("| **all** | %d | |", total[0].parts)
	for _, t := range total {
		fmt.Printf(" **%d lost** |", t.parts-t.back)
	}
	fmt.Println()
	if total[0].parts == 0 {
		fmt.Fprintln(os.Stderr, "faults: no damage could be put into any message")
		os.Exit(1)
	}
}

// row writes what the readers make of one kind of damage.
func row(f emltest.Fault, total []tally) {
	line, parts := "", 0
	for i, r := range readers {
		var t tally
		for _, m := range emltest.Healthy() {
			if broken := f.Damage(m.Text); broken != m.Text {
				t.add(m, r.read([]byte(emltest.Ends(broken, "crlf"))))
			}
		}
		total[i].parts, total[i].back = total[i].parts+t.parts, total[i].back+t.back
		line, parts = line+" "+t.cell()+" |", t.parts
	}
	code := "`" + f.Code + "`"
	if f.Code == "" {
		code = "nothing is wrong"
	}
	fmt.Printf("| %s | %d | %s |%s\n", f.Name, parts, code, line)
}

// add counts what of a message is given back byte for byte; texts but for their line ends.
func (t *tally) add(m emltest.Mail, r reading) {
	t.says = t.says || r.says != ""
	for _, file := range m.Files {
		t.count(r, string(file))
	}
	for _, text := range m.Texts {
		t.count(r, text)
	}
}

func (t *tally) count(r reading, want string) {
	t.parts++
	for _, body := range r.bodies {
		if string(body) == want || plain(string(body)) == want {
			t.back++
			return
		}
	}
}

func plain(s string) string { return strings.TrimRight(strings.ReplaceAll(s, "\r\n", "\n"), "\n") }

func (t tally) cell() string {
	cell := "all back"
	if t.back < t.parts {
		cell = fmt.Sprintf("%d lost", t.parts-t.back)
	}
	if !t.says {
		cell += ", silent"
	}
	return cell
}

// readOurs reads with eml-inspect.
func readOurs(input []byte) (r reading) {
	report := analyze.Message(context.Background(), input, analyze.Options{All: true})
	for _, m := range report.Messages {
		for _, f := range m.Findings {
			r.says += f.Code + " "
		}
		for _, text := range m.Texts {
			r.bodies = append(r.bodies, []byte(text.Text))
		}
	}
	r.bodies = append(r.bodies, ourFiles(input)...)
	return r
}
