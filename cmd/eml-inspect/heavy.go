package main

import (
	"runtime/debug"
	"sync"
)

const (
	heavySize  = 8 << 20   // an input from this size on is heavy
	heavyTotal = 128 << 20 // how many bytes of heavy inputs are examined at once; one may have more
)

// heavy bounds the memory of large inputs. Only some are examined at the same time, and meanwhile the collector works earlier:
// nearly all that is kept of one are its bytes and what they decode to, so that collecting costs little, and as
// much again would lie around.
type heavy struct {
	mu    sync.Mutex
	free  *sync.Cond
	bytes int64
	usual int // the percentage of the collector
}

func newHeavy() *heavy {
	h := &heavy{}
	h.free = sync.NewCond(&h.mu)
	return h
}

// enter waits until an input of that many bytes may be examined, and gives what has to be called after that.
func (h *heavy) enter(size int64) (leave func()) {
	if size < heavySize {
		return func() {}
	}
	const early = 15
	h.mu.Lock()
	defer h.mu.Unlock()
	for h.bytes > 0 && h.bytes+size > heavyTotal {
		h.free.Wait()
	}
	if h.bytes == 0 {
		h.usual = debug.SetGCPercent(early)
	}
	h.bytes += size
	return func() { h.leave(size) }
}

func (h *heavy) leave(size int64) {
	h.mu.Lock()
	defer h.mu.Unlock()
	if h.bytes -= size; h.bytes == 0 {
		debug.SetGCPercent(h.usual)
	}
	h.free.Broadcast()
}
