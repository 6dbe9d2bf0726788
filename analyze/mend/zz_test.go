package mend_test

import (
	"context"
	"github.com/eml-inspect/eml-inspect/analyze/mend"
	"os"
	"testing"
)

func TestZZ(t *testing.T) {
	out := make(map[string][]byte)
	n := 0
	for _, path := range collected(t, "mime", "real", "tnef", "charset", "bounce", "dups") {
		r, err := mend.Repair(context.Background(), read(t, path), mend.RepairOptions{Name: path, Thorough: os.Getenv("TH") != ""})
		if err != nil {
			continue
		}
		if (len(r.Changes) == 0) == (os.Getenv("TH") == "") {
			out[path] = r.Message
			n++
			if os.Getenv("TH") != "" {
				checkRepaired(t, path, r)
			} else if w := strictly(r.Message); w != "" {
				t.Errorf("%s: go: %s", path, w)
			}
		}
	}
	t.Log(n)
	checkPython(t, out)
}
