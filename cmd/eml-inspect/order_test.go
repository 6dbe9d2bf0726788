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

// numbers lists 0 to n-1.
func numbers(n int) iter.Seq[int] {
	list := make([]int, n)
	for i := range list {
		list[i] = i
	}
	return slices.Values(list)
}

func TestInOrderKeepsTheOrder(t *testing.T) {
	var want []plain
	for n := range numbers(50) {
		want = append(want, plain(n))
	}
	for _, jobs := range []int{1, 2, 7} {
		var got []plain
		err := inOrder(t.Context(), numbers(50), jobs, func(_ context.Context, n int) plain {
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
	err := inOrder(t.Context(), numbers(60), jobs, func(_ context.Context, n int) large {
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
	if most.Load() > 4+2*jobs+1 { // those that wait, those that are begun, and one that may not begin yet
		t.Errorf("%d results at once for %d jobs", most.Load(), jobs)
	}
}

func TestInOrderStopsAtAnError(t *testing.T) {
	full := errors.New("disk full")
	count := 0
	err := inOrder(t.Context(), numbers(1000), 2, func(_ context.Context, n int) plain { return plain(n) },
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
	err := inOrder(ctx, numbers(10), 2, func(context.Context, int) plain { return plain(<-never) },
		func(plain) error { return nil })
	if !errors.Is(err, context.Canceled) {
		t.Errorf("error %v", err)
	}
}

func TestInOrderOfNothing(t *testing.T) {
	err := inOrder(t.Context(), numbers(0), 1, func(_ context.Context, n int) plain { return plain(n) },
		func(plain) error { return errors.New("called") })
	if err != nil {
		t.Error(err)
	}
}
