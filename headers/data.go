package headers

import (
	"strings"

	"github.com/pelletier/go-toml/v2"
)

// decodeStrictly reads a data file of this package; what is wrong with it is a mistake of ours.
func decodeStrictly(name, text string, into any) {
	err := toml.NewDecoder(strings.NewReader(text)).DisallowUnknownFields().Decode(into)
	if err != nil {
		panic("headers: " + name + ": " + err.Error())
	}
}

// withoutExamples leaves out the lines of a data file that only people and tests read, which are more
// than half of it. Each of them is one line.
func withoutExamples(text string) string {
	var b strings.Builder
	b.Grow(len(text) / 2)
	for line := range strings.Lines(text) {
		if !strings.HasPrefix(line, "try = ") && !strings.HasPrefix(line, "source = ") && line[0] != '#' {
			b.WriteString(line)
		}
	}
	return b.String()
}
