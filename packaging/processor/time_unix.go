//go:build unix

package processor

import (
	"syscall"
	"time"
)

// Time is how long this process has kept processors busy.
func Time() time.Duration {
	var u syscall.Rusage
	if syscall.Getrusage(syscall.RUSAGE_SELF, &u) != nil {
		return 0
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}
