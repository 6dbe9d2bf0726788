package analyze

import (
	"context"
	"os"
	"testing"
)

// Of several waits the longest is told first, and how long the others were together.
func TestLongestWaitFirst(t *testing.T) {
	mail, err := os.ReadFile("testdata/route-delay-twice.eml")
	if err != nil {
		t.Fatal(err)
	}
	m := Message(context.Background(), mail, Options{}).Messages[0]
	if len(m.Findings) != 2 || m.Headline.Facts["held_by"] != "out.example.net" || m.Headline.Facts["rest_seconds"] != "2701" {
		t.Errorf("%+v", m.Findings)
	}
}
