package main

import (
	"fmt"
	"io"
	"sync/atomic"
	"time"

	"github.com/vbauerster/mpb/v8"
	"github.com/vbauerster/mpb/v8/decor"
)

// progress decides whether a bar is shown: only to somebody who waits, and not where reports scroll past on the
// same screen. Of a single input only one of many messages is worth it.
func (s *settings) progress(c *console, inputs int) bool {
	wanted := inputs > 0 && !s.quiet && !s.noProgress && c.getenv("TERM") != "dumb"
	return wanted && isTerminal(c.err) && (s.toFile() || !isTerminal(c.out))
}

// meter shows how many inputs are done, how many messages a second, and how long the rest will take. It passes
// diagnostics on to the same stream above the bar.
type meter struct {
	plain io.Writer
	shown bool
	total int          // inputs
	count atomic.Int64 // messages
	since time.Time
	bars  *mpb.Progress // nil: no bar is shown
	bar   *mpb.Bar
}

// newMeter starts a meter, without a bar unless shown.
func newMeter(w io.Writer, total int, shown bool) *meter {
	m := &meter{plain: w, shown: shown, total: total, since: time.Now()}
	if shown && total > 1 {
		m.begin(int64(total), decor.CountersNoUnit("%d / %d"))
	}
	return m
}

// begin shows a bar. What it counts up to is told by the decorator.
func (m *meter) begin(total int64, counter decor.Decorator) {
	m.bars = mpb.New(mpb.WithOutput(m.plain), mpb.WithWidth(40), mpb.WithAutoRefresh())
	rate := decor.Any(func(decor.Statistics) string { return m.rate() }, decor.WCSyncSpace)
	m.bar = m.bars.AddBar(total, mpb.BarRemoveOnComplete(),
		mpb.AppendDecorators(counter, rate, decor.AverageETA(decor.ET_STYLE_GO, decor.WCSyncSpace)))
}

// Write shows a diagnostic, above the bar as long as there is one.
func (m *meter) Write(b []byte) (int, error) {
	if m.bars != nil {
		if n, err := m.bars.Write(b); err == nil {
			return n, nil
		}
	}
	return m.plain.Write(b)
}

// step counts one input with its messages.
func (m *meter) step(messages int) {
	m.count.Add(int64(messages))
	if m.bar != nil && m.total > 1 {
		m.bar.Increment()
	}
}

// through counts messages of a box. Where it is the only input the bar shows how many of its bytes are done.
func (m *meter) through(messages int, done, size int64) {
	m.count.Add(int64(messages))
	if m.total > 1 || !m.shown {
		return
	}
	if m.bar == nil {
		m.begin(size, decor.Counters(decor.SizeB1000(0), "% .1f / % .1f"))
	}
	m.bar.SetCurrent(done)
}

// rate says how many messages a second were examined so far.
func (m *meter) rate() string {
	seconds := time.Since(m.since).Seconds()
	return fmt.Sprintf("%d messages, %.0f/s", m.count.Load(), float64(m.count.Load())/max(seconds, 0.001))
}

// stop takes the bar away.
func (m *meter) stop() {
	if m.bar != nil {
		m.bar.Abort(true)
		m.bars.Wait()
	}
}
