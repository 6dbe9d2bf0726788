package charset

import (
	"bytes"
	"iter"
	"strings"
)

// mixed reads a text of which some lines are in another charset than its label says, because a program added them without
// converting either: those are UTF-8 and the label is another one, or the label is UTF-8 and they are something else. Each
// half has to prove what it is; a text that is damaged, or mislabeled as a whole, is neither.
func (r *Reading) mixed(b []byte) {
	labelled := r.Declared == "utf-8"
	if stateful(r.Declared) != stateless || r.Declared == "us-ascii" || r.Verdict == Wrong || labelled && r.MisfitCount == 0 {
		return
	}
	own, other := halves(b, labelled)
	if len(own) == 0 || len(other) == 0 {
		return
	}
	name := "utf-8"
	if labelled {
		name = strange(other)
	}
	switch {
	case name == "", labelled && !provenBeside(name, own), !labelled && !r.holdsAll(own),
		!labelled && !provenBeside(r.Declared, other):
		return
	}
	r.Other = name
	r.readRuns(b)
}

// readRuns reads each line in its charset, once it is known that a text is mixed.
func (r *Reading) readRuns(b []byte) {
	r.Actual, r.Verdict, r.Sure, r.Misfits, r.MisfitCount = r.Declared, Mixed, true, nil, 0
	var text strings.Builder
	at := 0
	for run, charset := range r.Runs(b) {
		if charset == r.Other {
			r.MisfitCount += highBytes(run)
			if len(r.Misfits) < maxMisfits {
				r.Misfits = append(r.Misfits, at+asciiPrefix(run))
			}
		}
		d, _ := decodeAs(run, charset)
		text.WriteString(d.Text)
		at += len(run)
	}
	r.Text = text.String()
}

// Runs gives the lines of a mixed text, those that follow each other in one charset together, with that charset.
func (r *Reading) Runs(b []byte) iter.Seq2[[]byte, string] {
	return func(yield func([]byte, string) bool) {
		labelled := r.Declared == "utf-8"
		for len(b) > 0 {
			run, strangers := runOf(b, labelled)
			b = b[len(run):]
			charset := r.Declared
			if strangers {
				charset = r.Other
			}
			if !yield(run, charset) {
				return
			}
		}
	}
}

// runOf gives the lines at the start of b that are all as labelled, or all not.
func runOf(b []byte, labelled bool) (run []byte, strangers bool) {
	strangers = otherHalf(lineOf(b), labelled)
	end := 0
	for end < len(b) {
		line := lineOf(b[end:])
		if otherHalf(line, labelled) != strangers {
			break
		}
		end += len(line)
	}
	return b[:end], strangers
}

// halves gives the lines beyond ASCII that are as labelled, and those that are not: of a text that is labelled UTF-8 those
// that are no UTF-8, of others those that are.
func halves(b []byte, labelled bool) (own, other []byte) {
	for len(b) > 0 {
		line := lineOf(b)
		b = b[len(line):]
		switch {
		case asciiPrefix(line) == len(line):
		case otherHalf(line, labelled):
			other = append(other, line...)
		default:
			own = append(own, line...)
		}
	}
	return own, other
}

// otherHalf reports whether a line is in the other charset.
func otherHalf(line []byte, labelled bool) bool {
	chars, valid := validUTF8(line)
	return valid != labelled && (chars > 0 || !valid)
}

func lineOf(b []byte) []byte {
	if i := bytes.IndexByte(b, '\n'); i >= 0 {
		return b[:i+1]
	}
	return b
}

// holdsAll reports whether lines fit the label.
func (r *Reading) holdsAll(lines []byte) bool {
	d, ok := decodeAs(lines, r.Declared)
	return ok && d.MisfitCount == 0
}

// provenBeside reports whether lines that are valid UTF-8 are so beyond doubt, and not by chance in another charset.
func provenBeside(name string, lines []byte) bool {
	text := sample(lines)
	w, weighed := weighAs(name, text)
	u := weighUTF8(text)
	return u.chars > 1 && overruledByUTF8(w, weighed, u)
}

// strange gives the charset of lines that are no UTF-8, in a text that is: "" if they are damaged, or it cannot be told.
func strange(lines []byte) string {
	if d, _ := decodeAs(lines, "utf-8"); d.Multi > d.MisfitCount {
		return ""
	}
	r := Read(lines, "")
	if r.Verdict != Unlabeled || r.MisfitCount > 0 || r.Actual == "utf-8" || stateful(r.Actual) != stateless {
		return ""
	}
	return r.Actual
}
