package main

import (
	"io"

	"github.com/vbauerster/mpb/v8"
	"github.com/vbauerster/mpb/v8/decor"
)

// progress decides whether a bar is shown: only to somebody who waits for more than one input,
// and not where reports scroll past on the same screen.
func (s *settings) progress(c *console, inputs int) bool {
	wanted := inputs > 1 && !s.quiet && !s.noProgress && c.getenv("TERM") != "dumb"
	return wanted && isTerminal(c.err) && (s.toFile() || !isTerminal(c.out))
}

// meter shows how many inputs are done, and passes diagnostics on to the same stream above the
// bar.
type meter struct {
	plain io.Writer
	bars  *mpb.Progress // nil: no bar is shown
	bar   *mpb.Bar
}

// newMeter starts a meter, without a bar unless shown.
func newMeter(w io.Writer, total int, shown bool) *meter {
	if !shown {
		return &meter{plain: w}
	}
	bars := mpb.New(mpb.WithOutput(w), mpb.WithWidth(40), mpb.WithAutoRefresh())
	bar := bars.AddBar(int64(total), mpb.BarRemoveOnComplete(),
		mpb.AppendDecorators(decor.CountersNoUnit("%d / %d"),
			decor.AverageETA(decor.ET_STYLE_GO, decor.WCSyncSpace)))
	return &meter{plain: w, bars: bars, bar: bar}
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

// step counts one input.
func (m *meter) step() {
	if m.bar != nil {
		m.bar.Increment()
	}
}

// stop takes the bar away.
func (m *meter) stop() {
	if m.bar != nil {
		m.bar.Abort(true)
		m.bars.Wait()
	}
}
