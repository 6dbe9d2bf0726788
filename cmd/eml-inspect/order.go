package main

import (
	"context"
	"iter"
	"sync"
)

// What may wait: items for a worker, and results to be handed over, which are as many as a slow item lets pass.
const (
	maxAhead        = 256
	maxAheadBytes   = 1 << 20
	maxWaiting      = 1 << 10
	maxWaitingBytes = 32 << 20
)

// sized is an item or a result that knows how many bytes it holds.
type sized interface{ size() int }

// inOrder does something with each item, jobs at a time, and hands the results to each in the
// order of the items. A slow item does not hold the others up until maxWaiting results, or
// maxWaitingBytes of them, wait for it. It stops at the first error of each, and when ctx is cancelled;
// then work that has begun is left to end by itself.
func inOrder[T, R sized](ctx context.Context, items iter.Seq[T], jobs int,
	do func(context.Context, T) R, each func(R) error) error {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	q := queue[T, R]{do: do, line: make(chan chan R, maxWaiting), tasks: make(chan task[T, R], maxAhead),
		ahead: newRoom(maxAheadBytes), waiting: newRoom(maxWaitingBytes)}
	defer context.AfterFunc(ctx, q.open)()
	for range jobs {
		go q.work(ctx)
	}
	go q.begin(ctx, items)
	for result := range q.line {
		select {
		case r := <-result:
			if ctx.Err() != nil { // the result may be of work that gave up half-way
				return ctx.Err()
			}
			q.waiting.take(-r.size())
			if err := each(r); err != nil {
				return err
			}
		case <-ctx.Done():
			return ctx.Err()
		}
	}
	return ctx.Err()
}

// queue is the work of one inOrder.
type queue[T, R sized] struct {
	do    func(context.Context, T) R
	line  chan chan R // the results in their order
	tasks chan task[T, R]

	ahead   *room // of items that wait for a worker
	waiting *room // of results that wait to be handed over
}

// task is one item, and where its result goes.
type task[T, R sized] struct {
	item   T
	result chan<- R
}

// begin puts the items in line. Each takes its place before the work on it begins, so that a slow reader of the
// line holds the work back.
func (q *queue[T, R]) begin(ctx context.Context, items iter.Seq[T]) {
	defer close(q.line)
	defer close(q.tasks)
	for item := range items {
		result := make(chan R, 1)
		select {
		case q.line <- result:
		case <-ctx.Done():
			return
		}
		q.ahead.take(item.size())
		select {
		case q.tasks <- task[T, R]{item, result}:
		case <-ctx.Done():
			return
		}
		q.ahead.wait()
	}
}

// work does one task after the other. It waits for room before it takes one: those begun are then the first in line,
// and the room becomes free as they are handed over.
func (q *queue[T, R]) work(ctx context.Context) {
	for {
		q.waiting.wait()
		t, ok := <-q.tasks
		if !ok || ctx.Err() != nil {
			return
		}
		q.ahead.take(-t.item.size())
		r := q.do(ctx, t.item)
		q.waiting.take(r.size())
		t.result <- r
	}
}

// open lets everybody go on who waits.
func (q *queue[T, R]) open() {
	q.ahead.open()
	q.waiting.open()
}

// room bounds the bytes that wait.
type room struct {
	mu    sync.Mutex
	free  *sync.Cond
	taken int
	limit int
}

func newRoom(limit int) *room {
	r := &room{limit: limit}
	r.free = sync.NewCond(&r.mu)
	return r
}

// take changes what is taken; it never waits.
func (r *room) take(n int) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.taken += n; r.taken < r.limit {
		r.free.Broadcast()
	}
}

// wait waits until less is taken than the limit.
func (r *room) wait() {
	r.mu.Lock()
	defer r.mu.Unlock()
	for r.taken >= r.limit {
		r.free.Wait()
	}
}

// open lets everybody in.
func (r *room) open() {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.limit = int(^uint(0) >> 1)
	r.free.Broadcast()
}
