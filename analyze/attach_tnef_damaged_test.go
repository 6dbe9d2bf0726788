package analyze

import (
	"testing"

	"github.com/eml-inspect/eml-inspect/analyze/tnef"
)

// A stream that is only too long for us is not said to be damaged for certain; one with a fault of its own is.
func TestSureOfDamage(t *testing.T) {
	limit, checksum := tnef.Fault{Kind: tnef.Limit}, tnef.Fault{Kind: tnef.Checksum}
	if got := sureOf([]tnef.Fault{limit}); got != Possible {
		t.Errorf("a limit: %s", got)
	}
	if got := sureOf([]tnef.Fault{checksum, limit}); got != Certain {
		t.Errorf("a checksum: %s", got)
	}
}
