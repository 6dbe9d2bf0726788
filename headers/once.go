package headers

import "sync"

// once is sync.OnceValue. It is not inlined, so that its code stands in the program once, not at each of its uses.
//
//go:noinline
func once[T any](value func() T) func() T { return sync.OnceValue(value) }
