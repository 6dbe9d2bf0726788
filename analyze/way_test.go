package analyze

import (
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"github.com/eml-inspect/eml-inspect/analyze/route"
	"github.com/eml-inspect/eml-inspect/headers"
)

// Stamps of which every zone is known, or none can be read, are what Settle makes of them.
func TestSettledStamps(t *testing.T) {
	dates := []string{"Mon, 4 Mar 2024 10:01:37 +0800", "4 Mar 2024 02:05:00 GMT", "Mon, 4 Mar 2024 02:07:00", "4 Mar 2024 10:01:37 CST", "none", ""}
	dice := rand.New(rand.NewPCG(1, 9))
	for range 2000 {
		hops := make([]headers.Hop, dice.IntN(5))
		candidates := make([][]time.Time, len(hops))
		for i := range hops {
			hops[i].Date = headers.ReadDate(dates[dice.IntN(len(dates))])
			candidates[i] = instants(&hops[i].Date)
		}
		if got, want := settled(hops), route.Settle(candidates); !slices.Equal(got, want) {
			t.Fatalf("%+v: %v, want %v", hops, got, want)
		}
	}
}
