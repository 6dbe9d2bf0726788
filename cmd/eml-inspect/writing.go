package main

import (
	"context"
	"errors"
	"iter"

	"github.com/eml-inspect/eml-inspect/analyze"
	"github.com/eml-inspect/eml-inspect/analyze/eml"
)

// writing takes the results in the order of the inputs, writes them and tells how far the work has come.
type writing struct {
	console  *console
	examiner *examiner
	printer  *printer
	meter    *meter
	done     int // inputs
}

// input takes the result of one input.
func (w *writing) input(ctx context.Context, r result) error {
	if r.box != nil {
		return w.box(ctx, r.opened, r.box)
	}
	w.finish(r)
	return w.printer.print(r)
}

// finish counts an input that is done.
func (w *writing) finish(r result) {
	w.console.status = max(w.console.status, r.status)
	if r.input.Error != "" {
		w.console.complain(w.meter, unread(r.input))
	}
	w.done++
	w.meter.step(r.messages)
}

// box examines a file of many messages, jobs of them at a time. What it writes is one report, as of any input.
func (w *writing) box(ctx context.Context, in input, s *source) error {
	defer s.close()
	w.examiner.heavy.many(s.size)
	b := &boxReport{printer: w.printer}
	about := s.box.About()
	do := func(ctx context.Context, e entry) result { return w.examiner.entryOf(ctx, s, about, e, in) }
	first := true
	err := inOrder(ctx, entriesOf(s.box), w.examiner.set.workers(), do, func(r result) error {
		if first {
			first, b.input = false, r.input
			return nil
		}
		w.console.status = max(w.console.status, r.status)
		w.meter.through(r.messages, r.through, s.size)
		return b.messages(r)
	})
	if err != nil {
		return err
	}
	if err := s.box.Err(); err != nil && b.input.Error == "" {
		b.input.Error = systemReason(err).Error()
	}
	return w.endBox(b, in)
}

// endBox writes what stands behind the messages. Where there was none, the report says why.
func (w *writing) endBox(b *boxReport, in input) error {
	if !b.begun {
		b.input.Error = b.why()
		return w.input(context.Background(), w.examiner.whole(&analyze.Report{Schema: analyze.SchemaVersion,
			Input: b.input, Messages: []*analyze.MessageReport{}}, in))
	}
	r := result{input: b.input}
	if b.input.Error != "" {
		r.status = statusTrouble
	}
	if w.examiner.counts {
		w.printer.tally.AddInput(b.input)
	}
	w.finish(r)
	return b.end()
}

// entriesOf numbers the entries of a box. The first one, numbered 0, stands for the box itself.
func entriesOf(b *analyze.Box) iter.Seq[entry] {
	return func(yield func(entry) bool) {
		if !yield(entry{}) {
			return
		}
		for n := 1; ; n++ {
			e, ok := b.Next()
			if !ok || !yield(entry{e, n}) {
				return
			}
		}
	}
}

// boxReport is the report about a box as it comes about.
type boxReport struct {
	printer *printer
	input   analyze.Input
	begun   bool
	between string
	failed  []string // why the first members hold no message
}

// messages writes the messages of one entry.
func (b *boxReport) messages(r result) error {
	const most = 10
	b.printer.count(r)
	switch {
	case r.err != nil:
		return r.err
	case r.input.Error != "" && len(b.failed) < most:
		b.failed = append(b.failed, r.input.Error)
	}
	if len(r.text) == 0 {
		return nil
	}
	if err := b.begin(); err != nil {
		return err
	}
	if _, err := b.printer.out.Write(append([]byte(b.between), r.text...)); err != nil {
		return err
	}
	b.between = b.printer.format.split.Between(r.text)
	return nil
}

// begin writes what stands before the first message.
func (b *boxReport) begin() error {
	if b.begun {
		return nil
	}
	b.begun = true
	if err := b.printer.begin(); err != nil {
		return err
	}
	head, err := b.printer.format.split.Begin(b.input, b.printer.options)
	if err == nil {
		_, err = b.printer.out.Write(head)
	}
	return err
}

// end writes what stands behind the last message.
func (b *boxReport) end() error {
	_, err := b.printer.out.Write([]byte(b.printer.format.split.End()))
	return err
}

// why says why there is no message.
func (b *boxReport) why() string {
	list := []error{eml.ErrNoMail}
	for _, text := range b.failed {
		list = append(list, errors.New(text))
	}
	return errors.Join(list...).Error()
}
