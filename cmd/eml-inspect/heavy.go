package main

import (
	"math"
	"runtime"
	"runtime/debug"
	"sync"
)

const (
	heavySize  = 8 << 20   // an input from this size on is heavy
	heavyTotal = 128 << 20 // how many bytes of heavy inputs are examined at once; one may have more
)

// heavy bounds the memory of large inputs. Only some are examined at the same time, and meanwhile the collector works
// earlier: nearly all that is kept of one are its bytes and what they decode to, so that collecting costs little,
// and as much again would lie around.
type heavy struct {
	mu    sync.Mutex
	free  *sync.Cond
	bytes int64
	usual pace
}

// pace says how much garbage may lie around until it is collected: in percent of what is in use, and how many bytes
// may be in use, garbage included, before it is collected whatever the percentage.
type pace struct {
	percent int
	most    int64
}

// lightPace is for inputs that are not heavy. One of them is done before much is collected; of several the
// garbage may grow further before it is. The bound is there for many at once, and for what a heavy one leaves behind.
func lightPace(several bool) pace {
	p := pace{100, 96<<20 + int64(runtime.GOMAXPROCS(0))*(48<<20)}
	if several {
		p.percent = 500
	}
	return p
}

// set gives the pace that was set before.
func (p pace) set() pace { return pace{debug.SetGCPercent(p.percent), debug.SetMemoryLimit(p.most)} }

// newHeavy sets the pace for light inputs, unless the environment says GOGC or GOMEMLIMIT.
func newHeavy(several bool, getenv func(string) string) *heavy {
	h := &heavy{}
	h.free = sync.NewCond(&h.mu)
	if getenv("GOGC") == "" && getenv("GOMEMLIMIT") == "" {
		lightPace(several).set()
	}
	return h
}

// enter waits until an input of that many bytes may be examined, and gives what has to be called after that.
func (h *heavy) enter(size int64) (leave func()) {
	if size < heavySize {
		return func() {}
	}
	early := pace{15, math.MaxInt64}
	h.mu.Lock()
	defer h.mu.Unlock()
	for h.bytes > 0 && h.bytes+size > heavyTotal {
		h.free.Wait()
	}
	if h.bytes == 0 {
		h.usual = early.set()
	}
	h.bytes += size
	return func() { h.leave(size) }
}

func (h *heavy) leave(size int64) {
	h.mu.Lock()
	defer h.mu.Unlock()
	if h.bytes -= size; h.bytes == 0 {
		h.usual.set()
	}
	h.free.Broadcast()
}
