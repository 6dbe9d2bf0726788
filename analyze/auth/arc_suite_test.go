package auth

import (
	"context"
	"os"
	"strings"
	"testing"
	"time"
)

// arcCase is one message of the collection of ARC chains, and what a receiver must say of it.
type arcCase struct {
	name, message, want string
	zone                keys
}

// The collection has chains that hold, and one for each way in which a chain is broken.
func TestCollectedChains(t *testing.T) {
	text, err := os.ReadFile(corpus(t, "arc-suite/arc-draft-validation-tests.yml"))
	if err != nil {
		t.Fatal(err)
	}
	right, total := 0, 0
	for _, c := range arcCases(string(text)) {
		got := ARCNone
		var result ARCResult
		if m := message(t, []byte(c.message)); m != nil {
			result = ARC(context.Background(), m, c.zone, time.Time{})
			got = result.Result
		}
		total++
		if string(got) == c.want {
			right++
			continue
		}
		t.Errorf("%s: %s (%d %s), want %s", c.name, got, result.Instance, result.Why, c.want)
	}
	t.Logf("%d of %d", right, total)
	if total < 150 {
		t.Errorf("only %d cases were read", total)
	}
}

// arcCases reads the few forms of YAML that the collection is written in.
func arcCases(text string) []arcCase {
	var out []arcCase
	for _, document := range strings.Split("\n"+text, "\n---") {
		zone := keys{texts: make(map[string][]string)}
		first, section := len(out), ""
		lines := strings.Split(document, "\n")
		for i := 0; i < len(lines); i++ {
			line := strings.TrimRight(lines[i], " ")
			name, value, _ := strings.Cut(strings.TrimSpace(line), ":")
			value = strings.TrimSpace(value)
			switch depth := len(line) - len(strings.TrimLeft(line, " ")); {
			case line == "":
			case depth == 0:
				section = name
			case section == "tests" && depth == 2:
				out = append(out, arcCase{name: name, zone: zone})
			case section == "tests" && depth == 4 && name == "message":
				var block []string
				block, i = indented(lines, i+1, 6)
				out[len(out)-1].message = strings.TrimRight(strings.Join(block, "\n"), "\n") + "\n"
			case section == "tests" && depth == 4 && name == "cv":
				out[len(out)-1].want = strings.ToLower(value)
			case section == "txt-records" && depth == 2:
				var block []string
				block, i = indented(lines, i+1, 4)
				zone.texts[strings.ToLower(name)] = []string{strings.Join(block, " ")}
			}
		}
		for i := first; i < len(out); i++ {
			if out[i].want == "|" { // written as an empty block: the chain came in broken
				out[i].want = "fail"
			}
		}
	}
	return out
}

// indented gives the lines of a block without their indentation, and the last of them.
func indented(lines []string, from, depth int) (block []string, last int) {
	last = from - 1
	for i := from; i < len(lines); i++ {
		rest, ok := strings.CutPrefix(lines[i], strings.Repeat(" ", depth))
		if !ok && strings.TrimSpace(lines[i]) != "" {
			break
		}
		block, last = append(block, rest), i
	}
	for len(block) > 0 && block[len(block)-1] == "" {
		block = block[:len(block)-1]
	}
	return block, last
}
