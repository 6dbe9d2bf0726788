package route

import "testing"

// What all hosts of an organisation share is a setting: a delay that is no zone is not put down to it.
func TestOnlyAZoneIsShared(t *testing.T) {
	for seconds, decided := range map[int]bool{1702: true, 3600: false, 1790: false, 2400: true, 28790: false} {
		r := stamps(0, 1, seconds, seconds+1)
		r[0].Org, r[1].Org, r[2].Org, r[3].Org = "sender", "sender", "recipient", "recipient"
		if got := Solve(r).Waits[2].Min > 0; got != decided {
			t.Errorf("%d s between two organisations: decided %v, want %v", seconds, got, decided)
		}
	}
}
