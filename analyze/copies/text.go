package copies

import (
	"hash/fnv"
	"strings"
)

// Text is a body as it is compared: the hashes of its lines, without the blanks in them, so that another transfer
// encoding, another charset and a footer of a list leave it recognisable.
type Text struct {
	lines map[uint64]bool
}

// maxLines is how many lines of a body are compared.
const maxLines = 2000

// ReadText reads a body.
func ReadText(body string) Text {
	t := Text{lines: map[uint64]bool{}}
	for line := range strings.Lines(body) {
		line = strings.Join(strings.Fields(line), " ")
		if strings.Trim(line, "-_=* ") == "" {
			continue
		}
		if len(t.lines) == maxLines {
			break
		}
		h := fnv.New64a()
		h.Write([]byte(line))
		t.lines[h.Sum64()] = true
	}
	return t
}

// Empty reports whether there is nothing to compare.
func (t Text) Empty() bool { return len(t.lines) == 0 }

// Like reports whether most lines of the shorter text stand in the longer one.
func (t Text) Like(o Text) bool {
	if len(t.lines) > len(o.lines) {
		t, o = o, t
	}
	if t.Empty() {
		return o.Empty()
	}
	common := 0
	for line := range t.lines {
		if o.lines[line] {
			common++
		}
	}
	return common*3 >= len(t.lines)*2
}

// Equal reports whether nearly all lines of the longer text stand in the shorter one too: all, of a short text.
func (t Text) Equal(o Text) bool {
	if len(t.lines) > len(o.lines) {
		t, o = o, t
	}
	common := 0
	for line := range t.lines {
		if o.lines[line] {
			common++
		}
	}
	return common*20 >= len(o.lines)*19
}
