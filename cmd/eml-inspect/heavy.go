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
	aloneBase  = 22 << 20  // what may be in use for an input that is alone and not heavy, beside its size
)

// heavy bounds the memory of inputs: of large ones only some are examined at the same time, and the collector works as
// early as their sizes and their number ask for.
type heavy struct {
	mu    sync.Mutex
	free  *sync.Cond
	bytes int64
	usual pace
	alone bool // there is one input, of one message
	paced bool // nobody else says how much memory there is
}

// pace says how much garbage may lie around until it is collected: in percent of what is in use, and how many bytes
// may be in use, garbage included, before it is collected whatever the percentage.
type pace struct {
	percent int
	most    int64
}

// lightPace is for inputs that are not heavy, of which the garbage of many may grow far before it is collected. The
// bound is there for those examined at once, and for what a heavy one leaves behind.
func lightPace() pace { return pace{500, 96<<20 + int64(runtime.GOMAXPROCS(0))*(48<<20)} }

// alonePace is for one input that is not heavy. Mail as people send it is done before anything is collected; one that
// was made to take much takes no more than its size allows, as long as not all of that is in use.
func alonePace(size int64) pace { return pace{100, aloneBase + size} }

// set gives the pace that was set before.
func (p pace) set() pace { return pace{debug.SetGCPercent(p.percent), debug.SetMemoryLimit(p.most)} }

// heavyPace is for heavy inputs: nearly all that is kept of one are its bytes and what they decode to, so that
// collecting costs little, and as much again would lie around.
func heavyPace() pace { return pace{15, math.MaxInt64} }

// newHeavy sets the pace for light inputs, unless the environment says GOGC or GOMEMLIMIT.
func newHeavy(several bool, getenv func(string) string) *heavy {
	h := &heavy{alone: !several, paced: getenv("GOGC") == "" && getenv("GOMEMLIMIT") == ""}
	h.free = sync.NewCond(&h.mu)
	if h.paced && several {
		lightPace().set()
	}
	return h
}

// boxPace is for one input of many messages, which together take no more than it may. Twice what is in use is where more
// garbage saves little time.
func boxPace(size int64) pace { return pace{200, min(alonePace(size).most, lightPace().most)} }

// many says that an input of that size turned out to be many messages, which are examined one after the other.
func (h *heavy) many(size int64) {
	h.mu.Lock()
	defer h.mu.Unlock()
	if h.alone && h.paced {
		boxPace(size).set()
	}
	h.alone = false
}

// enter waits until an input of that many bytes may be examined, and gives what has to be called after that.
func (h *heavy) enter(size int64) (leave func()) {
	h.mu.Lock()
	defer h.mu.Unlock()
	if size < heavySize {
		if h.alone && h.paced {
			alonePace(size).set()
		}
		return func() {}
	}
	for h.bytes > 0 && h.bytes+size > heavyTotal {
		h.free.Wait()
	}
	if h.bytes == 0 && h.paced {
		h.usual = heavyPace().set()
	}
	h.bytes += size
	return func() { h.leave(size) }
}

func (h *heavy) leave(size int64) {
	h.mu.Lock()
	defer h.mu.Unlock()
	if h.bytes -= size; h.bytes == 0 && h.paced {
		h.usual.set()
	}
	h.free.Broadcast()
}
