//go:build !unix

package processor

import "time"

var start = time.Now()

// Time is the time since the process began, where nothing better is known.
func Time() time.Duration { return time.Since(start) }
