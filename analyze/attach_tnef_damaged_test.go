package analyze

import (
	"testing"

	"github.com/eml-inspect/eml-inspect/analyze/tnef"
)

// A stream that is only too long for us is not said to be damaged for certain; one with a fault of its own is, by that fault.
func TestWorstOfDamage(t *testing.T) {
	limit, checksum := tnef.Fault{Kind: tnef.Limit}, tnef.Fault{Kind: tnef.Checksum}
	for _, c := range []struct {
		faults []tnef.Fault
		kind   tnef.FaultKind
		sure   Confidence
	}{
		{[]tnef.Fault{limit}, tnef.Limit, Possible},
		{[]tnef.Fault{checksum}, tnef.Checksum, Certain},
		{[]tnef.Fault{limit, checksum}, tnef.Checksum, Certain},
	} {
		if worst, sure := worstOf(c.faults); worst.Kind != c.kind || sure != c.sure {
			t.Errorf("%v: %s, %s", c.faults, worst.Kind, sure)
		}
	}
}
