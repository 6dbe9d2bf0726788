package main

import "context"

// inOrder does something with each item, jobs at a time, and hands the results to each in the
// order of the items. At most twice as many results as jobs wait to be handed over. It stops at
// the first error of each, and when ctx is cancelled; then work that has begun is left to end by
// itself.
func inOrder[T, R any](ctx context.Context, items []T, jobs int,
	do func(context.Context, T) R, each func(R) error) error {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	line := make(chan chan R, max(0, 2*jobs-1))
	go begin(ctx, items, jobs, do, line)
	for result := range line {
		select {
		case r := <-result:
			if ctx.Err() != nil { // the result may be of work that gave up half-way
				return ctx.Err()
			}
			if err := each(r); err != nil {
				return err
			}
		case <-ctx.Done():
			return ctx.Err()
		}
	}
	return ctx.Err()
}

// begin starts the work. Each item takes its place in the line before it takes one of the jobs,
// so that a slow reader of the line holds the work back.
func begin[T, R any](ctx context.Context, items []T, jobs int,
	do func(context.Context, T) R, line chan<- chan R) {
	defer close(line)
	slots := make(chan struct{}, jobs)
	for _, item := range items {
		result := make(chan R, 1)
		select {
		case line <- result:
		case <-ctx.Done():
			return
		}
		select {
		case slots <- struct{}{}:
		case <-ctx.Done():
			return
		}
		go func() {
			defer func() { <-slots }()
			result <- do(ctx, item)
		}()
	}
}
