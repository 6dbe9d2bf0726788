//go:build !unix

package eml

import "time"

var processorStart = time.Now()

// processorTime is the time since the process began, where nothing better is known.
func processorTime() time.Duration { return time.Since(processorStart) }
