package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"strconv"

	"github.com/eml-inspect/eml-inspect/analyze"
	"github.com/eml-inspect/eml-inspect/analyze/eml"
	"github.com/eml-inspect/eml-inspect/report"
)

// result is what became of one input, or of one message of a box. The report is written already, so that little has
// to be kept and little remains to be done in order.
type result struct {
	input    analyze.Input
	messages int // in text
	through  int64
	status   int
	text     []byte
	tally    *report.Tally // nil where nothing is counted
	opened   input
	box      *source // it has to be examined message by message when it is its turn
	err      error   // of writing the report
}

// boxHeld is about what an open box holds: a file that is open, and where it is read.
const boxHeld = 1 << 20

// size is the number of bytes that wait to be written, and what waits with them.
func (r result) size() int {
	if r.box != nil {
		return boxHeld
	}
	return len(r.text)
}

// examiner reads and examines inputs, and writes the reports. It may be used by several goroutines at once.
type examiner struct {
	console *console
	set     *settings
	format  format
	write   report.Options
	counts  bool
	heavy   *heavy
}

// newExaminer makes an examiner for what the flags say.
func newExaminer(c *console, s *settings, several bool) *examiner {
	f := formatNamed(s.format.value)
	return &examiner{console: c, set: s, format: f, write: s.writing(c), counts: several && f.prose,
		heavy: newHeavy(several, c.getenv)}
}

// input examines one input. Of a box nothing is examined yet.
func (x *examiner) input(ctx context.Context, in input) (out result) {
	defer func() {
		if recover() != nil {
			out = x.whole(unreadable(in, errCrashed), in)
		}
	}()
	opt := x.set.examination(in.name)
	s, err := x.heavy.openInput(in, x.console.in, opt)
	if err == nil && s.box != nil {
		return result{box: s, opened: in}
	}
	if s != nil {
		defer s.close()
	}
	if err != nil {
		return x.whole(unreadable(in, err), in)
	}
	return x.whole(analyze.Message(ctx, s.data, opt), in)
}

// errCrashed is said of an input on which we crash: the others are still reported.
var errCrashed = errors.New("eml-inspect crashed on it; please report this")

// unreadable is the report about an input of which there are no bytes.
func unreadable(in input, err error) *analyze.Report {
	return &analyze.Report{Schema: analyze.SchemaVersion, Input: analyze.Input{Name: in.name, Kind: eml.KindUnknown,
		Error: systemReason(err).Error()}}
}

// whole writes the report about an input. In prose an input of which nothing could be read has none: the
// diagnostics name it, and the summary counts it.
func (x *examiner) whole(r *analyze.Report, in input) result {
	out := result{input: r.Input, status: statusOf(r), messages: len(r.Messages)}
	if x.counts {
		out.tally = &report.Tally{}
		out.tally.Add(r)
	}
	if x.format.prose && r.Input.Error != "" && len(r.Messages) == 0 {
		return out
	}
	o := x.write
	o.Anchor = anchor(in.number)
	var b bytes.Buffer
	out.err = x.format.write(&b, r, o)
	out.text = b.Bytes()
	return out
}

// anchor is what the ids of one report begin with.
func anchor(number int) string { return "r" + strconv.Itoa(number) + "-" }

// entry is a message of a box, or a member; the first one stands for the box itself.
type entry struct {
	eml.Entry
	number int
}

// size is the number of bytes that wait to be examined.
func (e entry) size() int { return e.Entry.Size() }

// entryOf examines one message of a box and writes the report. Of the first entry the result is the box itself.
func (x *examiner) entryOf(ctx context.Context, s *source, about analyze.Input, e entry, in input) (out result) {
	defer func() {
		if recover() != nil {
			out = result{status: statusTrouble, input: analyze.Input{Error: "reading " + e.Name() + ": " + errCrashed.Error()}}
		}
	}()
	if e.number == 0 {
		return result{input: s.box.Input()}
	}
	defer x.heavy.enter(int64(e.Size()))()
	list, err := s.box.Examine(ctx, e.Entry)
	out = result{messages: len(list), through: e.End, status: statusOf(&analyze.Report{Messages: list})}
	if x.counts {
		out.tally = &report.Tally{}
		out.tally.AddMessages(list)
	}
	if len(list) == 0 && err != nil {
		out.input.Error = fmt.Sprintf("reading %s: %v", e.Name(), err)
	}
	o := x.write
	o.Anchor = fmt.Sprintf("%s%d-", anchor(in.number), e.number)
	out.text, out.err = x.format.split.Messages(about, list, o)
	return out
}
