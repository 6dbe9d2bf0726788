package main

import (
	"context"
	"errors"
	"slices"
	"sync/atomic"
	"testing"
	"time"
)

// numbers lists 0 to n-1.
func numbers(n int) []int {
	list := make([]int, n)
	for i := range list {
		list[i] = i
	}
	return list
}

func TestInOrderKeepsTheOrder(t *testing.T) {
	for _, jobs := range []int{1, 2, 7} {
		var got []int
		err := inOrder(t.Context(), numbers(50), jobs, func(_ context.Context, n int) int {
			time.Sleep(time.Duration(n%5) * time.Millisecond)
			return n
		}, func(n int) error {
			got = append(got, n)
			return nil
		})
		if err != nil || !slices.Equal(got, numbers(50)) {
			t.Errorf("%d jobs: %v, %v", jobs, got, err)
		}
	}
}

func TestInOrderHoldsWorkBack(t *testing.T) {
	const jobs = 3
	var begun, written, most atomic.Int64
	err := inOrder(t.Context(), numbers(60), jobs, func(_ context.Context, n int) int {
		ahead := begun.Add(1) - written.Load()
		for {
			old := most.Load()
			if ahead <= old || most.CompareAndSwap(old, ahead) {
				return n
			}
		}
	}, func(int) error {
		time.Sleep(time.Millisecond)
		written.Add(1)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if most.Load() > 2*jobs+1 {
		t.Errorf("%d results at once for %d jobs", most.Load(), jobs)
	}
}

func TestInOrderStopsAtAnError(t *testing.T) {
	full := errors.New("disk full")
	count := 0
	err := inOrder(t.Context(), numbers(1000), 2, func(_ context.Context, n int) int { return n },
		func(int) error {
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
	err := inOrder(ctx, numbers(10), 2, func(context.Context, int) int { return <-never },
		func(int) error { return nil })
	if !errors.Is(err, context.Canceled) {
		t.Errorf("error %v", err)
	}
}

func TestInOrderOfNothing(t *testing.T) {
	err := inOrder(t.Context(), nil, 1, func(_ context.Context, n int) int { return n },
		func(int) error { return errors.New("called") })
	if err != nil {
		t.Error(err)
	}
}
