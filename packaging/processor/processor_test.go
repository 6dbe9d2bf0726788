package processor

import (
	"testing"
	"time"
)

func TestLeastStopsWhenItIsEnough(t *testing.T) {
	calls := 0
	if got := Least(5, time.Hour, func() { calls++ }); calls != 1 || got > time.Hour {
		t.Errorf("%d calls, %v", calls, got)
	}
	calls = 0
	if Least(5, -1, func() { calls++ }); calls != 5 {
		t.Errorf("%d calls where nothing is enough", calls)
	}
}

func TestTimeIsThatOfWork(t *testing.T) {
	began := Time()
	for sum, i := 0, 0; Time()-began < 10*time.Millisecond; i++ {
		if sum += i; i > 1<<30 {
			t.Fatal("the time stands still")
		}
	}
}
