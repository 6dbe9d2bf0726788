//go:build unix

package eml

import (
	"syscall"
	"time"
)

// processorTime is the time that this process has kept processors busy. Unlike a clock it does not run on while
// other programs have them.
func processorTime() time.Duration {
	var u syscall.Rusage
	if syscall.Getrusage(syscall.RUSAGE_SELF, &u) != nil {
		return 0
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}
