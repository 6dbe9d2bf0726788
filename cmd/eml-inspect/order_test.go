package main

import (
	"context"
	"errors"
	"iter"
	"slices"
	"sync/atomic"
	"testing"
	"time"
)

// plain is a result of one byte.
type plain int

func (plain) size() int { return 1 }

// large is a result of which four fill the line.
type large int

func (large) size() int { return maxWaitingBytes / 4 }

// plains gives 0 to n-1.
func plains(n int) iter.Seq[plain] {
	list := make([]plain, n)
	for i := range list {
		list[i] = plain(i)
	}
	return slices.Values(list)
}

// bulky is an item of which four are as much as may wait for a worker.
type bulky int

func (bulky) size() int { return maxAheadBytes / 4 }

func TestInOrderReadsLittleAhead(t *testing.T) {
	const jobs = 3
	var read, done, most atomic.Int64
	items := func(yield func(bulky) bool) {
		for n := range 100 {
			most.Store(max(most.Load(), read.Add(1)-done.Load()))
			if !yield(bulky(n)) {
				return
			}
		}
	}
	err := inOrder(t.Context(), items, jobs, func(context.Context, bulky) plain {
		time.Sleep(time.Millisecond)
		done.Add(1)
		return 0
	}, func(plain) error { return nil })
	if err != nil || read.Load() != 100 {
		t.Fatal(read.Load(), err)
	}
	if most.Load() > 4+jobs+1 { // those that wait, those that are begun, and one that was just read
		t.Errorf("%d items at once for %d jobs", most.Load(), jobs)
	}
}

func TestInOrderKeepsTheOrder(t *testing.T) {
	var want []plain
	for n := range plains(50) {
		want = append(want, plain(n))
	}
	for _, jobs := range []int{1, 2, 7} {
		var got []plain
		err := inOrder(t.Context(), plains(50), jobs, func(_ context.Context, n plain) plain {
			time.Sleep(time.Duration(n%5) * time.Millisecond)
			return plain(n)
		}, func(n plain) error {
			got = append(got, n)
			return nil
		})
		if err != nil || !slices.Equal(got, want) {
			t.Errorf("%d jobs: %v, %v", jobs, got, err)
		}
	}
}

func TestInOrderHoldsWorkBack(t *testing.T) {
	const jobs = 3
	var begun, written, most atomic.Int64
	err := inOrder(t.Context(), plains(60), jobs, func(_ context.Context, n plain) large {
		ahead := begun.Add(1) - written.Load()
		for {
			old := most.Load()
			if ahead <= old || most.CompareAndSwap(old, ahead) {
				return large(n)
			}
		}
	}, func(large) error {
		time.Sleep(time.Millisecond)
		written.Add(1)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if most.Load() > 4+jobs { // those that wait or are written, and those that are begun
		t.Errorf("%d results at once for %d jobs", most.Load(), jobs)
	}
}

func TestInOrderStopsAtAnError(t *testing.T) {
	full := errors.New("disk full")
	count := 0
	err := inOrder(t.Context(), plains(1000), 2, func(_ context.Context, n plain) plain { return plain(n) },
		func(plain) error {
			count++
			return full
		})
	if !errors.Is(err, full) || count != 1 {
		t.Errorf("%v after %d results", err, count)
	}
}

func TestInOrderStopsWhenCancelled(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	never := make(chan int)
	time.AfterFunc(10*time.Millisecond, cancel)
	err := inOrder(ctx, plains(10), 2, func(context.Context, plain) plain { return plain(<-never) },
		func(plain) error { return nil })
	if !errors.Is(err, context.Canceled) {
		t.Errorf("error %v", err)
	}
}

func TestInOrderOfNothing(t *testing.T) {
	err := inOrder(t.Context(), plains(0), 1, func(_ context.Context, n plain) plain { return plain(n) },
		func(plain) error { return errors.New("called") })
	if err != nil {
		t.Error(err)
	}
}
